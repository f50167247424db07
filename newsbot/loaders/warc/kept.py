"""Pages that a crawl of newsbot kept: read as they were when they had just come."""

from dataclasses import replace

from newsbot.items import Page
from newsbot.loaders.warc.http import read_response
from newsbot.loaders.warc.records import Record
from newsbot.warc.about import ABOUT_TYPE, with_about


def is_about(record: Record) -> bool:
    """Tell a record with what the crawl knew of the page in the response that follows."""
    return record.problem is None and record.fields.get("content-type") == ABOUT_TYPE


def kept_page(record: Record, about: Record, page: Page) -> Page | None:
    """Return the page of a response whose `about` came before it, None where `record` is none or is damaged.

    What the page is, is not looked at: the extraction judges it as it did then. Raises PageRejected `unreadable`.
    """
    name = record.fields.get("warc-record-id")
    if record.problem is not None or name is None or about.fields.get("warc-concurrent-to") != name:
        return None
    response = read_response(record.block)
    found = replace(
        page,
        # As it was then: an address is not written in another way for the same page.
        url=page.url and record.fields["warc-target-uri"],
        body=response.body,
        content_type=response.fields.get("content-type"),
        robots_tag=response.fields.get("x-robots-tag"),
        tdm_reservation=response.fields.get("tdm-reservation"),
    )
    return with_about(found, about.block)
