"""Pages that are no article: told by what they say of themselves and by what was chosen on them."""

import re
from itertools import compress

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.document import Document
from newsbot.extraction.fields import Fields
from newsbot.extraction.phrases import CONSENT, ERROR, LOGIN, NEEDS_SCRIPT, SEARCHED
from newsbot.extraction.selection import Selection
from newsbot.extraction.unshown import NOTHING, text_size
from newsbot.items import Page

_MARKUP = re.compile(
    r"<(?:!doctype|html|head|title|body|frameset|div|p|article|br|span|h[1-6]|table|td|font|center|section|a)\b[^>]*>",
    re.IGNORECASE,
)
_SHORT = 900  # characters: the text of an error page or a wall is no longer
_DIALOGUE = 500  # characters: all that a page shows where it is a dialogue and nothing else
_SHELL = 2_000  # characters of source that shows nothing: scripts
_INSISTENT = 3  # times that a wall names what it wants
# A page that is less probably an article is none; one that names its day and its author, as two thirds of articles do
# and one list in fourteen, has to be less probable. Out of fold on the development pages, this rejects 0.9 % of wcxb's
# articles, none of the news pages, and 85 % of the pages that hold none.
ARTICLE_BAR, SIGNED_BAR = 0.55, 0.4


def is_plain_text(page: Page, text: str) -> bool:
    """Tell whether a page is plain text: declared so, or without any markup."""
    if page.content_type:
        return page.content_type.split(";")[0].strip().lower() == "text/plain"
    return _MARKUP.search(text[:100_000]) is None


def check_has_text(blocks: list[PageBlock], fields: Fields, title: str | None, document: Document) -> None:
    """Raise PageRejected where the page shows next to nothing: its text comes by a script, or there is none."""
    if text_size(blocks) > NOTHING:
        return
    shown = "\n".join(block.text for block in blocks)
    _check_walls(shown, blocks, fields, title)
    if frames := [address for frame in document.tree.iter("frame") if (address := frame.get("src"))]:
        raise PageRejected(RejectReason.EMPTY, f"a frameset: its text is in other pages ({', '.join(frames)[:200]})")
    if len(fields.article_body or "") > 2 * NOTHING:
        raise PageRejected(RejectReason.SCRIPT_ONLY, "JSON-LD holds an article that the page does not show")
    has_script = document.tree.find(".//script") is not None
    if document.source_size > _SHELL or NEEDS_SCRIPT.search(shown) or (not blocks and has_script):
        raise PageRejected(RejectReason.SCRIPT_ONLY, "an empty shell that JavaScript fills")
    if not blocks:
        raise PageRejected(RejectReason.EMPTY, "no text on the page")


def check_page(blocks: list[PageBlock], selection: Selection, fields: Fields, title: str | None) -> None:
    """Raise PageRejected where the page is an error page, a wall or a list of other pages."""
    chosen = "\n".join(block.text for block in compress(blocks, selection.chosen.tolist()))
    if len(chosen) < _SHORT:
        shown = "\n".join(block.text for block in blocks)
        # What a page says in its buttons counts where it says next to nothing else.
        _check_walls(shown if len(shown) < _DIALOGUE else chosen, blocks, fields, title)
    if SEARCHED.match(fields.headline or ""):
        raise PageRejected(RejectReason.NOT_AN_ARTICLE, f"what was searched for ({fields.headline})")
    is_signed = fields.published is not None and bool(fields.authors)
    if selection.article < (SIGNED_BAR if is_signed else ARTICLE_BAR):
        raise PageRejected(RejectReason.NOT_AN_ARTICLE, f"a list of other pages (article: {selection.article:.2f})")


def _check_walls(text: str, blocks: list[PageBlock], fields: Fields, title: str | None) -> None:
    """What a short page is stands in its title and headings, and in its text again and again.

    A page that declares an article is none of these: its text is about them.
    """
    if fields.is_article:
        return
    headings = (block.text for block in blocks if block.level in {1, 2})
    names = "\n".join((title or "", fields.headline or "", *headings))
    if ERROR.search(names):
        raise PageRejected(RejectReason.ERROR_PAGE, f"short, and its title says {names.strip()[:80]!r}")
    for pattern, reason in ((CONSENT, RejectReason.CONSENT_WALL), (LOGIN, RejectReason.LOGIN_WALL)):
        if len(pattern.findall(f"{names}\n{text}")) >= _INSISTENT:
            raise PageRejected(reason, f"short, and speaks of nothing else: {text[:80]!r}")
