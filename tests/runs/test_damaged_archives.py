"""Every fault an archive can have, in one run: a reject that names archive and member, and the rest comes out."""

import io
import os
import tarfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot import EXTRACTOR
from tests.loaders.tars import member, tarred
from tests.loaders.warcs import DATE, gzipped, record, response
from tests.runs.shell import Shell

LINK = "a link, which an archive's member must not be"
WRONG = "record 2: the record's Content-Length of 9 does not lead to the next record; write the WARC again"
# input: reason, detail, url.
REJECTS: dict[str, tuple[str, str, str | None]] = {
    "bomb.zip#zeros.html": (
        "too_large",
        "unpacks to more than 200 times its size, as no page does: a decompression bomb",
        None,
    ),
    "deep.zip#b.zip#c.zip": (
        "unreadable",
        "archives in archives are read 2 deep; unpack the outer ones first",
        None,
    ),
    "locked.zip#a.txt": ("unreadable", "the member is encrypted; unpack the archive with its password", None),
    "links.tar#link.txt": ("unreadable", LINK, None),
    "links.tar#hard.txt": ("unreadable", LINK, None),
    "links.tar#pipe.txt": ("unreadable", "neither file nor folder, which an archive's member must not be", None),
    "wrong.warc#2": ("unreadable", WRONG, "https://tide.example/0"),
    "wrong.warc.gz#2": ("unreadable", WRONG, "https://tide.example/0"),
}
ARTICLES = {
    "bomb.zip#a.txt": 11, "deep.zip#b.zip#b.txt": 21, "locked.zip#b.txt": 31, "links.tar#a.txt": 41,
    "names.tar#/etc/a.txt": 51, "names.tar#../../b.txt": 52, "names.tar#c.txt": 53, "names.tar#c.txt#2": 54,
    "names.zip#/etc/a.txt": 61, "names.zip#../../b.txt": 62, "names.zip#c.txt": 63, "names.zip#c.txt#2": 64,
    "wrong.warc#1": 71, "wrong.warc#3": 72, "wrong.warc.gz#1": 81, "wrong.warc.gz#3": 82,
}  # fmt: skip
SAVED = "2024-01-02T03:04:05Z"
SAVED_SECONDS = datetime.fromisoformat(SAVED).timestamp()
NAMES = ("/etc/a.txt", "../../b.txt", "c.txt", "c.txt")


def text(n: int) -> bytes:
    return f"Ferry {n} sails\nShe left at {n} past noon.".encode()


def whole(n: int) -> bytes:
    return response(f"https://tide.example/{n}", text(n))


def zipped(*members: tuple[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr("warnings.warn", lambda *_, **__: None)  # zipfile's, for a name that is there twice
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def encrypted(content: bytes, name: bytes) -> bytes:
    """Set the flag of encryption in both headers of a member of a ZIP."""
    changed = bytearray(content)
    for sign, flags, title in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = changed.find(sign)
        while bytes(changed[at + title : at + title + len(name)]) != name:
            at = changed.find(sign, at + 1)
        changed[at + flags] |= 1
    return bytes(changed)


def archives() -> dict[str, bytes]:
    links = [
        member("link.txt", type=tarfile.SYMTYPE, linkname="/etc/passwd"),
        member("hard.txt", type=tarfile.LNKTYPE, linkname="../../etc/passwd"),
        member("pipe.txt", type=tarfile.FIFOTYPE),
    ]
    torn = record("response", b"HTTP/1.1 200 OK\r\n\r\n" + text(0), "https://tide.example/0", length=9)
    return {
        "bomb.zip": zipped(("zeros.html", b"<p>" + bytes(3_000_000)), ("a.txt", text(11))),
        "deep.zip": zipped(("b.zip", zipped(("c.zip", zipped(("d.txt", text(0)))), ("b.txt", text(21))))),
        "locked.zip": encrypted(zipped(("a.txt", text(0)), ("b.txt", text(31))), b"a.txt"),
        "links.tar": tarred(*links, member("a.txt", text(41))),
        "names.tar": tarred(*(member(name, text(n)) for n, name in enumerate(NAMES, 51))),
        "names.zip": zipped(*((name, text(n)) for n, name in enumerate(NAMES, 61))),
        "wrong.warc": b"".join([whole(71), torn, whole(72)]),
        "wrong.warc.gz": gzipped(whole(81), torn, whole(82)),
    }  # fmt: skip


def test_each_fault_is_a_reject_and_the_rest_comes_out(shell: Shell) -> None:
    for name, content in archives().items():
        (shell.folder / name).write_bytes(content)
        os.utime(shell.folder / name, (SAVED_SECONDS, SAVED_SECONDS))
    before = tree(shell.folder)

    answer = shell.run("extract", *archives(), "-o", "out/all.jsonl", "--state", ":memory:")

    assert answer.code == 0, answer.stderr
    rejects = shell.records("out/all.rejects.jsonl")
    assert rejects == [expected(label, *values) for label, values in REJECTS.items()]
    articles = shell.records("out/all.jsonl")
    assert {it["input"]: it["headline"] for it in articles} == {key: f"Ferry {n} sails" for key, n in ARTICLES.items()}
    assert {it["input"]: it["text"] for it in articles} == {
        key: f"She left at {n} past noon." for key, n in ARTICLES.items()
    }
    # Nothing is written under a member's name, here or elsewhere.
    assert tree(shell.folder) - before == {
        shell.folder / name for name in ("out", "out/all.jsonl", "out/all.rejects.jsonl")
    }
    assert not Path("/etc/a.txt").exists()


def expected(label: str, reason: str, detail: str, url: str | None) -> dict[str, Any]:
    fetched = DATE if ".warc" in label else SAVED
    return {
        "schema": "newsbot.reject/1",
        "reason": reason,
        "detail": detail,
        "url": url,
        "input": label,
        "source": None,
        "site": url and "tide.example",
        "status": None,
        "fetched": fetched,
        "extractor": EXTRACTOR,
    }


def tree(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))
