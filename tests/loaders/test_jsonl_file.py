import json
from collections.abc import Callable
from typing import Any

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from tests.loaders.shapes import MakePage, Read, Rejected, Write

NO_PAGE = 'no page; each line must be an object like {"url": "https://…", "html": "<html>…"}'


def row(html: object = "<p>Rates rise.</p>", **fields: object) -> bytes:
    return json.dumps({"url": "https://example.org/a", "html": html, **fields}).encode() + b"\n"


@pytest.fixture
def page_of_row(page: MakePage) -> Callable[..., Page]:
    def page_of(label: str, html: str = "<p>Rates rise.</p>", **fields: Any) -> Page:
        return page(label, html.encode(), **{"url": "https://example.org/a", "declared_encoding": "utf-8", **fields})

    return page_of


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.html", "a"])
def test_each_row_is_a_page_under_its_line(
    name: str, write: Write, read: Read, page_of_row: Callable[..., Page]
) -> None:
    rows = b"\xef\xbb\xbf" + row() + b"\r\n" + row("<p>東京</p>", id=7, text=None)[:-1]

    assert read(write(name, rows)) == [page_of_row(f"{name}#1"), page_of_row(f"{name}#3", "<p>東京</p>")]


ARRAY = "a JSON array; write one object a line: jq -c '.[]' FILE > FILE.jsonl"
OBJECT = "a JSON object over several lines; write one object a line: jq -c '.' FILE > FILE.jsonl"
PAGES = [{"title": "A <b>ferry</b>", "tags": ['"sea"'], "html": "<html><p>Rates rise.</p></html>"}, {"html": "<p>"}]


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (json.dumps(PAGES), ARRAY),
        (json.dumps(PAGES, indent=2), ARRAY),
        ("\ufeff" + json.dumps(PAGES[0], indent=2), OBJECT),
    ],
)
def test_json_that_is_no_jsonl_is_refused_with_the_remedy(
    content: str, detail: str, write: Write, read: Read, rejected: Rejected
) -> None:
    assert read(write("b.json", content.encode())) == [rejected("b.json", detail)]


@pytest.mark.parametrize("text", ['[{"text": "html"}]', '{\n"a": <p>"html": 1', '["html":', '[{"' + "x" * 300_000])
def test_what_only_begins_as_json_is_read_as_it_stands(text: str, write: Write, read: Read, page: MakePage) -> None:
    body = text.encode()
    assert read(write("b.txt", body)) == [page("b.txt", body, content_type="text/plain")]


def test_fields_before_the_page_do_not_hide_it(write: Write, read: Read, page_of_row: Callable[..., Page]) -> None:
    long = json.dumps({"text": "x" * 100_000, "url": "https://example.org/a", "html": "<p>"}).encode()

    assert read(write("a", long)) == [page_of_row("a#1", "<p>")]


@pytest.mark.parametrize(
    ("url", "html", "found"),
    [
        ("https://example.org/a b", "<p>", "https://example.org/a%20b"),
        (None, "<link rel=canonical href=https://example.org/c>", "https://example.org/c"),
        ("", "<link rel=canonical href=https://example.org/c>", "https://example.org/c"),
        (17, "<p>", None),
        ("ftp://example.org/", "<p>", None),
    ],
)
def test_a_row_without_an_address_has_its_pages(
    url: object, html: str, found: str | None, write: Write, read: Read, page_of_row: Callable[..., Page]
) -> None:
    assert read(write("a.jsonl", row(html, url=url))) == [page_of_row("a.jsonl#1", html, url=found)]


def test_lone_surrogates_are_replaced(write: Write, read: Read, page_of_row: Callable[..., Page]) -> None:
    assert read(write("a.jsonl", row("a\ud800b"))) == [page_of_row("a.jsonl#1", "a\ufffdb")]


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (b'{"html": "<p>\n', "not JSON (Invalid control character at: line 1 column 14 (char 13))"),
        (b"<html>\n", "not JSON (Expecting value: line 1 column 1 (char 0))"),
        (b"\xff\xfa\x80\n", "not JSON ('utf-8' codec can't decode byte 0xff in position 0: invalid start byte)"),
        (b"[" * 100_000 + b"\n", "not JSON (maximum recursion depth exceeded"),
        (b"9" * 5_000 + b"\n", "not JSON (Exceeds the limit (4300 digits)"),
        (b'["html"]\n', NO_PAGE),
        (b'{"url": "https://example.org/a"}\n', NO_PAGE),
        (b'{"url": "https://example.org/a", "html": null}\n', NO_PAGE),
        (b'{"url": "https://example.org/a", "html": ["<p>"]}\n', NO_PAGE),
    ],
)
def test_a_bad_row_costs_only_itself(
    line: bytes, detail: str, write: Write, read: Read, page_of_row: Callable[..., Page]
) -> None:
    first, bad, last = read(write("a.jsonl", row() + line + row()))

    assert isinstance(bad, Reject)
    assert (bad.reason, bad.input) == (RejectReason.UNREADABLE, "a.jsonl#2")
    assert bad.detail.startswith(f"line 2: {detail}")
    assert [first, last] == [page_of_row("a.jsonl#1"), page_of_row("a.jsonl#3")]


def test_a_bad_first_row_leaves_rows_rows_by_name(
    write: Write, read: Read, rejected: Rejected, page_of_row: Callable[..., Page]
) -> None:
    assert read(write("a.jsonl", b'{"url": 1}\n' + row())) == [
        rejected("a.jsonl#1", f"line 1: {NO_PAGE}"),
        page_of_row("a.jsonl#2"),
    ]


def test_a_page_in_escapes_may_be_as_large_as_another(
    write: Write, read: Read, page_of_row: Callable[..., Page]
) -> None:
    html = "д" * 100_000
    assert read(write("a.jsonl", row(html)), max_page_bytes=200_000) == [page_of_row("a.jsonl#1", html)]


@pytest.mark.parametrize("html", ["x" * 1001, "é" * 501, "x" * 10**6])
def test_a_row_too_large_costs_only_itself(
    html: str, write: Write, read: Read, rejected: Rejected, page_of_row: Callable[..., Page]
) -> None:
    rows = row() + row(html) + row("é" * 500)

    assert read(write("a.jsonl", rows), max_page_bytes=1000) == [
        page_of_row("a.jsonl#1"),
        rejected("a.jsonl#2", "line 2: more than 1000 bytes, the most a page may have", RejectReason.TOO_LARGE),
        page_of_row("a.jsonl#3", "é" * 500),
    ]
