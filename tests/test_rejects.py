from datetime import UTC, datetime

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.rejects import reject_page

FETCHED = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def test_a_reject_carries_what_is_known_of_its_page() -> None:
    page = Page(
        url="https://News.example.org:8443/a", body=b"", fetched=FETCHED, source="example", input="pages.zip#a.html"
    )

    assert reject_page(page, RejectReason.EMPTY, "the page has no content") == Reject(
        reason=RejectReason.EMPTY,
        detail="the page has no content",
        url="https://News.example.org:8443/a",
        input="pages.zip#a.html",
        source="example",
        site="news.example.org:8443",
        fetched=FETCHED,
        extractor=EXTRACTOR,
    )


def test_a_page_without_an_address_has_no_site() -> None:
    reject = reject_page(Page(url=None, body=b"", fetched=FETCHED), RejectReason.EMPTY, "the page has no content")

    assert (reject.url, reject.site) == (None, None)
