"""From Scrapy's responses to what the crawl and the core take."""

from dataclasses import replace
from datetime import UTC, datetime

from scrapy.http import Response

from newsbot.crawling.answer import Answer
from newsbot.crawling.start import Start
from newsbot.items import Page, Reject
from newsbot.rejects import reject_page
from newsbot.spiders.failures import Failed
from newsbot.state.links import ArticleLink, Validators

_STATUSES = range(100, 1_000)


def answer_of(response: Response) -> Answer:
    """Return a response, which has just come, as the crawl looks at it."""
    return Answer(
        url=response.url,
        status=response.status,
        body=response.body,
        fetched=datetime.now(UTC),
        content_type=_header(response, "Content-Type"),
        robots_tag=_header(response, "X-Robots-Tag"),
        tdm_reservation=_header(response, "tdm-reservation"),
        validators=Validators(etag=_header(response, "ETag"), modified=_header(response, "Last-Modified")),
    )


def page_of(answer: Answer, *, source: str | None = None) -> Page:
    """Return the page to extract; `source` is what its records name."""
    return Page(
        url=answer.url,
        body=answer.body,
        fetched=answer.fetched,
        content_type=answer.content_type,
        source=source,
        robots_tag=answer.robots_tag,
        tdm_reservation=answer.tdm_reservation,
    )


def reject_of(link: ArticleLink, start: Start, why: Failed) -> Reject:
    """Return the record of a page that did not come."""
    page = Page(url=link.url, body=b"", fetched=datetime.now(UTC), source=start.name)
    # Servers make statuses up; a record takes what has three digits.
    status = why.status if why.status in _STATUSES else None
    return replace(reject_page(page, why.reason, why.detail), status=status)


def _header(response: Response, name: str) -> str | None:
    values = response.headers.getlist(name)
    return ", ".join(value.decode("latin-1").strip() for value in values) or None
