"""Pages as records, and back."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot.items import Page, Witness
from newsbot.loaders import load
from newsbot.options import LoaderOptions
from newsbot.warc import page_records

PAGE = Page(
    url="https://tide.example/%C3%A1?b=|%20c&d",
    body="<p>Kurse steigen: ±2 %".encode("latin-1"),
    fetched=datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC),
    content_type="text/html; charset=ISO-8859-1",
    source="Tide & Times",
    timezone="Asia/Tokyo",
    language="de",
    robots_tag="noindex, noarchive",
    tdm_reservation="1",
    witness=Witness(title="Kurse", published="2026-03-01", content="<p>" + "Kürse " * 40_000),
)


@pytest.fixture
def read_back(tmp_path: Path) -> Callable[[bytes], list[Any]]:
    def read(content: bytes) -> list[Any]:
        path = tmp_path / "a.warc.gz"
        path.write_bytes(content)
        pages = load(str(path), LoaderOptions(), fetched=datetime(2027, 1, 1, tzinfo=UTC))
        return [replace(page, input=None) for page in pages]

    return read


@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        replace(PAGE, body=b"%PDF-1.4", content_type=None),
        replace(PAGE, body=b"", content_type="image/png", robots_tag=None, tdm_reservation=None, witness=None),
        # What packs so well would be a bomb, if it were packed.
        replace(PAGE, body=b" " * 5_000_000),
        Page(url="http://tide.example/", body=b"<p>\r\n\r\nWARC/1.1\r\nWARC-Type: x\r\n\r\n", fetched=PAGE.fetched),
    ],
    ids=["all", "pdf", "empty", "spaces", "framing"],
)
def test_a_page_is_read_as_it_was_kept(page: Page, read_back: Callable[[bytes], list[Any]]) -> None:
    assert read_back(b"".join(page_records(page))) == [page]


def test_the_response_is_kept_as_it_came() -> None:
    headers = [("ETag", '"a"'), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=\r\n2"), ("content-encoding", "br")]
    _, response = page_records(PAGE, status=203, headers=[*headers, ("Content-Type", "text/plain")])
    header, _, block = gzip.decompress(response).partition(b"\r\n\r\n")
    assert header.startswith(b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:")
    assert block == (
        b'HTTP/1.1 203 Non-Authoritative Information\r\nETag: "a"\r\nSet-Cookie: a=1\r\nSet-Cookie: b=  2\r\n'
        b"Content-Type: text/html; charset=ISO-8859-1\r\nX-Robots-Tag: noindex, noarchive\r\ntdm-reservation: 1\r\n"
        b"Content-Length: 22\r\n\r\n" + PAGE.body + b"\r\n\r\n"
    )


def test_what_makes_no_sense_is_left_out(read_back: Callable[[bytes], list[Any]]) -> None:
    page = replace(PAGE, witness=None)
    about, response = (gzip.decompress(record) for record in page_records(page))
    plain = replace(page, source=None, timezone=None, language=None)
    wrong = about.replace(b'"Asia/Tokyo"', b'"Asia/Tokio"').replace(b'"de"', b"[12]")
    assert read_back(wrong + response) == [replace(page, timezone=None, language=None)]
    assert read_back(about.replace(b"{", b"[") + response) == [plain]
    # Of another response, or none: then the record is as anybody's.
    other = gzip.decompress(page_records(page)[0])
    (bare,) = read_back(other + response)
    assert (bare.source, bare.content_type, bare.declared_encoding) == (None, "text/html", "cp1252")
    assert read_back(about) == []
