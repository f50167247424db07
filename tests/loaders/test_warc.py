"""WARC: what a record says of its page, and which records hold none."""

import gzip
import zlib
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import brotli
import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders import load
from newsbot.loaders.zstd_file import zstd
from newsbot.options import LoaderOptions
from tests.loaders.shapes import NOW, MakePage, Read, Rejected, Write
from tests.loaders.warcs import HTML, gzipped, http, record, response

URL = "https://news.example.org/rates"
TAKEN = datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)
UTF_8 = {"url": URL, "fetched": TAKEN, "declared_encoding": "utf-8"}


@pytest.fixture
def taken(page: MakePage) -> MakePage:
    def page_of(label: str, body: bytes, **fields: Any) -> Page:
        return page(label, body, **{**UTF_8, **fields})

    return page_of


def chunked(body: bytes) -> bytes:
    parts = [body[:7], body[7:]]
    return b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\nTrailer: x\r\n\r\n"


@pytest.mark.parametrize(
    "pack",
    [b"".join, lambda records: gzipped(*records), lambda records: gzip.compress(b"".join(records))],
    ids=["plain", "a member each", "one member"],
)
@pytest.mark.parametrize("name", ["a.warc.gz", "a"])
def test_records_are_read_in_order(pack: Any, name: str, write: Write, read: Read, taken: MakePage) -> None:
    records = [record("warcinfo", b"software: x\r\n"), response(URL), response(URL + "?p=2", b"<html>two")]

    assert read(write(name, pack(records))) == [
        taken(f"{name}#2", HTML),
        taken(f"{name}#3", b"<html>two", url=URL + "?p=2"),
    ]


def test_what_the_record_says_of_its_page_is_kept(write: Write, read: Read, page: MakePage) -> None:
    body = "<html>Größe".encode("latin-1")
    fields = {"Content_Type": 'text/html; charset="ISO-8859-1"', "tdm_reservation": "1", "X_Robots_Tag": "noindex"}
    block = http(body, **fields).replace(b"\r\n\r\n", b"\r\nX-Robots-Tag: noai\r\n\r\n", 1)
    kept = record("response", block, f"<{URL}>", WARC_Date="2025-06-07T10:09:10.5+02:00")

    (found,) = read(write("a.warc", kept))

    assert found == page(
        "a.warc#1", body, url=URL, declared_encoding="cp1252", robots_tag="noindex, noai", tdm_reservation="1",
        fetched=datetime(2025, 6, 7, 10, 9, 10, 500_000, tzinfo=timezone(timedelta(hours=2))),
    )  # fmt: skip


def test_what_the_record_does_not_say_is_told_by_page_and_file(write: Write, read: Read, page: MakePage) -> None:
    body = b'<html><link rel="canonical" href="https://news.example.org/rates">'

    assert read(write("a.warc", record("response", http(body, Content_Type=""), WARC_Date="yesterday"))) == [
        page("a.warc#1", body, url=URL)
    ]


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("Deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstd.compress),
        ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
        ("identity", bytes),
        ("gzip", bytes),
        ("br", bytes),
        ("x-unknown", bytes),
    ],
)
def test_content_codings_are_undone_if_they_are_there(
    coding: str, encode: Any, write: Write, read: Read, taken: MakePage
) -> None:
    sent = response(URL, encode(HTML * 50), Content_Encoding=coding)
    in_chunks = response(URL, chunked(encode(HTML)), Content_Encoding=coding, Transfer_Encoding="chunked")
    not_chunked = response(URL, HTML, Transfer_Encoding="chunked")

    assert read(write("a.warc", sent + in_chunks + not_chunked)) == [
        taken("a.warc#1", HTML * 50),
        taken("a.warc#2", HTML),
        taken("a.warc#3", HTML),
    ]


def test_what_holds_no_page_is_skipped_and_counted(write: Write, taken: MakePage) -> None:
    records = [
        record("warcinfo", b"software: x\r\n"),
        record("request", b"GET / HTTP/1.1\r\n\r\n", URL),
        record("revisit", http(b""), URL),
        record("metadata", b"a: b", URL),
        record("continuation", b"more", URL),
        record("odd", b"", URL),
        record("", b"", URL),
        record("response", http(b"", "301 Moved", Location="/b"), URL),
        record("response", http(b"", "304 Not Modified"), URL),
        record("response", http(b"\x89PNG", Content_Type="image/png"), URL),
        record("response", http(b"\x89PNG", "404 Not Found", Content_Type="image/png"), URL),
        record("response", http(b"User-agent: *\nDisallow: /a", Content_Type="text/plain"), URL),
        record("resource", b"\x89PNG", URL, Content_Type="image/png"),
        record("response", b"20250607\nexample.org. 60 IN A 192.0.2.1", "dns:example.org", Content_Type="text/dns"),
        response(URL),
    ]
    skipped: Counter[str] = Counter()

    found = list(load(write("a.warc.gz", gzipped(*records)), LoaderOptions(), fetched=NOW, skipped=skipped))

    assert found == [taken("a.warc.gz#15", HTML)]
    assert skipped == {
        "warcinfo": 1, "request": 1, "revisit": 1, "metadata": 1, "continuation": 1, "odd": 1, "no type": 1,
        "redirect": 1, "no content": 1, "not HTML": 5,
    }  # fmt: skip


@pytest.mark.parametrize("declared", ["text/html", "text/dns", "application/http; msgtype=response"])
def test_what_a_record_says_of_itself_hides_no_response(
    declared: str, write: Write, read: Read, taken: MakePage
) -> None:
    assert read(write("a.warc", record("response", http(HTML), URL, Content_Type=declared))) == [
        taken("a.warc#1", HTML)
    ]


def test_a_page_without_its_response_is_not_passed_over(write: Write, read: Read) -> None:
    (found,) = read(write("a.warc", record("response", HTML, URL, Content_Type="text/html")))
    assert isinstance(found, Reject)
    assert found.detail.startswith("record 1: no HTTP response")


def test_pages_without_http_around_them_are_read(write: Write, read: Read, taken: MakePage) -> None:
    records = (
        record("resource", HTML, URL, Content_Type="text/html; charset=utf-8"),
        record("conversion", b"Rates rise.", URL, Content_Type="text/plain"),
        record("resource", HTML, URL, Content_Type="application/octet-stream"),
    )

    assert read(write("a.warc", b"".join(records))) == [
        taken("a.warc#1", HTML),
        taken("a.warc#2", b"Rates rise.", content_type="text/plain", declared_encoding=None),
        taken("a.warc#3", HTML, declared_encoding=None),
    ]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (403, RejectReason.BLOCKED),
        (404, RejectReason.DOWNLOAD_FAILED),
        (429, RejectReason.DOWNLOAD_FAILED),
        (503, RejectReason.DOWNLOAD_FAILED),
    ],
)
def test_an_answer_that_is_an_error_is_a_failed_download(
    status: int, reason: RejectReason, write: Write, read: Read
) -> None:
    (found,) = read(write("a.warc", record("response", http(HTML, f"{status} No"), URL)))

    assert (found.input, found.url, found.fetched) == ("a.warc#1", URL, TAKEN)
    assert (getattr(found, "reason", None), getattr(found, "status", None)) == (reason, status)
    assert getattr(found, "detail", "") == f"the site answered {status} when the page was archived"


def test_a_page_has_a_largest_size(write: Write, read: Read, rejected: Rejected, taken: MakePage) -> None:
    large = b"<html>".ljust(3 * 2**20)
    records = response(URL, large), response(URL, gzip.compress(large[: 2**19]), Content_Encoding="gzip"), response(URL)
    image = record("response", http(large, Content_Type="video/mp4"), URL)

    first, second, third = read(write("a.warc", b"".join((*records[:2], image, records[2]))), max_page_bytes=2**18)

    assert getattr(first, "reason", None) == getattr(second, "reason", None) == RejectReason.TOO_LARGE
    assert (first.input, second.input, first.url, second.url) == ("a.warc#1", "a.warc#2", URL, URL)
    assert third == taken("a.warc#4", HTML)


def test_records_are_read_as_they_are_asked_for(write: Write) -> None:
    pages = load(write("a.warc.gz", gzipped(*([response(URL)] * 9_000))), LoaderOptions(), fetched=NOW)

    assert [next(pages).input, next(pages).input] == ["a.warc.gz#1", "a.warc.gz#2"]
