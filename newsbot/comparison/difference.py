"""What became of one page in two runs."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from newsbot.comparison.paragraphs import Paragraphs, difference_of, paragraphs_of
from newsbot.items import ARTICLE_KEYS, ARTICLE_SCHEMA

Record = Mapping[str, Any]
Place = tuple[str, str]
"""Where a page came from: its address, and its input where it has both."""

# These tell of the run, or follow from the text.
_NOT_COMPARED = frozenset(
    "schema id revision changed duplicate_of url source input text word_count confidence method fingerprint fetched "
    "extractor".split()
)
FIELDS = tuple(key for key in ARTICLE_KEYS if key not in _NOT_COMPARED)
"""The fields that are compared beside the text: `body` by its kinds of blocks, `removed` by how often each reason."""


class Change(StrEnum):
    """What happened to a page, the gravest first."""

    LOST = "lost"  # an article that is a reject now, or not there
    GAINED = "gained"
    TEXT = "text"
    FIELDS = "fields"
    REASON = "reason"  # a reject for another reason, or one that is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDifference:
    """A page that is not the same in both runs.

    `page` is its address, or where it has none its input, both where several pages have one address; `before` and
    `after` are `article`, `reject: REASON` or `absent`. `fields` holds the values, old and new, of those that differ.
    """

    page: str
    change: Change
    before: str
    after: str
    text: Paragraphs = field(default_factory=Paragraphs)
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Words lost and gained."""
        return self.text.lost_words + self.text.gained_words


def place_of(record: Record) -> Place:
    """Return where a record's page came from; its input stands for an address that it has not."""
    url, source = str(record.get("url") or ""), str(record.get("input") or "")
    return (url, source) if url else (source or str(record.get("id") or ""), "")


def name_of(page: Place) -> str:
    """Return what a page is called.

    >>> name_of(("https://example.org/", "")), name_of(("https://example.org/", "a.html"))
    ('https://example.org/', 'https://example.org/ (a.html)')
    """
    address, source = page
    return f"{address} ({source})" if source else address


def is_article(record: Record | None) -> bool:
    """Tell an article's record from a reject's, and from none."""
    return record is not None and record.get("schema") == ARTICLE_SCHEMA


def compared(record: Record) -> tuple[tuple[str, ...], dict[str, Any]]:
    """Return what of a record is compared: its paragraphs and its fields; of a reject, the reason."""
    if not is_article(record):
        return (), {"reason": record.get("reason")}
    fields = {key: record.get(key) for key in FIELDS}
    fields["body"] = [block.get("kind") for block in record.get("body") or ()]
    reasons = Counter(str(run.get("reason")) for run in record.get("removed") or ())
    fields["removed"] = dict(sorted(reasons.items()))
    return paragraphs_of(record), fields


def difference(page: str, before: Record | None, after: Record | None) -> PageDifference:
    """Say in what two records of a page differ; None is a run that does not have the page."""
    old, old_fields = compared(before) if before is not None else ((), {})
    new, new_fields = compared(after) if after is not None else ((), {})
    text = difference_of(old, new)
    fields: dict[str, tuple[Any, Any]] = {}
    if is_article(before) and is_article(after):
        fields = {key: (old_fields[key], new_fields[key]) for key in FIELDS if old_fields[key] != new_fields[key]}
        if not text.is_same:
            fields.pop("body", None)
    return PageDifference(
        page=page,
        change=_change(is_article(before), is_article(after), text),
        before=_outcome(before),
        after=_outcome(after),
        text=text,
        fields=fields,
    )


def _change(was: bool, is_now: bool, text: Paragraphs) -> Change:
    if was and is_now:
        return Change.FIELDS if text.is_same else Change.TEXT
    if was:
        return Change.LOST
    return Change.GAINED if is_now else Change.REASON


def _outcome(record: Record | None) -> str:
    if record is None:
        return "absent"
    return "article" if is_article(record) else f"reject: {record.get('reason')}"
