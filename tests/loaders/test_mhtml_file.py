import base64
import quopri
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Protocol

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page
from tests.loaders.shapes import MakePage, Read, Rejected, Write

URL = "https://news.example.org/rates"
HTML = b'<!DOCTYPE html>\r\n<p class="a">Rates = rise.</p>\r\n' + b"<p>Prices, too.</p>" * 20
SAVED_AT = datetime(2025, 6, 7, 8, 9, 10, tzinfo=timezone(timedelta(hours=2)))
TOP = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example.org/other\r\n"
    "Subject: =?utf-8?Q?Rates?=\r\n"
    "Date: Sat, 7 Jun 2025 08:09:10 +0200\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x"\r\n\r\n\r\n'
)


def part(content: bytes, kind: str = "text/html; charset=utf-8", location: str = URL, coding: str = "") -> bytes:
    header = f"Content-Type: {kind}\r\nContent-ID: <a@mhtml.blink>\r\n"
    header += f"Content-Transfer-Encoding: {coding}\r\n" if coding else ""
    header += f"Content-Location: {location}\r\n" if location else ""
    return b"------Part--x\r\n" + header.encode() + b"\r\n" + content + b"\r\n"


IMAGE = part(base64.encodebytes(bytes(range(256)) * 50), "image/png", "https://news.example.org/a.png", "base64")
END = b"------Part--x--\r\n"


class Saved(Protocol):
    """Return the page of a mail, which tells its address and its time."""

    def __call__(self, label: str, body: bytes = HTML, **fields: Any) -> Page: ...


@pytest.fixture
def saved(page: MakePage) -> Saved:
    def page_of(label: str, body: bytes = HTML, **fields: Any) -> Page:
        return page(label, body, **{"url": URL, "fetched": SAVED_AT, "declared_encoding": "utf-8", **fields})

    return page_of


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("quoted-printable", quopri.encodestring),
        ("Base64", base64.encodebytes),
        ("8bit", bytes),
        ("binary", bytes),
        ("", bytes),
    ],
)
@pytest.mark.parametrize("before", [b"", IMAGE])
def test_the_first_html_part_is_the_page(
    coding: str, encode: Any, before: bytes, write: Write, read: Read, saved: Saved
) -> None:
    frame = part(b"<html>advert", location="https://ads.example.org/")
    mail = TOP.encode() + before + part(encode(HTML), coding=coding) + IMAGE + frame + END

    (found,) = read(write("a.mhtml", mail))

    assert found == saved("a.mhtml")
    assert found.fetched.tzinfo == UTC


def test_parts_in_parts_are_read(write: Write, read: Read, saved: Saved) -> None:
    inner = (
        b'------Part--x\r\nContent-Type: multipart/alternative; boundary="in"\r\n\r\n--in\r\nContent-Type: text/plain'
    )
    inner += b"\r\n\r\nRates rise.\r\n" + part(HTML).replace(b"------Part--x", b"--in") + b"--in--\r\n"

    assert read(write("a.mht", TOP.encode() + inner + IMAGE + END)) == [saved("a.mht")]


def test_a_page_that_names_no_address_has_the_mails(write: Write, read: Read, saved: Saved) -> None:
    mail = TOP.encode() + part(HTML, location="cid:frame@mhtml.blink") + END

    assert read(write("a", mail)) == [saved("a", url="https://news.example.org/other")]


def test_a_mail_that_is_html_is_a_page(write: Write, read: Read, page: MakePage) -> None:
    top = b"From: <Saved by a browser>\nMIME-Version: 1.0\nDate: soon\nContent-Type: text/html\n"
    top += b"Content-Location: https://news.example.org/rates\n\n"

    assert read(write("a.mht", top + HTML)) == [page("a.mht", HTML, url=URL)]


@pytest.mark.parametrize(
    ("rest", "detail"),
    [
        (IMAGE + END, "no part of it is HTML"),
        (b"", "no part of it is HTML"),
        (part(HTML), "the file ends within a part: it is cut short"),
        (part(HTML)[:200], "the file ends within a part: it is cut short"),
        (part(b"PHA+!", coding="base64") + END, "its base64 is damaged (Only base64 data is allowed); save the page"),
    ],
)
def test_what_holds_no_whole_page_is_unreadable(rest: bytes, detail: str, write: Write, read: Read) -> None:
    (found,) = read(write("a.mhtml", TOP.encode() + rest))

    assert (found.input, getattr(found, "reason", None)) == ("a.mhtml", RejectReason.UNREADABLE)
    assert getattr(found, "detail", "").startswith(detail)


@pytest.mark.parametrize("size", [2_000, 200_000])
def test_a_page_has_a_largest_size(size: int, write: Write, read: Read, rejected: Rejected) -> None:
    mail = write("a.mhtml", TOP.encode() + part(b"<html>".ljust(size)) + END)

    (found,) = read(mail, max_page_bytes=1_000)

    assert getattr(found, "reason", None) == RejectReason.TOO_LARGE


def test_text_that_looks_like_a_mail_is_text(write: Write, read: Read, page: MakePage) -> None:
    text = b"Rates: they rise.\nMIME-Version: 1.0\n\nContent-Type: text/html"

    assert read(write("a.txt", text)) == [page("a.txt", text, content_type="text/plain")]
