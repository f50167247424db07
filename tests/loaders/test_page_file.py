import pytest

from newsbot.errors import RejectReason
from tests.loaders.shapes import MakePage, Read, Rejected, Write

HTML = b'<!DOCTYPE html><link rel="canonical" href="https://news.example.org/rates"><p>Rates rise.</p>'


@pytest.mark.parametrize("name", ["rates.html", "rates", "rates.txt", "rates.jsonl", "rates.gz"])
def test_a_page_is_read_whole(name: str, write: Write, read: Read, page: MakePage) -> None:
    assert read(write(name, HTML)) == [page(name, HTML, url="https://news.example.org/rates")]


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("a", b"\xef\xbb\xbf\n<!-- saved --><!doctype HTML><title>x</title>", "text/html"),
        ("a.txt", b"<html lang=en><p>x", "text/html"),
        ("a", "<html><p>Ratës</p></html>".encode("utf-16"), "text/html"),
        (
            "a",
            b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>',
            "application/xhtml+xml",
        ),
        ("a.xhtml", b'<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">served as HTML', "text/html"),
        ("a", b"<div><h1>Rates</h1><p>Rates rise.</p></div>", "text/html"),
        ("a.htm", b"Rates rise.<br>", "text/html"),
        ("a.htm", b"Rates rise: 3 < 4 > 2", "text/plain"),
        ("a.txt", b"Rates\n\nUse <p> for a paragraph and <br> for a line.", "text/plain"),
        ("a", b'{"url": null} is an object', "text/plain"),
        ("a.txt", b"", "text/plain"),
        ("a.pdf", b"%PDF-1.7\n\x00\x01\x02", "text/plain"),
    ],
)
def test_the_media_type_is_told_by_content_then_name(
    name: str, content: bytes, content_type: str, write: Write, read: Read, page: MakePage
) -> None:
    assert read(write(name, content)) == [page(name, content, content_type=content_type)]


def test_plain_text_names_no_address(write: Write, read: Read, page: MakePage) -> None:
    text = b"How to: <link rel=canonical href=https://example.org/>"

    assert read(write("a.txt", text)) == [page("a.txt", text, content_type="text/plain")]


def test_a_page_has_a_largest_size(write: Write, read: Read, rejected: Rejected, page: MakePage) -> None:
    write("fits.html", b"<html>".ljust(1000))
    write("large.html", b"<html>".ljust(1001))

    assert read("fits.html", max_page_bytes=1000) == [page("fits.html", b"<html>".ljust(1000))]
    assert read("large.html", max_page_bytes=1000) == [
        rejected("large.html", "more than 1000 bytes, the most a page may have", RejectReason.TOO_LARGE)
    ]


def test_a_file_without_end_is_cut(read: Read) -> None:
    (endless,) = read("/dev/zero", max_page_bytes=10**6)

    assert getattr(endless, "reason", None) == RejectReason.TOO_LARGE


def test_comments_that_never_end_cost_no_time(write: Write, read: Read) -> None:
    (opened,) = read(write("a.html", b"<!-- -->" * 5_000 + b"<html>" + b"<!--" * 100_000))

    assert getattr(opened, "content_type", None) == "text/html"
