"""Pages that are no article: told by what they say of themselves and by what was chosen on them."""

import re

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.fields import Fields
from newsbot.extraction.phrases import CONSENT, ERROR, LOGIN, NEEDS_SCRIPT
from newsbot.extraction.selection import Selection
from newsbot.items import Page

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|article|br|span|h[1-6]|table|section|a)\b[^>]*>", re.IGNORECASE
)
_SHORT_PAGE = 1_500  # characters of all blocks: an error page or a wall is no longer
_WALL = 2_500
# Share of pages above which a page is an article; chosen so that 1 % of articles fall below, out of fold.
ARTICLE_BAR = 0.5


def is_plain_text(page: Page, text: str) -> bool:
    """Tell whether a page is plain text: declared so, or without any markup."""
    if page.content_type:
        return page.content_type.split(";")[0].strip().lower() == "text/plain"
    return _MARKUP.search(text[:100_000]) is None


def check_has_text(blocks: list[PageBlock], fields: Fields, source_size: int) -> None:
    """Raise PageRejected where the page shows next to nothing: its text comes by a script, or there is none."""
    shown = sum(len(block.text) for block in blocks)
    hidden = len(fields.article_body or "")
    needs_script = any(NEEDS_SCRIPT.search(block.text) for block in blocks)
    if shown < 200 and (source_size > 2_000 or hidden > 400 or needs_script):
        detail = (
            "JSON-LD holds an article that the page does not show"
            if hidden > 400
            else "an empty shell filled by JavaScript"
        )
        raise PageRejected(RejectReason.SCRIPT_ONLY, detail)
    if not blocks:
        raise PageRejected(RejectReason.EMPTY, "no text on the page")


def check_page(blocks: list[PageBlock], selection: Selection, fields: Fields, title: str | None) -> None:
    """Raise PageRejected where the page is an error page, a wall or a list of other pages.

    An error page or a wall is short; what it is stands in its title, its headings, its text.
    """
    shown = "\n".join(block.text for block in blocks)
    names = "\n".join((title or "", fields.headline or "", *(block.text for block in blocks if block.level in {1, 2})))
    body_missing = not fields.article_body
    if len(shown) < _SHORT_PAGE and ERROR.search(names) and not fields.is_article and body_missing:
        raise PageRejected(RejectReason.ERROR_PAGE, f"the page is short and its title says {names.strip()[:80]!r}")
    if len(shown) < _WALL and len(CONSENT.findall(shown)) >= 3 and not fields.is_article:
        raise PageRejected(RejectReason.CONSENT_WALL, "the page is short and asks for consent")
    if len(shown) < _SHORT_PAGE and len(LOGIN.findall(shown)) >= 2 and not fields.is_article:
        raise PageRejected(RejectReason.LOGIN_WALL, "the page is short and asks to log in")
    if selection.article < ARTICLE_BAR:
        raise PageRejected(RejectReason.NOT_AN_ARTICLE, f"a list of other pages (article: {selection.article:.2f})")
