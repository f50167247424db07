"""Two files of records, page by page."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsbot.comparison.difference import (
    Change,
    PageDifference,
    Place,
    Record,
    compared,
    difference,
    is_article,
    name_of,
    place_of,
)
from newsbot.items import ARTICLE_SCHEMA, REJECT_SCHEMA
from newsbot.jsonl.records import Account, has_shape, read_records

_SCHEMAS = frozenset({ARTICLE_SCHEMA, REJECT_SCHEMA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two runs: its pages, how many of them are articles, and the versions of newsbot that made them."""

    pages: int
    articles: int
    extractors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two runs have in common, and where they differ: the largest difference first."""

    before: Side
    after: Side
    same: int
    differences: tuple[PageDifference, ...]

    def count(self, change: Change) -> int:
        """Return how many pages changed in one way."""
        return sum(it.change is change for it in self.differences)


@dataclass(slots=True)
class _Seen:
    """A first look at a run: what each page's record comes to, as a hash, in the order of the records that count."""

    hashes: dict[Place, bytes] = field(default_factory=dict)
    articles: set[Place] = field(default_factory=set)
    extractors: dict[str, None] = field(default_factory=dict)

    def take(self, place: Place, content: bytes, *, is_article: bool) -> None:
        """Take in a page's record: of several the last article counts."""
        if is_article:
            self.articles.add(place)
        elif place in self.articles:
            return
        self.hashes.pop(place, None)
        self.hashes[place] = content

    def by(self, page_of: Callable[[Place], Place]) -> "_Seen":
        """Return the same, with places that are one page taken together."""
        found = _Seen(extractors=self.extractors)
        for place, content in self.hashes.items():
            found.take(page_of(place), content, is_article=place in self.articles)
        return found

    def side(self) -> Side:
        return Side(pages=len(self.hashes), articles=len(self.articles), extractors=tuple(self.extractors))


def compare(before: Sequence[Path], after: Sequence[Path], account: Account) -> Comparison:
    """Compare the records in two sets of files.

    Of several records of a page the last article counts: its last revision. The files are read twice; only pages that
    differ are held in memory.
    """
    old, new = _look(before, account), _look(after, account)
    page_of = _pages_of(old, new)
    old, new = old.by(page_of), new.by(page_of)
    pages = dict.fromkeys([*old.hashes, *new.hashes])
    differing = {page for page in pages if old.hashes.get(page) != new.hashes.get(page)}
    was, is_now = _read(before, differing, page_of), _read(after, differing, page_of)
    found = [difference(name_of(page), was.get(page), is_now.get(page)) for page in pages if page in differing]
    found.sort(key=lambda it: -it.size)
    return Comparison(before=old.side(), after=new.side(), same=len(pages) - len(differing), differences=tuple(found))


def _pages_of(old: _Seen, new: _Seen) -> Callable[[Place], Place]:
    """Return what tells a place's page: its address; its input, too, where the runs share one and there are others.

    Saved pages of a site may all declare one canonical address. The inputs of runs that share none tell nothing: pages
    that were crawled, then read again from a WARC.
    """
    inputs = Counter(address for address, _ in old.hashes.keys() | new.hashes.keys())
    apart = {address for address, _ in old.hashes.keys() & new.hashes.keys() if inputs[address] > 1}
    return lambda place: place if place[0] in apart else (place[0], "")


def _records(files: Sequence[Path], account: Account) -> Iterator[tuple[Place, dict[str, Any]]]:
    for place, record in read_records(files, _SCHEMAS, None, account):
        if has_shape(record):
            account.taken += 1
            yield place_of(record), record
        else:
            account.problems.append(f"{place}: no record; it is left out")


def _look(files: Sequence[Path], account: Account) -> _Seen:
    seen = _Seen()
    for place, record in _records(files, account):
        seen.extractors[str(record.get("extractor"))] = None
        content = json.dumps((is_article(record), compared(record)), sort_keys=True)
        digest = blake2b(content.encode(), digest_size=16).digest()
        seen.take(place, digest, is_article=is_article(record))
    return seen


def _read(files: Sequence[Path], pages: Collection[Place], page_of: Callable[[Place], Place]) -> Mapping[Place, Record]:
    # What is no record was told of at the first look.
    found: dict[Place, Record] = {}
    for place, record in _records(files, Account()):
        page = page_of(place)
        if page in pages and (is_article(record) or not is_article(found.get(page))):
            found[page] = record
    return found
