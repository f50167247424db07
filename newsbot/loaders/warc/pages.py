"""From WARC records to pages: what a record says of its page, and which records hold none."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from w3lib.encoding import http_content_type_encoding

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders.dates import read_time
from newsbot.loaders.entry import Entry
from newsbot.loaders.gzip_file import is_gzip
from newsbot.loaders.page_file import HTML, PLAIN_TEXT, XHTML, content_type
from newsbot.loaders.page_url import page_url
from newsbot.loaders.warc.http import Response, content, is_response, read_response
from newsbot.loaders.warc.kept import is_about, kept_page
from newsbot.loaders.warc.members import GzipMembers, PlainBytes
from newsbot.loaders.warc.records import Record
from newsbot.loaders.warc.records import read_records as read_all
from newsbot.options import LoaderOptions
from newsbot.rejects import reject_page
from newsbot.urls import absolute_url
from newsbot.warc.gzip_member import unpacked_start

_SIGN = re.compile(rb"WARC/\d\.\d+\r?\n")
# A record is its page and the headers of that.
_HEADERS_BYTES = 2**20
_RESPONSE, _FORBIDDEN = "response", 403
# What holds a page without HTTP around it: saved as it was, or as text (Common Crawl's WET).
_BARE = frozenset({"resource", "conversion"})
_HTTP = "application/http"
_PAGES = frozenset({HTML, XHTML})
# Types that say nothing: such content is looked at.
_VAGUE = frozenset({"", PLAIN_TEXT, "application/octet-stream", "application/xml", "text/xml", "unknown/unknown"})


def is_warc(head: bytes) -> bool:
    """Tell a WARC by how it begins."""
    return _SIGN.match(head) is not None


def is_gzipped_warc(head: bytes, name: str) -> bool:
    """Tell a gzipped WARC by how its first member begins; where that is damaged, by its name."""
    return is_warc(unpacked_start(head)) or (is_gzip(head) and name.lower().endswith(".warc.gz"))


def read_records(entry: Entry, options: LoaderOptions) -> Iterator[Page | Reject]:
    """Yield the page of each record under `PATH#N`, counted from 1; a damaged record is a Reject `unreadable`.

    A response of 400 or more is a Reject `download_failed` (403: `blocked`) with its `status`, as a live one is. What
    holds no page (requests, revisits, redirects, images, …) is counted in the entry's `skipped`.
    """
    source = GzipMembers(entry.stream, options) if not is_warc(entry.stream.head) else PlainBytes(entry.stream)
    records = read_all(source, options.max_page_bytes + _HEADERS_BYTES)
    about = Record()
    for number, record in enumerate(records, 1):
        if is_about(record):
            about = record
            continue
        page = _named(record.fields, entry, number)
        try:
            found = kept_page(record, about, page) or _read(record, page, options)
        except PageRejected as error:
            yield reject_page(page, error.reason, f"record {number}: {error.detail}")
            continue
        if isinstance(found, str):
            entry.skipped[found] += 1
        else:
            yield found


def _named(fields: Mapping[str, str], entry: Entry, number: int) -> Page:
    # WARC 1.0 had the address in angle brackets.
    url = absolute_url(fields.get("warc-target-uri", "").strip("<>"))
    fetched = read_time(fields.get("warc-date", ""), datetime.fromisoformat) or entry.fetched
    return Page(url=url, body=b"", fetched=fetched, input=f"{entry.label}#{number}")


def _read(record: Record, page: Page, options: LoaderOptions) -> Page | Reject | str:
    """Return a record's page, or what kind of record it is that holds none."""
    problem = record.problem
    if problem is not None and problem.reason != RejectReason.TOO_LARGE:
        raise problem
    kind = record.fields.get("warc-type", "").lower()
    if kind in _BARE:
        return _bare_page(record, page)
    if kind != _RESPONSE:
        return kind or "no type"
    response = read_response(record.block) if _may_be_http(record) else None
    if response is None or not _may_be_page(response):
        return "not HTML"
    if response.status >= 400:
        return _failed(response.status, page)
    if not 200 <= response.status < 300 or response.status == 204:
        return "redirect" if response.status in range(300, 304) or response.status > 304 else "no content"
    if problem is not None:
        raise problem
    return _page(response, page, options)


def _bare_page(record: Record, page: Page) -> Page | str:
    declared = record.fields.get("content-type", "")
    media_type = _media_type(declared)
    if media_type in _VAGUE - {PLAIN_TEXT}:
        media_type = declared = content_type(record.block, "")
    if media_type not in _PAGES | {PLAIN_TEXT}:
        return "not HTML"
    if record.problem is not None:
        raise record.problem
    return _filled(page, record.block, declared)


def _may_be_http(record: Record) -> bool:
    """Tell what came over HTTP from what did not, as Heritrix's `dns:` records; damaged pages are not passed over."""
    declared = _media_type(record.fields.get("content-type", ""))
    return not declared or declared.startswith(_HTTP) or declared in _PAGES or is_response(record.block)


def _may_be_page(response: Response) -> bool:
    media_type = _media_type(response.fields.get("content-type", ""))
    return media_type in _PAGES or media_type in _VAGUE


def _page(response: Response, page: Page, options: LoaderOptions) -> Page | str:
    body = content(response, options)
    declared = response.fields.get("content-type", "")
    if _media_type(declared) in _VAGUE:
        declared = content_type(body, "")
    if _media_type(declared) not in _PAGES:
        return "not HTML"
    return replace(
        _filled(page, body, declared),
        robots_tag=response.fields.get("x-robots-tag"),
        tdm_reservation=response.fields.get("tdm-reservation"),
    )


def _filled(page: Page, body: bytes, declared: str) -> Page:
    media_type = _media_type(declared)
    return replace(
        page,
        url=page.url or (None if media_type == PLAIN_TEXT else page_url(body)),
        body=body,
        content_type=media_type,
        declared_encoding=http_content_type_encoding(declared),
    )


def _failed(status: int, page: Page) -> Reject:
    reason = RejectReason.BLOCKED if status == _FORBIDDEN else RejectReason.DOWNLOAD_FAILED
    return replace(reject_page(page, reason, f"the site answered {status} when the page was archived"), status=status)


def _media_type(declared: str) -> str:
    return declared.partition(";")[0].partition(",")[0].strip().lower()
