"""Sitemaps (sitemaps.org; Google's news extension): XML of any size, read as a stream.

Names are compared without their namespace, for many files declare a wrong one. No entity is expanded, no document type
loaded, no tree built: memory is that of the entries.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from typing import Any, Self

from lxml import etree

from newsbot.discovery.dates import date_text, read_date
from newsbot.discovery.listing import Candidate, Link, Listing, ListingKind, newest_first
from newsbot.discovery.unpacking import Pieces
from newsbot.discovery.xml_source import in_utf8, with_plain_ampersands, without_cdata_marks
from newsbot.options import DiscoveryOptions
from newsbot.text import clean_line
from newsbot.urls import absolute_url

_ENTRIES = frozenset({"url", "sitemap"})
# The extensions whose fields have names of their own within an entry.
_NEWS = "news"
_OTHERS = frozenset({"image", "video", "link", "mobile"})
_FIELDS = frozenset({"loc", "lastmod", "title", "publication_date"})
_ENTITY = re.compile(r"&\w+;")
_LONGEST_FIELD = 4_096


def read_sitemap(body: bytes, url: str, options: DiscoveryOptions) -> Listing:
    """Read a sitemap or a sitemap index, gzipped or not. What is whole in a broken one is kept."""
    pieces = Pieces(body, options.max_sitemap_bytes)
    source = with_plain_ampersands(in_utf8(pieces))
    reader = _Reader(url, options)
    # The stubs ask for methods that a target may leave out.
    target: Any = reader
    parser = etree.XMLParser(target=target, recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    broken = _feed(parser, reader, source)
    listing = reader.listing(pieces.problem or broken or reader.unfinished)
    return _longer(listing, _read_as_html(body, url, options, broken)) if broken else listing


def _read_as_html(body: bytes, url: str, options: DiscoveryOptions, broken: str) -> Listing:
    """Read what is no XML as loosely as HTML is read: a parser of XML ends at the first tag that is out of place."""
    reader = _Reader(url, options)
    target: Any = reader
    source = without_cdata_marks(with_plain_ampersands(in_utf8(Pieces(body, options.max_sitemap_bytes))))
    _feed(etree.HTMLParser(target=target, encoding="utf-8", no_network=True), reader, source)
    return reader.listing(broken)


def _longer(one: Listing, other: Listing) -> Listing:
    return max(one, other, key=lambda it: len(it.candidates) + len(it.listings))


def _feed(parser: etree.XMLParser | etree.HTMLParser, reader: "_Reader", pieces: Iterable[bytes]) -> str | None:
    """Feed a parser, and return what it found broken."""
    try:
        for piece in pieces:
            if piece:
                parser.feed(piece)
        errors = [it.message for it in parser.feed_error_log if _is_grave(it)]
        reader.is_over = True  # what is open here is not whole: the parser closes it
        parser.close()
    except etree.XMLSyntaxError as error:
        return f"broken XML ({error.msg})"
    return f"broken XML ({errors[0]})" if errors else None


def _is_grave(entry: Any) -> bool:
    return bool(entry.level >= etree.ErrorLevels.ERROR and entry.domain != etree.ErrorDomains.NAMESPACE)


class _Reader:
    """Takes a parser's events, gives a listing."""

    def __init__(self, url: str, options: DiscoveryOptions) -> None:
        self._url, self._options = url, options
        self._candidates: list[Candidate] = []
        self._links: list[Link] = []
        self._problems: dict[str, None] = {}
        self._fields: dict[str, str] = {}
        self._inside: list[str] = []
        self._text: list[str] | None = None
        self._count = 0
        self._is_whole = False
        self.is_over = False

    @property
    def unfinished(self) -> str | None:
        """What to say where the document ended too early."""
        return None if self._is_whole else "broken XML: it ends within an element"

    def listing(self, problem: str | None) -> Listing:
        """Return what was read, the newest first."""
        problems = (*((problem,) if problem else ()), *self._problems)
        return Listing(candidates=tuple(self._newest()), listings=tuple(self._links), problems=problems)

    def start(self, tag: str, _attributes: object) -> None:
        """Begin an element."""
        name = _local(tag)
        if name in _ENTRIES:
            self._end_entry()
        self._inside.append(name)
        self._text = [] if name in _FIELDS and not _OTHERS.intersection(self._inside) else None

    def data(self, data: str) -> None:
        """Take text; of a field no longer than any is."""
        if self._text is not None and sum(map(len, self._text)) < _LONGEST_FIELD:
            self._text.append(data)

    def end(self, tag: str) -> None:
        """End an element."""
        if self.is_over:
            return
        name = _local(tag)
        if self._text is not None:
            self._fields.setdefault(name, "".join(self._text).strip())
            self._text = None
        if name == _NEWS:
            self._fields[_NEWS] = name
        if name in _ENTRIES:
            self._end_entry(name)
        if self._inside:
            self._inside.pop()
        self._is_whole = not self._inside

    def close(self) -> Self:
        """End the document."""
        return self

    def _end_entry(self, name: str = "url") -> None:
        fields, self._fields = self._fields, {}
        location = fields.get("loc", "")
        if not location or self._is_late(name, fields):
            return
        if (found := self._address(location)) is None:
            return
        if name == "sitemap":
            self._add_link(found, fields)
        else:
            self._add_candidate(found, fields)

    def _is_late(self, name: str, fields: dict[str, str]) -> bool:
        """Tell whether an entry comes behind as many as are kept: it has no date, and those have their order."""
        if name == "sitemap" or len(self._candidates) < self._options.max_entries:
            return False
        if fields.get("publication_date") or fields.get("lastmod"):
            return False
        self._note_cut()
        return True

    def _address(self, location: str) -> str | None:
        if _ENTITY.search(location.replace("&amp;", "")):
            self._problems["entries with entities of a document type, which are not expanded"] = None
            return None
        found = absolute_url(location.replace("&amp;", "&"), self._url)
        return found if found and len(found) <= self._options.max_url else None

    def _add_link(self, url: str, fields: dict[str, str]) -> None:
        if len(self._links) >= self._options.max_entries:
            self._problems[f"cut at {self._options.max_entries:,} sitemaps"] = None
            return
        self._links.append(Link(url=url, kind=sitemap_kind(url), modified=read_date(fields.get("lastmod"))))

    def _add_candidate(self, url: str, fields: dict[str, str]) -> None:
        self._candidates.append(
            Candidate(
                url=url,
                found_in=self._url,
                kind=ListingKind.NEWS_SITEMAP if _NEWS in fields else ListingKind.SITEMAP,
                title=_title(fields.get("title", "")),
                published=read_date(fields.get("publication_date")),
                published_text=date_text(fields.get("publication_date")),
                modified=read_date(fields.get("lastmod")),
                position=self._count,
            )
        )
        self._count += 1
        if len(self._candidates) > 2 * self._options.max_entries:
            self._candidates = self._newest()

    def _newest(self) -> list[Candidate]:
        """Return the newest entries, as many as a sitemap may have: a file that is over the limit may end with them."""
        candidates = newest_first(self._candidates)
        if len(candidates) > self._options.max_entries:
            self._note_cut()
        return candidates[: self._options.max_entries]

    def _note_cut(self) -> None:
        self._problems[f"cut at {self._options.max_entries:,} entries"] = None


def sitemap_kind(url: str) -> ListingKind:
    """Tell from a sitemap's name whether it is one of news.

    >>> sitemap_kind("https://example.org/sitemap-news.xml")
    <ListingKind.NEWS_SITEMAP: 'news_sitemap'>
    """
    name = url.rpartition("/")[2].lower()
    return ListingKind.NEWS_SITEMAP if _NEWS in name else ListingKind.SITEMAP


def _title(text: str) -> str | None:
    # Twice: in a CDATA section the ampersand of an entity has been escaped as well.
    return clean_line(unescape(unescape(text))) or None


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()
