"""Records to write in tests: invented, small, each another."""

from datetime import UTC, datetime

from newsbot.errors import RejectReason
from newsbot.identity import article_id
from newsbot.items import Article, Block, BlockKind, Method, Reject
from newsbot.text import fingerprint

STARTED = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)


def article(
    number: int,
    *,
    url: str | None = "",
    canonical_url: str | None = None,
    headline: str | None = "",
    paragraphs: tuple[str, ...] = (),
    source: str | None = None,
) -> Article:
    """Return the article of a page; what is left empty is made of its number."""
    url = f"https://news.example/{number}" if url == "" else url
    headline = f"Ferry line {number} reopens" if headline == "" else headline
    paragraphs = paragraphs or (f"Boat {number} left the harbour.", "It was raining.")
    text = "\n\n".join(paragraphs)
    hashed = fingerprint(headline, text)
    return Article(
        id=article_id(url, canonical_url, hashed),
        url=url,
        canonical_url=canonical_url,
        headline=headline,
        text=text,
        body=tuple(Block(kind=BlockKind.PARAGRAPH, text=paragraph) for paragraph in paragraphs),
        fetched=STARTED,
        extractor="newsbot 0",
        fingerprint=hashed,
        method=Method.SCORER,
        source=source,
        input=f"pages/{number}.html",
    )


def reject(number: int) -> Reject:
    """Return the reject of a page."""
    return Reject(
        reason=RejectReason.TOO_SHORT,
        detail=f"{number} words",
        url=None,
        fetched=STARTED,
        extractor="newsbot 0",
        input=f"pages/{number}.html",
    )
