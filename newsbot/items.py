"""The values that flow: Page in; Article, Reject or Duplicate out. The records of the project are these classes."""

from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from newsbot.errors import RejectReason, RemovedReason
from newsbot.site_template import Observation

ARTICLE_SCHEMA = "newsbot.article/1"
REJECT_SCHEMA = "newsbot.reject/1"


class BlockKind(StrEnum):
    """What a block of an article's body is."""

    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    TABLE = "table"
    PREFORMATTED = "preformatted"


class Method(StrEnum):
    """Which path made a record."""

    WRAPPER = "wrapper"
    TEMPLATE = "template"
    SCORER = "scorer"
    TRAFILATURA = "trafilatura"
    PLAIN_TEXT = "plain_text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """What a feed or a news sitemap says of an article: a second witness beside the page.

    `published` is the date as it is given there, `content` the HTML of a feed that holds the whole article.
    """

    title: str | None = None
    published: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFile:
    """The plain file that a page's bytes were read from: its path, and how many they were, with their hash."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched or read, before anything is known of it.

    `url` is as fetched after redirects, None where the input does not tell. `content_type` is the media type as
    declared (`text/html; charset=…`), `declared_encoding` the charset a transport or an archive record declares,
    `input` the path, archive member or WARC record (None for live pages). `timezone` (IANA name) is the zone of times
    that come without one, `language` (BCP 47) that of a page that does not say it, where the source names these.
    `robots_tag` and `tdm_reservation` are the HTTP headers X-Robots-Tag (several joined by commas) and tdm-reservation,
    `witness` is what a feed said of the page. `file` is where another process may read `body` for itself, where there
    is such a file.
    """

    url: str | None
    body: bytes = field(repr=False)  # a page that is dropped is named in the log, not printed
    fetched: datetime
    content_type: str | None = None
    declared_encoding: str | None = None
    source: str | None = None
    input: str | None = None
    timezone: str | None = None
    language: str | None = None
    robots_tag: str | None = None
    tdm_reservation: str | None = None
    witness: Witness | None = field(default=None, repr=False)
    file: PageFile | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of the article's body. `level` is 1-6 for headings, the nesting from 1 for list items, else None."""

    kind: BlockKind
    text: str
    level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image of the article: absolute `url`, its caption and who took it."""

    url: str | None
    caption: str | None = None
    credit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A run of blocks that was stripped.

    A list has `items`, anything else `text`; `where` is the place: the tag path of the run's first block, or
    `line N` of plain text (counted from 1).
    """

    reason: RemovedReason
    heading: str | None = None
    items: tuple[str, ...] = ()
    text: str | None = None
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """What the page says of its use: true where it forbids, false where it allows, None where it is silent."""

    noindex: bool | None = None
    noarchive: bool | None = None
    tdm: bool | None = None
    ai: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One clean article: `newsbot.article/1`. The schema in the package describes each field."""

    id: str
    url: str | None
    headline: str | None
    text: str
    fetched: datetime
    extractor: str
    fingerprint: str
    method: Method
    schema: str = ARTICLE_SCHEMA
    revision: int = 1
    changed: tuple[str, ...] = ()
    duplicate_of: str | None = None
    canonical_url: str | None = None
    source: str | None = None
    site: str | None = None
    input: str | None = None
    kicker: str | None = None
    standfirst: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()
    paywalled: bool | None = None
    permissions: Permissions = field(default_factory=Permissions)
    word_count: int = 0
    removed: tuple[Removed, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """A page without an article, and why: `newsbot.reject/1`. `status` is the HTTP status, where there is one."""

    reason: RejectReason
    detail: str
    url: str | None
    fetched: datetime
    extractor: str
    schema: str = REJECT_SCHEMA
    input: str | None = None
    source: str | None = None
    site: str | None = None
    status: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A page whose article is in the output already, as `id`: the same, or nearly so. Counted, not written."""

    id: str
    url: str | None
    input: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What the core returns for a page; `observation` is what its site's template learns from it, if there is one.

    `signature` is that of an article's text for near-duplicates, packed; empty where the text is too short
    for one, None where nobody has made it.
    """

    outcome: Article | Reject
    observation: Observation | None = None
    signature: bytes | None = None


ARTICLE_KEYS = (
    "schema", "id", "revision", "changed", "duplicate_of", "url", "canonical_url", "source", "site", "input",
    "headline", "kicker", "standfirst", "authors", "published", "published_raw", "modified", "language", "section",
    "topics", "text", "body", "images", "paywalled", "permissions", "word_count", "removed", "confidence", "method",
    "fingerprint", "fetched", "extractor",
)  # fmt: skip
"""Keys of an article record, in the order they are written."""

REJECT_KEYS = (
    "schema", "reason", "detail", "url", "input", "source", "site", "status", "fetched", "extractor",
)  # fmt: skip
"""Keys of a reject record, in the order they are written."""


def to_record(item: Article | Reject) -> dict[str, Any]:
    """Turn an item into the JSON object that is written: every key present, in the documented order."""
    keys = ARTICLE_KEYS if isinstance(item, Article) else REJECT_KEYS
    return {key: _plain(getattr(item, key)) for key in keys}


def _plain(value: Any) -> Any:
    if isinstance(value, Removed):
        return _removed_record(value)
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return value


def _removed_record(run: Removed) -> dict[str, Any]:
    content = {"items": list(run.items)} if run.items else {"text": run.text}
    return {"reason": str(run.reason), "heading": run.heading, **content, "where": run.where}
