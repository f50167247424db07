"""The targets: each takes bytes, and raises AssertionError (or what a parser should not have raised) where it fails."""

import json
import os
import re
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from jsonschema import Draft202012Validator

from newsbot.discovery import ListingKind, read_listing
from newsbot.errors import InputError, OutputError, UsageError
from newsbot.extraction import extract_article
from newsbot.items import Article, Page, Reject
from newsbot.jsonl import to_line
from newsbot.jsonl.tail import settle_tail
from newsbot.loaders import load
from newsbot.middlewares.robots import SitemapRobotParser
from newsbot.options import DiscoveryOptions, ExtractionOptions, LoaderOptions
from newsbot.sources import read_sources

Target = Callable[[bytes], None]

CORPUS = Path(__file__).parent / "corpus"

_URL = "https://tide.example/news/2031/05/04/ferry-sails-at-last-4711"
_FETCHED = datetime(2031, 5, 4, 12, tzinfo=UTC)
# What a terminal, a reader of lines or a reader of UTF-8 must never get.
_RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LISTING = DiscoveryOptions(max_sitemap_bytes=2**18, max_feed_bytes=2**16, max_page_bytes=2**18, max_entries=500)
_LOADER = LoaderOptions(
    max_page_bytes=2**18, max_members=200, max_archive_bytes=2**22, max_spool_bytes=2**20, ratio_floor=2**14
)


def page(body: bytes, content_type: str = "text/html") -> None:
    """A page becomes an article or a reject, always the same."""
    given = Page(url=_URL, body=body, fetched=_FETCHED, content_type=content_type)
    outcome = extract_article(given, ExtractionOptions()).outcome
    check_record(outcome)
    assert extract_article(given, ExtractionOptions()).outcome == outcome


def listing(body: bytes, kind: ListingKind, content_type: str) -> None:
    """A listing becomes addresses of the web, within its limits, or says what is wrong."""
    found = read_listing(body, "https://tide.example/feed", kind, content_type, _LISTING)
    assert len(found.candidates) <= max(_LISTING.max_entries, _LISTING.max_links)
    assert len(found.listings) <= max(_LISTING.max_entries, _LISTING.max_links)
    for url in (*(it.url for it in found.candidates), *(it.url for it in found.listings)):
        assert url.startswith(("http://", "https://")), url
        assert len(url) <= _LISTING.max_url
        assert not _RAW.search(url), url


def sources(body: bytes) -> None:
    """A sources.toml becomes sources, or one error that names the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources.toml"
        path.write_bytes(body)
        try:
            read_sources(str(path))
        except UsageError as error:
            assert str(path) in str(error)


def robots(body: bytes) -> None:
    """A robots.txt becomes rules that can be asked, always the same."""
    asked = [
        (rules.allowed(_URL, "newsbot"), rules.crawl_delay("newsbot"), rules.sitemaps)
        for rules in (SitemapRobotParser(body, None) for _ in range(2))
    ]
    assert asked[0] == asked[1]


def tail(body: bytes) -> None:
    """An output's end is settled once: what is left ends in a whole line, and nothing but a last line was touched."""
    with tempfile.TemporaryFile() as file:
        file.write(body)
        file.flush()
        try:
            settle_tail(file.fileno(), "articles.jsonl")
        except OutputError:
            assert os.pread(file.fileno(), len(body) + 1, 0) == body
            return
        left = os.pread(file.fileno(), len(body) + 2, 0)
        whole = body[: body.rfind(b"\n") + 1]
        assert left == whole or (left == body + b"\n" and isinstance(json.loads(left[len(whole) :]), dict))
        settle_tail(file.fileno(), "articles.jsonl")
        assert os.pread(file.fileno(), len(body) + 2, 0) == left


def loaders(body: bytes) -> None:
    """A file becomes pages and rejects, within the limits, always the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(body)
        found = _loaded(path)
        assert _loaded(path) == found
    for item in found:
        if isinstance(item, Reject):
            check_record(item)
        else:
            assert len(item.body) <= _LOADER.max_page_bytes
        assert item.input is not None
        assert not _RAW.search(item.input)


def check_record(record: Article | Reject) -> None:
    """A record is one line of clean UTF-8, and as its schema says."""
    line = to_line(record)
    text = line.decode("utf-8")
    assert text.endswith("\n")
    assert not _RAW.search(text[:-1])
    assert "\n" not in text[:-1]
    _validator("article" if isinstance(record, Article) else "reject").validate(json.loads(text))


def _loaded(path: Path) -> list[Page | Reject]:
    try:
        return list(load(str(path), _LOADER, fetched=_FETCHED))
    except InputError as error:
        assert error.path == str(path)
        return []


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = files("newsbot").joinpath("data", f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))


TARGETS: MappingProxyType[str, Target] = MappingProxyType(
    {
        "page": page,
        "plain_text": partial(page, content_type="text/plain"),
        "feed": partial(listing, kind=ListingKind.FEED, content_type="application/rss+xml"),
        "sitemap": partial(listing, kind=ListingKind.SITEMAP, content_type="application/xml"),
        "section": partial(listing, kind=ListingKind.SECTION, content_type="text/html"),
        "sources": sources,
        "loaders": loaders,
        "robots": robots,
        "tail": tail,
    }
)
