"""JSON Lines: a page a row, with `url` and `html`."""

import io
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from newsbot.errors import PageRejected
from newsbot.items import Page, Reject
from newsbot.loaders.entry import Entry
from newsbot.loaders.page_file import HTML
from newsbot.loaders.page_url import page_url
from newsbot.loaders.unpacking import damaged, page_too_large
from newsbot.options import LoaderOptions
from newsbot.rejects import reject_page
from newsbot.text import without_surrogates
from newsbot.urls import absolute_url

_SUFFIXES = (".jsonl", ".ndjson", ".jl")
_BOM = b"\xef\xbb\xbf"
_ROW = re.compile(rb'\s*\{[ \t]*(?=")[^\n]*?"html"[ \t]*:')
# Pages as JSON that is no JSONL: an array, or an object over several lines. Markup stands in its strings alone.
_JSON = re.compile(rb'\s*(\[\s*)?\{\s*(?=")(?:"(?:[^"\\]|\\.)*+"|[^"<]++)*?"html"\s*:', re.DOTALL)
# A row is longer than its page: "\u0434" takes three times the bytes that it stands for; then there are other fields.
_ROW_BYTES_PER_PAGE_BYTE = 3
_OTHER_FIELDS_BYTES = 64 * 1024
_SKIP_BYTES = 64 * 1024


def is_jsonl(head: bytes, name: str) -> bool:
    """Tell JSONL by a first row that is an object with `html`; by the name, where the content is no markup."""
    head = head.removeprefix(_BOM)
    by_name = name.lower().endswith(_SUFFIXES) and not head.lstrip().startswith(b"<")
    return by_name or _ROW.match(head) is not None


def check_not_json(head: bytes) -> None:
    """Raise PageRejected `unreadable` for pages in JSON that is no JSONL: it would be read as one page of markup."""
    found = _JSON.match(head.removeprefix(_BOM))
    if found is not None:
        what, each = ("a JSON array", ".[]") if found[1] else ("a JSON object over several lines", ".")
        raise damaged(f"{what}; write one object a line: jq -c '{each}' FILE > FILE.jsonl")


def read_rows(entry: Entry, options: LoaderOptions) -> Iterator[Page | Reject]:
    """Yield each row's page under `PATH#LINE`; a bad row is a Reject (`unreadable`, `too_large`), the rest goes on."""
    reader = io.BufferedReader(entry.stream)
    limit = _ROW_BYTES_PER_PAGE_BYTE * options.max_page_bytes + _OTHER_FIELDS_BYTES
    number = 0
    while line := reader.readline(limit):
        number += 1
        cut = len(line) == limit and not line.endswith(b"\n")
        if cut:
            _skip_line(reader)
        elif not line.strip():
            continue
        page = Page(url=None, body=b"", fetched=entry.fetched, input=f"{entry.label}#{number}")
        try:
            if cut:
                raise page_too_large(options)
            yield _read_row(line, page, options)
        except PageRejected as error:
            yield reject_page(page, error.reason, f"line {number}: {error.detail}")


def _read_row(line: bytes, page: Page, options: LoaderOptions) -> Page:
    try:
        row = json.loads(line.removeprefix(_BOM))
    except (ValueError, RecursionError) as error:
        raise damaged(f"not JSON ({error}); each line must be one whole object") from error
    html = row.get("html") if isinstance(row, dict) else None
    if not isinstance(html, str):
        raise damaged('no page; each line must be an object like {"url": "https://…", "html": "<html>…"}')
    body = without_surrogates(html).encode()
    if len(body) > options.max_page_bytes:
        raise page_too_large(options)
    given = row.get("url")
    url = absolute_url(given) if isinstance(given, str) else None
    return Page(
        url=url or page_url(body),
        body=body,
        fetched=page.fetched,
        content_type=HTML,
        declared_encoding="utf-8",
        input=page.input,
    )


def _skip_line(reader: BinaryIO) -> None:
    while (part := reader.readline(_SKIP_BYTES)) and not part.endswith(b"\n"):
        pass
