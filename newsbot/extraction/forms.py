"""What a form asks for, by its fields: a search, a comment, or what the site wants of its reader."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from newsbot.errors import RemovedReason
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_words import words_of
from newsbot.extraction.region import Region
from newsbot.extraction.steps import enclosing
from newsbot.extraction.surroundings import Surroundings

_FORM = Region.FORM.value
_SEARCH = re.compile(r"^(?:s|q|query|search|suche|keyword)", re.IGNORECASE)
_COMMENT = re.compile(r"comment|reply|message_?body", re.IGNORECASE)
_COMMENTS = words_of(RemovedReason.COMMENTS)
_READ = 1_000  # characters of a form
_ASKING = frozenset({"email", "tel", "password", "textarea"})


def reason_of_form(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Return the reason of the form that a block stands in, None where it stands in none that tells."""
    if not block.region & _FORM:
        return None
    step = enclosing(block.step, "form")
    if step is None or page.is_outside(step):
        return None
    if step not in page.forms:
        page.forms[step] = _reason(step.element)
    return page.forms[step]


def _reason(form: HtmlElement) -> RemovedReason | None:
    fields: Sequence[HtmlElement] = list(form.iter("input", "textarea"))
    names = [field.get("name") or field.get("id") or "" for field in fields]
    kinds = {field.tag if field.tag == "textarea" else (field.get("type") or "text").lower() for field in fields}
    is_of_comments = any(map(_COMMENT.search, names)) or _COMMENTS.search(form.text_content()[:_READ].lower())
    if "textarea" in kinds and is_of_comments and "tel" not in kinds:
        return RemovedReason.COMMENTS
    if not kinds.isdisjoint(_ASKING) or any("mail" in name.lower() for name in names):
        return RemovedReason.PROMO
    return RemovedReason.NAVIGATION if "search" in kinds or any(map(_SEARCH.search, names)) else None
