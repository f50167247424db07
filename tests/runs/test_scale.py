"""Archives on datatrove, through the command: the same records, each reject with its reason, kills and resumption."""

import gzip
import json
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import fsspec
import psutil
import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.options import LoaderOptions
from newsbot.scale.reader import ITEM, PageReader
from tests.extraction.template.paper import page, story
from tests.loaders.warcs import gzipped, response
from tests.runs.shell import ROOT, Shell, environment

FILES, PAGES = 10, 20


def warc(number: int, pages: int = PAGES) -> bytes:
    """Return a WARC of one site's pages, behind a page that is no article."""
    site = f"paper{number}.example"
    made = (page(story(n), site=site) for n in range(number * pages, (number + 1) * pages))
    short = response(f"https://{site}/short", b"<html><body><p>Nothing here.</p></body></html>")
    return gzipped(short, *(response(it.url or "", it.body) for it in made))


@pytest.fixture
def folder(shell: Shell) -> Path:
    (shell.folder / "in").mkdir()
    for number in range(FILES):
        (shell.folder / "in" / f"{number}.warc.gz").write_bytes(warc(number))
    return shell.folder


def records(folder: Path, kind: str) -> list[dict[str, Any]]:
    texts = (gzip.decompress(file.read_bytes()) for file in sorted((folder / kind).glob("*.jsonl.gz")))
    return [json.loads(line) for text in texts for line in text.splitlines()]


def one_by_one(shell: Shell) -> Iterator[dict[str, Any]]:
    """Yield what `newsbot extract` makes of each file by itself."""
    for number in range(FILES):
        done = shell.real("extract", f"in/{number}.warc.gz", "-o", f"{number}.jsonl", "--state", ":memory:")
        assert done.code == 0, done.stderr
        yield from (json.loads(line) for line in (shell.folder / f"{number}.jsonl").read_bytes().splitlines())


def without_input(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in {"input", "duplicate_of"}}


def test_tasks_write_the_records_that_extract_writes_and_each_reject_with_its_reason(
    shell: Shell, folder: Path
) -> None:
    done = shell.real("scale", "extract", "in", "out", "--workers", "2")
    assert done.code == 0, done.stderr
    summary = f"{FILES * PAGES} articles, {FILES} rejects (not_an_article {FILES}) in out"
    assert done.stderr.splitlines()[-1] == summary
    found = records(folder / "out", "articles")
    assert list(map(without_input, found)) == list(map(without_input, one_by_one(shell)))
    assert found[0]["input"].startswith("0.warc.gz")
    rejects = records(folder / "out", "rejects")
    assert {(it["reason"], it["site"]) for it in rejects} == {
        ("not_an_article", f"paper{n}.example") for n in range(FILES)
    }


def test_a_killed_driver_leaves_no_process_and_running_it_again_loses_and_doubles_nothing(
    shell: Shell, folder: Path
) -> None:
    moments = random.Random(11)
    kills = 0
    for _ in range(3):
        process = shell.start_real("scale", "extract", "in", "out", "--workers", "2", env={"SCALE_MARK": str(folder)})
        deadline = time.monotonic() + 60
        done = len(completions(folder))
        while process.poll() is None and len(completions(folder)) == done and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(moments.uniform(0, 0.1))
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert gone(folder), "processes outlive their killed driver"
    assert kills >= 2
    assert 0 < len(completions(folder)) < FILES
    last = shell.real("scale", "extract", "in", "out", "--workers", "2")
    assert last.code == 0, last.stderr
    found = [record["url"] for record in records(folder / "out", "articles")]
    assert len(found) == len(set(found)) == FILES * PAGES
    assert len(records(folder / "out", "rejects")) == FILES
    again = shell.real("scale", "extract", "in", "out", "--workers", "2")
    assert (again.code, len(records(folder / "out", "articles"))) == (0, FILES * PAGES)


def completions(folder: Path) -> list[Path]:
    return list((folder / "out" / "logs" / "extract" / "completions").glob("*"))


def gone(folder: Path) -> bool:
    """Tell whether all processes of a run have ended, soon after it was killed."""
    deadline = time.monotonic() + 5
    while alive := [it for it in psutil.process_iter() if marked(it, str(folder))]:
        if time.monotonic() > deadline:
            print(alive)  # noqa: T201 - who it was
            return False
        time.sleep(0.05)
    return True


def marked(process: psutil.Process, mark: str) -> bool:
    try:
        return process.status() != psutil.STATUS_ZOMBIE and process.environ().get("SCALE_MARK") == mark
    except psutil.Error:
        return False


def test_articles_as_parquet(shell: Shell, folder: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    done = shell.real("scale", "extract", "in", "out", "--workers", "1", "--glob", "0.*", "--parquet")
    assert done.code == 0, done.stderr
    table = parquet.read_table(folder / "out" / "articles")
    assert table.num_rows == PAGES
    assert table.column("headline").to_pylist() == [story(n).headline for n in range(PAGES)]


def test_a_remote_folder_is_read_and_what_cannot_be_opened_is_a_reject(tmp_path: Path) -> None:
    remote = fsspec.filesystem("memory")
    with remote.open("/archives/sub/7.warc.gz", "wb") as file:
        file.write(warc(7, pages=2))
    started = datetime(2026, 11, 1, tzinfo=UTC)
    reader = PageReader("memory://archives", LoaderOptions(), started=started)
    items = [document.metadata[ITEM] for document in reader.run()]
    assert [type(item) for item in items] == [Page, Page, Page]
    assert items[1].url == "https://paper7.example/news/14"
    assert items[1].input.startswith("sub/7.warc.gz")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "loop").symlink_to("loop")
    (document,) = PageReader(str(tmp_path / "in"), LoaderOptions(), started=started).read_file("loop")
    reject = document.metadata[ITEM]
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.input) == (RejectReason.UNREADABLE, "loop")


def test_what_is_missing_is_told(shell: Shell) -> None:
    (shell.folder / "empty").mkdir()
    empty = shell.real("scale", "extract", "empty", "out")
    assert (empty.code, "empty: there are no files to read" in empty.stderr) == (2, True)
    (shell.folder / "empty" / "a.html").write_text("x")
    unmatched = shell.real("scale", "extract", "empty", "out", "--glob", "*.warc")
    assert (unmatched.code, "that match *.warc" in unmatched.stderr) == (2, True)
    without_slurm = {"PATH": str(Path(sys.executable).parent)}
    slurm = shell.real("scale", "extract", "empty", "out", "--executor", "slurm", env=without_slurm)
    assert (slurm.code, "there is no sbatch here" in slurm.stderr) == (2, True)


def test_the_pipeline_of_the_docs_runs_with_a_step_between(shell: Shell, folder: Path) -> None:
    (folder / "in").rename(folder / "cc-news")
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    (block,) = (block for block in blocks if "LambdaFilter" in block)
    command = [sys.executable, "-c", block.replace('== "de"', '== "en"')]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment())
    assert len(records(folder / "out", "articles")) == FILES * PAGES


@pytest.mark.heavy
def test_near_duplicates_among_tasks_are_left_out(shell: Shell, folder: Path) -> None:
    pytest.importorskip("spacy")
    (folder / "in" / f"{FILES}.warc.gz").write_bytes(warc(3))
    assert shell.real("scale", "extract", "in", "out", "--workers", "2").code == 0
    done = shell.real("scale", "dedup", "out/articles", "unique", "--workers", "2")
    assert done.code == 0, done.stderr
    assert done.stderr.splitlines()[-1] == f"{FILES * PAGES} articles kept, {PAGES} left out in unique"
    kept, removed = records(folder / "unique", "articles"), records(folder / "unique", "removed")
    assert {it["headline"] for it in removed} == {story(n).headline for n in range(3 * PAGES, 4 * PAGES)}
    assert len({it["url"] for it in kept}) == FILES * PAGES


@pytest.mark.heavy
def test_ray_writes_the_same_records(shell: Shell, folder: Path) -> None:
    pytest.importorskip("ray")
    for name, executor in (("local", "local"), ("ray", "ray")):
        done = shell.real("scale", "extract", "in", name, "--workers", "2", "--executor", executor)
        assert done.code == 0, done.stderr
    assert records(folder / "ray", "articles") == records(folder / "local", "articles")
    assert len(records(folder / "ray", "rejects")) == FILES
