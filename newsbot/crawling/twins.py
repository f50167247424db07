"""Pages that exist twice: AMP pages and the pages they stand for."""

import re

from lxml.etree import ParserError
from lxml.html import document_fromstring

from newsbot.crawling.answer import Answer
from newsbot.state.links import key_of
from newsbot.urls import absolute_url, is_site_root, same_site

# AMP HTML specification, "Required markup": <html ⚡> or <html amp>; a canonical link, to itself where it has no twin.
_AMP = re.compile(rb"<html\b[^>]*\s(?:amp|\xe2\x9a\xa1)(?=[\s=>])", re.IGNORECASE)
_HEAD_BYTES = 4_096


def amp_canonical(answer: Answer) -> str | None:
    """Return the address of the page that an AMP page stands for; None where a page is none, or stands for itself."""
    if not _AMP.search(answer.body[:_HEAD_BYTES]):
        return None
    try:
        link = document_fromstring(answer.body).find(".//link[@rel='canonical']")
    except (ParserError, ValueError):
        return None
    url = absolute_url(link.get("href"), answer.url) if link is not None else None
    if url is None or key_of(url) == key_of(answer.url) or is_site_root(url) or not same_site(url, answer.url):
        return None
    return url
