"""Crawls that keep what they fetch as WARC: read again, it gives the same records."""

import gzip
import random
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.crawls.crawl import LOOPBACK, Folder
from tests.crawls.test_killing import SETTINGS, kill_after_growth, kill_at_a_request
from tests.crawls.told import told, written
from tests.runs.scheduled import Desk
from tests.runs.shell import Answer, Shell
from tests.site import LocalWeb

KEPT = "kept/{date}.warc.gz"
KEEPING = {**LOOPBACK, "NEWSBOT_KEEP_PAGES": KEPT}
PAPERS = ("harbour", "courier", "kaigan")


def kept(folder: Path) -> Path:
    (path,) = (folder / "kept").glob("*.warc.gz")
    return path


def extract(folder: Path, *more: str) -> Answer:
    name = str(kept(folder).relative_to(folder))
    return Shell(folder).real("extract", name, "-o", "again.jsonl", "--state", ":memory:", *more)


def without_input(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**record, "input": None} for record in records]


def responses(path: Path) -> list[str]:
    """Return the addresses of the responses, as another program reads them, which checks digests."""
    with path.open("rb") as file:
        records = [
            (it.rec_type, it.rec_headers.get_header("WARC-Target-URI"), it.content_stream().read())
            for it in ArchiveIterator(file, check_digests="raise")
        ]
    return [url for kind, url, _ in records if kind == "response"]


def test_what_is_kept_gives_the_same_records(web: LocalWeb, folder: Folder) -> None:
    sites = [web.site(name) for name in PAPERS]
    tables = (f'[[source]]\nname = "{it.name}"\nurl = "{it.url}"\ntimezone = "Asia/Tokyo"\n' for it in sites)
    (folder.path / "sources.toml").write_text("".join(tables))

    answer = folder.crawl(sources="sources.toml", env=KEEPING)
    again = extract(folder.path)

    assert (answer.code, again.code) == (0, 0), answer.stderr + again.stderr
    assert str(kept(folder.path).relative_to(folder.path)) in answer.stderr
    records = folder.records()
    assert len(records) == sum(len(site.published()) for site in sites)
    assert {record["source"] for record in records} == set(PAPERS)
    assert without_input(Shell(folder.path).records("again.jsonl")) == records
    assert sorted(responses(kept(folder.path))) == sorted(record["url"] for record in records)


def test_rejects_are_the_same(web: LocalWeb, folder: Folder) -> None:
    site = web.site("misfortune")

    answer = folder.crawl(url=site.url, env=KEEPING, settings={"DOWNLOAD_TIMEOUT": 3, "RETRY_TIMES": 0})
    again = extract(folder.path, "--rejects", "again.rejects.jsonl")

    assert (answer.code, again.code) == (0, 0), answer.stderr + again.stderr
    assert without_input(Shell(folder.path).records("again.jsonl")) == folder.records()
    fetched = set(responses(kept(folder.path)))
    rejects = [it for it in folder.records("rejects") if it["url"] in fetched]
    assert len({it["reason"] for it in rejects}) >= 5
    assert without_input(Shell(folder.path).records("again.rejects.jsonl")) == rejects


@pytest.mark.parametrize("seed", range(2))
def test_kills_lose_double_and_tear_nothing(folder: Folder, seed: int) -> None:
    moments = random.Random(100 + seed)
    env = {**LOOPBACK, "NEWSBOT_KEEP_PAGES": "kept/all.warc.gz"}
    with LocalWeb(articles=1, bulk=300) as web:
        kill_at_a_request(folder, web, moments.randrange(2, 40), env=env)
        for kill in range(4):
            kill_after_growth(folder, web, moments.uniform(0, 0.3 if kill % 2 else 0.004), env=env)
        last = folder.crawl(url=web.site("bulk").url, settings=SETTINGS, env=env)
        published = web.site("bulk").published()

    assert last.code == 0, last.stderr
    records = folder.records()
    assert written(records) == told(published)
    assert responses(kept(folder.path)) == [record["url"] for record in records]
    assert extract(folder.path).code == 0
    assert without_input(Shell(folder.path).records("again.jsonl")) == records
    assert Shell(folder.path).records("again.rejects.jsonl") == []


def test_what_is_torn_is_cut_and_what_others_wrote_stays(web: LocalWeb, folder: Folder) -> None:
    site = web.site("courier")
    (folder.path / "kept").mkdir()
    foreign = gzip.compress(b"WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n")
    (folder.path / "kept" / "all.warc.gz").write_bytes(foreign + foreign[:40])

    answer = folder.crawl(url=site.url, env={**LOOPBACK, "NEWSBOT_KEEP_PAGES": "kept/all.warc.gz"})

    assert answer.code == 0, answer.stderr
    assert kept(folder.path).read_bytes().startswith(foreign)
    assert sorted(responses(kept(folder.path))) == sorted(story.url for story in site.published())
    assert extract(folder.path).code == 0
    assert without_input(Shell(folder.path).records("again.jsonl")) == folder.records()


def test_scheduled_runs_keep_pages_too(web: LocalWeb, tmp_path: Path) -> None:
    desk, site = Desk(tmp_path), web.site("kaigan")
    desk.follow(site)

    answer = desk.run(env={"NEWSBOT_KEEP_PAGES": "kept/{source}.warc.gz"})

    assert (answer.code, answer.stderr) == (0, "")
    assert kept(tmp_path).name == "kaigan.warc.gz"
    assert extract(tmp_path).code == 0
    assert without_input(Shell(tmp_path).records("again.jsonl")) == desk.records()
    assert len(desk.records()) == len(site.published())


def test_a_full_disk_loses_no_page(tmp_path: Path) -> None:
    desk, env = Desk(tmp_path), {"NEWSBOT_KEEP_PAGES": "kept/all.warc.gz"}
    # A file that may not grow is a disk that is full: this one has little room left, and the state's has enough.
    (tmp_path / "kept").mkdir()
    block = random.Random(3).randbytes(7_980 * 1024)
    foreign = gzip.compress(b"WARC/1.1\r\nWARC-Type: x\r\nContent-Length: %d\r\n\r\n%b\r\n\r\n" % (len(block), block))
    (tmp_path / "kept" / "all.warc.gz").write_bytes(foreign)
    limited = ("bash", "-c", 'trap "" XFSZ; ulimit -f 8000; exec "$@"', "bash")
    with LocalWeb(articles=1, bulk=60) as web:
        desk.follow(web.site("bulk"))

        full = desk.run(prefix=limited, env=env)
        again = desk.run(env=env)

    assert (full.code, again.code, again.stderr) == (73, 0, ""), full.stderr
    assert "all.warc.gz: cannot write: the file may not grow further" in full.stderr
    records = desk.records()
    assert len(records) == 60
    assert kept(tmp_path).read_bytes().startswith(foreign)
    assert sorted(responses(kept(tmp_path))) == sorted(record["url"] for record in records)
    assert extract(tmp_path).code == 0
    assert without_input(Shell(tmp_path).records("again.jsonl")) == records


@pytest.mark.parametrize(
    ("name", "content", "code", "message"),
    [
        ("pages.warc", None, 2, "pages.warc is to be a gzipped WARC; give it a name that ends in .warc.gz"),
        ("{day}.warc.gz", None, 2, "{day}.warc.gz has {day}, which is not known; only {source} and {date} are"),
        ("mine.warc.gz", b"precious", 73, "mine.warc.gz: holds no gzipped WARC; name another file, or move this one"),
        ("file/pages.warc.gz", b"", 73, "cannot write: a part of the path is a file, not a folder; name an output"),
    ],
)
def test_a_name_that_is_of_no_use(
    web: LocalWeb, folder: Folder, name: str, content: bytes | None, code: int, message: str
) -> None:
    standing = folder.path / name.partition("/")[0]
    if content is not None:
        standing.write_bytes(content)

    answer = folder.crawl(url=web.site("courier").url, env={**LOOPBACK, "NEWSBOT_KEEP_PAGES": name})

    assert (answer.code, message in answer.stderr) == (code, True), answer.stderr
    assert "Traceback" not in answer.stderr
    assert folder.records() == []
    if content is not None:
        assert standing.read_bytes() == content
