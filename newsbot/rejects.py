"""From a page that has no article to its reject record."""

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.urls import site_of


def reject_page(page: Page, reason: RejectReason, detail: str) -> Reject:
    """Return the reject of `page`: its address, input, source and time with `reason` and `detail`."""
    return Reject(
        reason=reason,
        detail=detail,
        url=page.url,
        input=page.input,
        source=page.source,
        site=site_of(page.url),
        fetched=page.fetched,
        extractor=EXTRACTOR,
    )
