"""Records as Parquet, through the real command, and read by the programs that people read it with."""

import gzip
import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsbot.items import ARTICLE_KEYS, REJECT_KEYS
from newsbot.jsonl import to_line
from newsbot.loaders.zstd_file import zstd
from tests.runs.shell import ROOT, Shell
from tests.state.records import STARTED, article, reject


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def samples(shell: Shell) -> list[dict[str, Any]]:
    """Extract the samples, whose records have every kind of field, and return these."""
    answer = shell.real(
        "extract", str(ROOT / "samples"), "-o", "output/articles/a.jsonl", "--rejects", "output/r.jsonl"
    )
    assert answer.code == 0, answer.stderr
    return shell.records("output/articles/a.jsonl")


def as_written(row: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """Return a row as the record that it was made of: runs have items or a text, not both."""
    removed = [
        {key: value for key, value in run.items() if key in one}
        for run, one in zip(row["removed"], record["removed"], strict=True)
    ]
    return {**row, "removed": removed, "fetched": row["fetched"].isoformat().replace("+00:00", "Z")}  # fmt: skip


def test_records_are_the_same_in_parquet(shell: Shell) -> None:
    records = samples(shell)

    answer = shell.real("export", "output", "-o", "a.parquet")

    assert (answer.code, answer.stderr) == (0, f"{len(records)} records in a.parquet\n")
    table = pq.read_table(shell.folder / "a.parquet")
    rows = table.to_pylist()
    assert tuple(table.column_names) == ARTICLE_KEYS
    assert [as_written(row, record) for row, record in zip(rows, records, strict=True)] == records
    schema = json.loads(files("newsbot").joinpath("data", "article.schema.json").read_text("utf-8"))
    assert (
        table.schema.field("headline").metadata[b"description"].decode()
        == schema["properties"]["headline"]["description"]
    )
    assert table.schema.metadata[b"newsbot.schema"] == b"newsbot.article/1"
    assert table.schema.field("fetched").type == pa.timestamp("us", tz="UTC")


def test_a_time_before_the_calendar_is_wrong_usage(shell: Shell) -> None:
    answer = shell.real("export", ".", "-o", "a.parquet", "--since", "0001-01-01T00:00+05:00")
    assert answer.code == 2
    assert "'0001-01-01T00:00+05:00' is no time; write one as in 2026-11-23" in answer.stderr


def test_rejects_are_exported_where_asked_for(shell: Shell) -> None:
    samples(shell)
    answer = shell.real("export", "output/r.jsonl", "-o", "r.parquet", "--rejects")
    assert answer.code == 0, answer.stderr
    rows = pq.read_table(shell.folder / "r.parquet").to_pylist()
    assert len(rows) == len(shell.records("output/r.jsonl")) > 0
    assert tuple(rows[0]) == REJECT_KEYS


def test_fields_and_times_choose(shell: Shell) -> None:
    samples(shell)
    (shell.folder / "old.jsonl").write_bytes(to_line(article(1)))
    for since, count in (("2026-03-01", 1), ("2026-03-01T23:30:00Z", 1), ("2026-03-02T08:30:01+09:00", 0)):
        answer = shell.real("export", "old.jsonl", "-o", "f.parquet", "--since", since, "--fields", "url, id")
        assert answer.code == 0, answer.stderr
        table = pq.read_table(shell.folder / "f.parquet")
        assert table.column_names == ["url", "id"]
        assert table.num_rows == count, since


def test_compressed_files_and_many_records(shell: Shell) -> None:
    lines = [to_line(article(n)) for n in range(4_500)]
    (shell.folder / "day").mkdir()
    (shell.folder / "day" / "1.jsonl.gz").write_bytes(gzip.compress(b"".join(lines[:2_000])))
    (shell.folder / "day" / "2.jsonl.zst").write_bytes(zstd.compress(b"".join(lines[2_000:4_000])))
    (shell.folder / "day" / "3.jsonl").write_bytes(b"".join(lines[4_000:]) + to_line(reject(1)))
    answer = shell.real("export", "day/*", "-o", "deep/a.parquet")
    assert answer.code == 0, answer.stderr
    file = pq.ParquetFile(shell.folder / "deep" / "a.parquet")
    assert file.num_row_groups == 3
    assert [row["url"] for row in file.read().to_pylist()] == [article(n).url for n in range(4_500)]
    assert file.read().column("fetched")[0].as_py() == datetime.fromtimestamp(STARTED.timestamp(), UTC)


def test_what_is_no_record_is_named_and_left_out(shell: Shell) -> None:
    whole = to_line(article(1))
    strange = json.dumps({**json.loads(whole), "word_count": "many"}).encode() + b"\n"
    (shell.folder / "a.jsonl").write_bytes(whole + b"[1]\n" + strange + to_line(article(2)) + whole[:50])
    (shell.folder / "b.jsonl.gz").write_bytes(gzip.compress(to_line(article(3)))[:-9])

    answer = shell.real("export", "a.jsonl", "b.jsonl.gz", "-o", "a.parquet")

    assert answer.code == 1
    *problems, summary = answer.stderr.splitlines()
    assert [line.partition(": ")[0] for line in sorted(problems)] == [
        "a.jsonl:2",
        "a.jsonl:3",
        "a.jsonl:5",
        "b.jsonl.gz",
    ]
    assert summary.endswith(" records in a.parquet")
    urls = [row["url"] for row in pq.read_table(shell.folder / "a.parquet").to_pylist()]
    assert urls[:2] == [article(1).url, article(2).url]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("none", "-o", "a.parquet"), 2, "Error: none: no such file, and no JSONL below it; name what newsbot wrote"),
        (
            ("a.jsonl", "-o", "a.parquet", "--fields", "heading"),
            2,
            'there is no field "heading"; did you mean "headline"?',
        ),
        (("a.jsonl", "-o", "a.parquet", "--since", "soon"), 2, "'soon' is no time; write one as in 2026-11-23"),
        (("a.jsonl", "-o", "a.jsonl"), 73, "Error: a.jsonl: is no Parquet file; name another, or move this one away"),
        (("a.jsonl", "-o", "a.csv"), 2, "a.csv is no name for Parquet; write one as in articles.parquet"),
        (("a.jsonl", "-o", "-"), 2, "- is no name for Parquet; write one as in articles.parquet"),
        (("a.jsonl", "-o", "a" * 252), 73, "cannot write: File name too long; name another output"),
        (("a.jsonl", "-o", "/proc/a.parquet"), 73, "Error: /proc/a.parquet: cannot write: "),
    ],
)
def test_wrong_use(shell: Shell, arguments: tuple[str, ...], code: int, message: str) -> None:
    (shell.folder / "a.jsonl").write_bytes(to_line(article(1)))
    answer = shell.real("export", *arguments)
    assert (answer.code, message in answer.stderr) == (code, True), answer.stderr
    assert (shell.folder / "a.jsonl").read_bytes() == to_line(article(1))
    assert [path.name for path in shell.folder.iterdir()] == ["a.jsonl"]


def test_the_lines_of_the_docs_run(shell: Shell) -> None:
    samples(shell)
    assert shell.real("export", "output", "-o", "articles.parquet").code == 0
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "scale.md").read_text("utf-8"), re.DOTALL)
    blocks = [block for block in blocks if "articles.parquet" in block]
    assert len(blocks) == 2
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-c", block], cwd=shell.folder, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "link_list" in done.stdout or "mean" in done.stdout
