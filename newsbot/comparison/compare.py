"""Two files of records, page by page."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from newsbot.comparison.difference import Change, PageDifference, Record, compared, difference, is_article, page_of
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
    """A first look at a run: what each page's record comes to, as a hash."""

    hashes: dict[str, bytes] = field(default_factory=dict)
    articles: set[str] = field(default_factory=set)
    extractors: dict[str, None] = field(default_factory=dict)

    def side(self) -> Side:
        return Side(pages=len(self.hashes), articles=len(self.articles), extractors=tuple(self.extractors))


def compare(before: Sequence[Path], after: Sequence[Path], account: Account) -> Comparison:
    """Compare the records in two sets of files.

    Of several records of a page the last article counts: its last revision. The files are read twice; only pages that
    differ are held in memory.
    """
    old, new = _look(before, account), _look(after, account)
    pages = dict.fromkeys([*old.hashes, *new.hashes])
    differing = {page for page in pages if old.hashes.get(page) != new.hashes.get(page)}
    was, is_now = _read(before, differing), _read(after, differing)
    found = [difference(page, was.get(page), is_now.get(page)) for page in pages if page in differing]
    found.sort(key=lambda it: -it.size)
    return Comparison(before=old.side(), after=new.side(), same=len(pages) - len(differing), differences=tuple(found))


def _records(files: Sequence[Path], account: Account) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, record in read_records(files, _SCHEMAS, None, account):
        if has_shape(record):
            account.taken += 1
            yield page_of(record), record
        else:
            account.problems.append(f"{place}: no record; it is left out")


def _look(files: Sequence[Path], account: Account) -> _Seen:
    seen = _Seen()
    for page, record in _records(files, account):
        seen.extractors[str(record.get("extractor"))] = None
        if page in seen.articles and not is_article(record):
            continue
        content = json.dumps((is_article(record), compared(record)), sort_keys=True)
        seen.hashes[page] = blake2b(content.encode(), digest_size=16).digest()
        if is_article(record):
            seen.articles.add(page)
    return seen


def _read(files: Sequence[Path], pages: Collection[str]) -> Mapping[str, Record]:
    # What is no record was told of at the first look.
    found: dict[str, Record] = {}
    for page, record in _records(files, Account()):
        if page in pages and (is_article(record) or not is_article(found.get(page))):
            found[page] = record
    return found
