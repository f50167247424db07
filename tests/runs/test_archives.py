"""Runs over archives: the wrapping changes nothing, and a killed run goes on where it was."""

import base64
import bz2
import gzip
import json
import lzma
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from newsbot.loaders.zstd_file import zstd
from tests.loaders.tars import member, tarred
from tests.loaders.warcs import gzipped, http, record, response
from tests.runs.shell import Shell
from tests.runs.test_killing import PAGE

PAGES = 3
# All are written to one output, so that each names the first as the one it doubles; and the site is learned meanwhile.
TOLD_BY_THE_WRAPPING = {"input", "fetched", "duplicate_of", "method", "confidence"}


def url(n: int) -> str:
    return f"https://tide.example/ferries/{n}"


def body(n: int) -> bytes:
    return PAGE.format(n=n, minute=n).encode()


def mhtml(n: int) -> bytes:
    top = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    head = f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {url(n)}\r\n".encode()
    return top + head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(body(n)) + b"--b--\r\n"


def zipped(folder: Path, name: str, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in members.items():
            archive.writestr(each, content)


def wrap(folder: Path) -> Iterator[tuple[str, ...]]:
    """Write the same pages in every wrapping, and yield the files of each."""
    pages = {f"{n}.html": body(n) for n in range(PAGES)}
    for suffix, pack in (
        ("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", zstd.compress),
        (".br", brotli.compress),
    ):  # fmt: skip
        for name, content in pages.items():
            (folder / f"{name}{suffix}").write_bytes(pack(content))
        yield tuple(f"{name}{suffix}" for name in pages)
    for n in range(PAGES):
        (folder / f"{n}.mhtml").write_bytes(mhtml(n))
    yield tuple(f"{n}.mhtml" for n in range(PAGES))
    zipped(folder, "a.zip", pages)
    tar = tarred(*(member(name, content) for name, content in pages.items()))
    records = [response(url(n), body(n)) for n in range(PAGES)]
    coded = [response(url(n), brotli.compress(body(n)), Content_Encoding="br") for n in range(PAGES)]
    zipped(folder, "a.wacz", {"datapackage.json": b"{}", "archive/a.warc.gz": gzipped(*records)})
    rows = "".join(json.dumps({"url": url(n), "html": body(n).decode()}) + "\n" for n in range(PAGES))
    for name, content in (
        ("a.jsonl", rows.encode()), ("a.tar", tar), ("a.tar.zst", zstd.compress(tar)), ("a.warc", b"".join(records)),
        ("a.warc.gz", gzipped(*records)), ("a.warc.xz", lzma.compress(b"".join(coded))),
    ):  # fmt: skip
        (folder / name).write_bytes(content)
        yield (name,)
    yield ("a.zip",)
    yield ("a.wacz",)


def test_the_same_pages_give_the_same_records_in_every_wrapping(shell: Shell) -> None:
    wrappings = list(wrap(shell.folder))
    names = [name for wrapping in wrappings for name in wrapping]

    answer = shell.real("extract", *names, "-o", "out.jsonl", "--state", ":memory:", "--keep-duplicates", "--jobs", "2")

    assert answer.code == 0, answer.stderr
    records = shell.records("out.jsonl")
    assert len(wrappings) == 15
    assert len(records) == PAGES * len(wrappings)
    assert {record["headline"] for record in records} == {f"Ferry {n} sails at last" for n in range(PAGES)}
    first = [told(record) for record in records[:PAGES]]
    for at in range(0, len(records), PAGES):
        assert [told(record) for record in records[at : at + PAGES]] == first, records[at]["input"]
    assert len({record["input"] for record in records}) == len(records)
    assert {record["fetched"] for record in records if ".warc" in record["input"]} == {"2025-06-07T08:09:10Z"}


def told(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in TOLD_BY_THE_WRAPPING}


def text(n: int, more: str = "") -> bytes:
    return f"Ferry {n} sails\nShe left at {n} past noon.{more}".encode()


def test_what_a_warc_holds_is_counted_and_its_damage_is_told(shell: Shell) -> None:
    records = [
        record("warcinfo", b"software: x"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", url(1)),
        response(url(1), text(1)),
        record("response", http(text(2)), url(2), length=9),
        record("response", http(b"gone", "410 Gone"), url(3)),
        response(url(4), text(4)),
    ]
    (shell.folder / "a.warc").write_bytes(b"".join(records))

    answer = shell.run("extract", "a.warc", "-o", "out.jsonl")

    assert answer.code == 0, answer.stderr
    assert "2 articles\n2 rejects (unreadable 1, download_failed 1)\n" in answer.stderr
    assert "\n2 archive records skipped: they hold no page (request 1, warcinfo 1)\n" in answer.stderr
    assert [(each["input"], each["url"]) for each in shell.records("out.jsonl")] == [
        ("a.warc#3", url(1)),
        ("a.warc#6", url(4)),
    ]
    kept = ("input", "url", "site", "reason", "status", "fetched")
    assert [tuple(each[key] for key in kept) for each in shell.records("out.rejects.jsonl")] == [
        ("a.warc#4", url(2), "tide.example", "unreadable", None, "2025-06-07T08:09:10Z"),
        ("a.warc#5", url(3), "tide.example", "download_failed", 410, "2025-06-07T08:09:10Z"),
    ]


COUNT = 400


@pytest.mark.parametrize("name", ["a.warc.gz", "a.tar.xz", "a.zip"])
def test_a_killed_run_goes_on_within_an_archive(name: str, shell: Shell) -> None:
    if name == "a.warc.gz":
        (shell.folder / name).write_bytes(gzipped(*(response(url(n), text(n)) for n in range(COUNT))))
    elif name == "a.zip":
        zipped(shell.folder, name, {f"{n}.txt": text(n) for n in range(COUNT)})
    else:
        archive = tarred(*(member(f"{n}.txt", text(n)) for n in range(COUNT)))
        (shell.folder / name).write_bytes(lzma.compress(archive))
    os.utime(shell.folder / name, (0, 0))
    assert shell.run("extract", name, "-o", "whole.jsonl").code == 0

    kill_when_it_has_written(shell, name)
    answer = shell.run("extract", name, "-o", "killed.jsonl")

    assert answer.code == 0, answer.stderr
    assert "already done by an earlier run" in answer.stderr
    assert (shell.folder / "killed.jsonl").read_bytes() == (shell.folder / "whole.jsonl").read_bytes()


def kill_when_it_has_written(shell: Shell, name: str) -> None:
    output = shell.folder / "killed.jsonl"
    process = shell.start("extract", name, "-o", output.name, "--jobs", "1")
    while not output.exists() or output.stat().st_size == 0:
        assert process.poll() is None, "the run ended before it was killed"
        time.sleep(0.001)
    process.kill()
    process.communicate()
    assert 0 < len(output.read_bytes().splitlines()) < COUNT
