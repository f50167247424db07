"""The library's functions: one page in, its article out, in this process."""

from datetime import UTC, datetime

from newsbot.errors import PageRejected
from newsbot.extraction import extract_article
from newsbot.items import Article, Page, Reject
from newsbot.options import ExtractionOptions

_HTML, _TEXT = "text/html", "text/plain"


def extract(
    html: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    fetched: datetime | None = None,
    options: ExtractionOptions | None = None,
) -> Article:
    """Return the article of an HTML page.

    `html` is the page as it came: bytes, whose encoding is detected (`encoding` is what the transport declared), or
    text. `url` is where it was fetched: it makes addresses absolute and the article's `id` the same as in a crawl.
    `fetched` (with a zone; now, if left out) bounds the dates that are believed. Raises PageRejected where the page has
    no article (its `reason` and `detail` say why), ModelError where the installation is broken. Reads no network and
    knows no deadline: a page that would take minutes does so here.
    """
    return _extract(html, _HTML, url, encoding, fetched, options)


def extract_text(
    txt: str | bytes,
    *,
    url: str | None = None,
    encoding: str | None = None,
    fetched: datetime | None = None,
    options: ExtractionOptions | None = None,
) -> Article:
    """Return the article in plain text that was scraped with its boilerplate.

    The arguments are those of `extract`, and so are the errors. What was stripped stands in `removed`, with the numbers
    of its lines.
    """
    return _extract(txt, _TEXT, url, encoding, fetched, options)


def _extract(
    content: str | bytes,
    media_type: str,
    url: str | None,
    encoding: str | None,
    fetched: datetime | None,
    options: ExtractionOptions | None,
) -> Article:
    if isinstance(content, str):
        # A lone surrogate, which is no text, becomes a question mark.
        content, encoding = content.encode("utf-8", "replace"), "utf-8"
    page = Page(
        url=url,
        body=content,
        fetched=fetched or datetime.now(UTC),
        content_type=media_type,
        declared_encoding=encoding,
    )
    outcome = extract_article(page, options or ExtractionOptions()).outcome
    if isinstance(outcome, Reject):
        raise PageRejected(outcome.reason, outcome.detail)
    return outcome
