"""Why the blocks of a page were stripped: fields, what a site's template knows, what tells, what is likely."""

from collections.abc import Sequence, Set

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import are_alike
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.likely import is_told_to_reader, likely_reason
from newsbot.extraction.list_names import names_list_surely, names_title
from newsbot.extraction.own_lines import byline_above, field_of, own_line
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.reason_words import speaks_of
from newsbot.extraction.reasons import told_reason
from newsbot.extraction.reasons_in_context import in_context
from newsbot.extraction.roles import Known, reason_to_leave
from newsbot.extraction.shapes import is_prose
from newsbot.extraction.steps import is_beside
from newsbot.extraction.surroundings import Surroundings
from newsbot.extraction.template import SiteView
from newsbot.extraction.wrapper import Wrapper

_OWN_TAGS = 7  # blocks below the text among which tags are the article's


def reasons_of(
    blocks: Sequence[PageBlock],
    chosen: Sequence[PageBlock],
    known: Known,
    view: SiteView | None,
    wrapper: Wrapper,
    address: str | None,
) -> list[RemovedReason | None]:
    """Name for each block why it is no text of the article, None where it is."""
    is_text, page = {block.index for block in chosen}, Surroundings(chosen, address)
    reasons: list[RemovedReason | None] = [
        None
        if block.index in is_text
        else wrapper.reason_of(block)
        or _field(block, known, page)
        or (view and view.reason_of(block))
        or byline_above(block, page)
        or told_reason(block, page)
        for block in blocks
    ]
    unsure = {at for at, reason in enumerate(reasons) if reason is None and at not in is_text}
    for at in tuple(unsure):
        own = own_line(blocks[at], known, page)
        reasons[at] = own or likely_reason(blocks[at], page)
        if own is not None:
            unsure.discard(at)
    far_below = range(page.last + _OWN_TAGS, len(blocks))
    menus = [at for at in far_below if reasons[at] is RemovedReason.NAVIGATION]
    # What may be a tag of the article may be the subject of another one.
    unsure |= {at for at in menus if Topic.TAGS in page.topics(blocks[at].step)}
    reasons = in_context(blocks, reasons, unsure, page)
    for at in unsure:
        if reasons[at] is RemovedReason.OTHER and is_told_to_reader(blocks[at], page):
            reasons[at] = RemovedReason.PROMO
    _name_what_is_listed(blocks, reasons, unsure)
    if view is not None:
        repeats = (at for at in unsure if reasons[at] is RemovedReason.OTHER and view.repeated[at])
        for at in repeats:
            reasons[at] = RemovedReason.TEMPLATE
    return reasons


def _name_what_is_listed(blocks: Sequence[PageBlock], reasons: list[RemovedReason | None], unsure: Set[int]) -> None:
    """Have the lines of which nothing tells follow the name of a list that they stand below, alike; prose is none."""
    name = first = None
    for at, block in enumerate(blocks):
        if reasons[at] is RemovedReason.LINK_LIST and names_list_surely(block.text) and not names_title(block.text):
            name, first = block, None
        elif name is None or is_prose(block.text) or not is_beside(block.step, name.step):
            name = None
        elif first is None or are_alike(block, first):
            first = block
            if reasons[at] is RemovedReason.OTHER and at in unsure:
                reasons[at] = RemovedReason.LINK_LIST
        else:
            name = None


def _field(block: PageBlock, known: Known, page: Surroundings) -> RemovedReason | None:
    """Return the field that a stripped block is; a line with an author's name may ask the reader for something."""
    left = reason_to_leave(block, known)
    if left is None:
        return None
    left = field_of(block, left, known, page)
    is_invitation = left is RemovedReason.BYLINE and RemovedReason.PROMO in {
        reason_in_phrase(block.text), speaks_of(block.text),
    }  # fmt: skip
    return RemovedReason.PROMO if is_invitation else left
