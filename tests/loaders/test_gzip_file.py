import gzip
import json

import pytest

from newsbot.errors import RejectReason
from newsbot.loaders import load
from newsbot.options import LoaderOptions
from tests.loaders.shapes import NOW, MakePage, Read, Rejected, Write

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"
CUT_SHORT = "the packed data ends early: the file is cut short; copy it again"


@pytest.mark.parametrize("name", ["a.html.gz", "a.html", "a"])
def test_gzip_is_told_by_content(name: str, write: Write, read: Read, page: MakePage) -> None:
    assert read(write(name, gzip.compress(HTML))) == [page(name, HTML)]


def test_the_name_within_tells_the_format(write: Write, read: Read, page: MakePage) -> None:
    text = b"Rates rise.<br>"

    assert read(write("a.htm.gz", gzip.compress(text))) == [page("a.htm.gz", text)]
    assert read(write("a.txt.gz", gzip.compress(text))) == [page("a.txt.gz", text, content_type="text/plain")]


def test_several_members_are_one_file(write: Write, read: Read, page: MakePage) -> None:
    packed = gzip.compress(HTML[:10]) + gzip.compress(HTML[10:]) + b"\0" * 512

    assert read(write("a.gz", packed)) == [page("a.gz", HTML)]


@pytest.mark.parametrize(
    "rest",
    [b"\x1f", b"--", b"\r\n--boundary--\r\n" * 900, b"--" + gzip.compress(b"<p>no part")],
    ids=lambda rest: f"{len(rest)} bytes",
)
def test_what_follows_the_last_member_is_not_read(rest: bytes, write: Write, read: Read, page: MakePage) -> None:
    packed = gzip.compress(HTML[:10]) + gzip.compress(HTML[10:])

    assert read(write("a.gz", packed + rest)) == [page("a.gz", HTML)]


def test_a_page_that_fails_its_check_is_unreadable_whatever_follows(write: Write, read: Read) -> None:
    packed = bytearray(gzip.compress(HTML))
    packed[-8] ^= 0xFF

    (damaged,) = read(write("a.gz", bytes(packed) + b"--"))

    assert getattr(damaged, "detail", "").startswith("the packed data is damaged (CRC check failed")


def test_rows_within_are_rows(write: Write, read: Read, page: MakePage) -> None:
    row = json.dumps({"url": "https://example.org/a", "html": HTML.decode()}).encode()

    assert read(write("a.gz", gzip.compress(row))) == [
        page("a.gz#1", HTML, url="https://example.org/a", declared_encoding="utf-8")
    ]


def test_gzip_within_gzip_is_read_to_a_depth(write: Write, read: Read, page: MakePage, rejected: Rejected) -> None:
    packed = gzip.compress(gzip.compress(gzip.compress(HTML)))

    assert read(write("a.gz", packed)) == [page("a.gz", HTML)]
    assert read(write("b.gz", gzip.compress(packed))) == [
        rejected("b.gz", "packed more than 3 times over; unpack it first")
    ]


@pytest.mark.parametrize("missing", [1, 8, 9, 60])
def test_a_truncated_file_is_unreadable(missing: int, write: Write, read: Read, rejected: Rejected) -> None:
    packed = gzip.compress(b"<html>" + bytes(range(33, 127)))

    assert read(write("a.gz", packed[:-missing])) == [rejected("a.gz", CUT_SHORT)]


def test_rows_before_the_cut_come_out(write: Write, read: Read, rejected: Rejected) -> None:
    rows = b"".join(json.dumps({"html": f"<p>{n}", "url": None}).encode() + b"\n" for n in range(20_000))
    packed = gzip.compress(rows)

    *pages, last = read(write("a.jsonl.gz", packed[: len(packed) // 2]))

    assert len(pages) > 5_000
    assert [each.input for each in pages] == [f"a.jsonl.gz#{n}" for n in range(1, len(pages) + 1)]
    assert last == rejected("a.jsonl.gz", CUT_SHORT)


def test_a_damaged_file_is_unreadable(write: Write, read: Read) -> None:
    packed = bytearray(gzip.compress(bytes(range(256)) * 40))
    packed[40] ^= 0xFF

    (damaged,) = read(write("a.gz", bytes(packed)))

    assert getattr(damaged, "reason", None) == RejectReason.UNREADABLE
    assert getattr(damaged, "detail", "").startswith("the packed data is damaged (")


def test_a_bomb_is_cut(write: Write, read: Read, rejected: Rejected) -> None:
    bomb = write("bomb.gz", gzip.compress(bytes(200 * 2**20)))

    assert read(bomb) == [
        rejected(
            "bomb.gz",
            "unpacks to more than 200 times its size, as no page does: a decompression bomb",
            RejectReason.TOO_LARGE,
        )
    ]


def test_a_page_that_packs_well_is_no_bomb(write: Write, read: Read, page: MakePage) -> None:
    html = HTML.ljust(2**20)

    assert read(write("a.gz", gzip.compress(html))) == [page("a.gz", html)]


def test_a_page_is_cut_at_its_largest_size(write: Write, read: Read, rejected: Rejected) -> None:
    assert read(write("a.gz", gzip.compress(HTML)), max_page_bytes=30) == [
        rejected("a.gz", "more than 30 bytes, the most a page may have", RejectReason.TOO_LARGE)
    ]


def test_pages_are_read_as_they_are_asked_for(write: Write) -> None:
    row = json.dumps({"html": "<p>Rates rise.</p>"}).encode() + b"\n"
    large = write("a.jsonl.gz", gzip.compress(row * 10**6))

    pages = load(large, LoaderOptions(), fetched=NOW)

    assert [next(pages).input, next(pages).input] == ["a.jsonl.gz#1", "a.jsonl.gz#2"]
