"""Hostile pages through all three ways in: the article, or a reject that says why, within time and memory."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.measured import measure
from tests.hostile.pages import Hostile, hostile_pages, text_node
from tests.runs.shell import environment
from tests.site import LocalWeb, NewsSite
from tests.site.messages import HTML, Request, Response
from tests.soak.ways import NEWSBOT, QUICK_FLAGS, SCRAPY

SECONDS, MEMORY_MB = 4, 700
# Beside the pages: a run that reads them holds the largest a few times over. Beside the limit: what the imports take.
MOST_PARENT, MOST_WORKER = 350, MEMORY_MB + 150
# The interpreter's start and, twice, the page that takes too long.
MOST_SECONDS = 60


@pytest.fixture(scope="module")
def pages() -> tuple[Hostile, ...]:
    return hostile_pages()


@pytest.fixture
def site(pages: tuple[Hostile, ...]) -> Iterator[NewsSite]:
    with LocalWeb(articles=1, bulk=1) as web:
        site = web.site("bulk")
        answers = {path_of(page): Response(body=page.body, headers=HTML) for page in pages}
        listed = "".join(f"<url><loc>{site.url}{path_of(page)[1:]}</loc></url>" for page in pages)
        answers["/sitemap.xml"] = Response(body=f"<urlset>{listed}</urlset>".encode())

        def instead(request: Request) -> Response | None:
            return answers.get(request.path)

        site.instead = instead
        yield site


def path_of(page: Hostile) -> str:
    return f"/news/a-page-of-{page.name}-1"


def local(folder: Path, site: NewsSite, pages: tuple[Hostile, ...]) -> tuple[str, ...]:
    for page in pages:
        (folder / f"{page.name}.html").write_bytes(page.body)
    return (*NEWSBOT, "extract", *(f"{page.name}.html" for page in pages), "--keep-duplicates", "-o", "output/a.jsonl")


def live(folder: Path, site: NewsSite, pages: tuple[Hostile, ...]) -> tuple[str, ...]:
    (folder / "list.txt").write_text("".join(f"{site.url}{path_of(page)[1:]}\n" for page in pages))
    return (*SCRAPY, "crawl", "news", "-a", "urls=list.txt", *QUICK_FLAGS)


def scheduled(folder: Path, site: NewsSite, pages: tuple[Hostile, ...]) -> tuple[str, ...]:
    (folder / "sources.toml").write_text(f'[[source]]\nname = "hostile"\nurl = "{site.url}"\n')
    return (*NEWSBOT, "run", *QUICK_FLAGS)


@pytest.mark.parametrize("way", [local, live, scheduled])
def test_a_hostile_page_costs_itself(
    way: Callable[[Path, NewsSite, tuple[Hostile, ...]], tuple[str, ...]],
    pages: tuple[Hostile, ...],
    site: NewsSite,
    tmp_path: Path,
    figure: Callable[[str], None],
) -> None:
    limits = {"NEWSBOT_PAGE_SECONDS": str(SECONDS), "NEWSBOT_PAGE_MEMORY_MB": str(MEMORY_MB), "NEWSBOT_JOBS": "2"}
    env = environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", **limits})
    command = way(tmp_path, site, pages)
    with (tmp_path / "log").open("wb") as log:
        taken = measure(subprocess.Popen(command, cwd=tmp_path, env=env, stdout=log, stderr=log))

    told = (tmp_path / "log").read_text()
    outcomes = {name: outcome for page in pages for name, outcome in found(tmp_path, page)}
    figure(
        f"hostile pages, {way.__name__}: {taken.seconds:.0f} s, parent {taken.parent:.0f} MiB, "
        f"worker {taken.workers:.0f} MiB; {', '.join(f'{name} {what}' for name, what in outcomes.items())}"
    )
    assert taken.code == 0, told
    expected = {page.name: page.reason or f"{page.blocks} blocks" for page in pages}
    # On a busy machine the deadline comes before the limit.
    if outcomes.get("million-links") == "extractor_timeout":
        expected["million-links"] = "extractor_timeout"
    assert outcomes == expected
    assert "Traceback" not in told
    assert taken.parent < MOST_PARENT
    assert taken.workers < MOST_WORKER
    assert taken.seconds < MOST_SECONDS


def test_a_text_node_of_ten_megabytes_is_an_article(tmp_path: Path, figure: Callable[[str], None]) -> None:
    page = text_node(megabytes=10)
    (tmp_path / "text-node.html").write_bytes(page.body)
    command = (*NEWSBOT, "extract", "text-node.html", "-o", "output/a.jsonl")
    with (tmp_path / "log").open("wb") as log:
        taken = measure(subprocess.Popen(command, cwd=tmp_path, env=environment(), stdout=log, stderr=log))

    figure(f"text node of 10 MB: {taken.seconds:.0f} s, worker {taken.workers:.0f} MiB")
    ((_, what),) = found(tmp_path, page)
    assert what == "1 blocks"


def found(folder: Path, page: Hostile) -> Iterator[tuple[str, str]]:
    """Yield what became of a page: the reason of its reject, or how many blocks its article has."""
    for file in sorted((folder / "output").rglob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            if record["input"] == f"{page.name}.html" or (record["url"] or "").endswith(path_of(page)):
                yield page.name, outcome(record)


def outcome(record: dict[str, object]) -> str:
    body = record.get("body")
    return f"{len(body)} blocks" if isinstance(body, list) else str(record["reason"])
