"""Reasons mended by where the article stands, and by what stands beside a block."""

import re
from collections.abc import Iterable, Sequence, Set

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.reasons import by_phrase, is_title
from newsbot.extraction.steps import Step, nearest_common

# Blocks around the article within which a byline or a dateline is its own; further off it is a card's.
_ABOVE, _BELOW = 30, 8
_OF_CARDS = frozenset({RemovedReason.BYLINE, RemovedReason.DATELINE})
_IN_CARDS = _OF_CARDS | {RemovedReason.OTHER, RemovedReason.NAVIGATION}
_BOX = 5  # levels of a box that holds a title and its lines
_CLOSE_BOX = 3
_LABEL_BOX = 6  # levels of a section that a label names: its list has boxes of its own
_LABEL = 40  # characters of a line that may name what stands below it
_NAME = re.compile(r"[\w\s&'’-]+:?")
_NAMED_BELOW = frozenset({
    RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.COMMENTS, RemovedReason.SHARE, RemovedReason.PROMO,
})  # fmt: skip
_NO_CARD = (Region.NAV | Region.FOOTER | Region.FORM | Region.BUTTON).value


def in_context(blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None]) -> list[RemovedReason | None]:
    """Return the reasons mended by where the article stands (None: its text) and by what stands beside a block.

    A byline or dateline far from the article is of a comment or another one's card; what shares a box with a linked
    title, and with no text of the article, is that title's card; a label without a better reason takes that of the
    list below it.
    """
    mended = list(reasons)
    text = [at for at, reason in enumerate(reasons) if reason is None]
    near = range(text[0] - _ABOVE, text[-1] + _BELOW + 1) if text else range(len(blocks))
    above = range(near.start, text[0]) if text else range(0)
    around = _steps_around(blocks[at] for at in text)
    for at in range(len(blocks) - 1, -1, -1):
        reason, below = mended[at], mended[at + 1] if at + 1 < len(blocks) else None
        is_own = at in above and (reason in _OF_CARDS or blocks[at].level == 1)
        if reason in _IN_CARDS and not is_own and _is_in_card(blocks, reasons, at, around):
            mended[at] = RemovedReason.LINK_LIST
        elif at not in near and reason in _OF_CARDS:
            others = RemovedReason.COMMENTS if below is RemovedReason.COMMENTS else RemovedReason.LINK_LIST
            mended[at] = by_phrase(blocks[at]) or others
        elif reason is RemovedReason.OTHER and below in _NAMED_BELOW and _is_label(blocks[at], blocks[at + 1], around):
            mended[at] = below
    return mended


def _steps_around(text: Iterable[PageBlock]) -> set[Step]:
    """Return the elements that hold a block of the article's text."""
    around: set[Step] = set()
    for block in text:
        at: Step | None = block.step
        while at is not None and at not in around:
            around.add(at)
            at = at.above
    return around


def _is_in_card(
    blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None], at: int, around: Set[Step]
) -> bool:
    """Tell whether a block belongs to another article's title, which is a link, next to it."""
    block = blocks[at]
    if block.region & _NO_CARD or block.step in around:
        return False
    if block.level == 1:
        return True  # the headline of another article that is shown below
    # A name, a date or a link may be the article's own, or a menu's: it has to stand closer.
    is_line = reasons[at] is RemovedReason.OTHER
    levels, beside = (_BOX, (-1, 1, -2, 2)) if is_line else (_CLOSE_BOX, (-1, 1))
    for other in (at + step for step in beside):
        if not 0 <= other < len(blocks) or not is_title(blocks[other]):
            continue
        is_list = reasons[other] is RemovedReason.LINK_LIST and reasons[at] is not RemovedReason.NAVIGATION
        if (is_list or blocks[other].level is not None) and _share_a_box(block, blocks[other], around, levels):
            return True
    return False


def _is_label(block: PageBlock, below: PageBlock, around: Set[Step]) -> bool:
    is_name = len(block.text) <= _LABEL and _NAME.fullmatch(block.text) is not None
    return is_name and _share_a_box(block, below, around, _LABEL_BOX)


def _share_a_box(one: PageBlock, other: PageBlock, around: Set[Step], levels: int) -> bool:
    """Tell whether two blocks stand close together in the tree, in an element without text of the article."""
    common = nearest_common(one.step, other.step)
    return common not in around and max(one.step.depth, other.step.depth) - common.depth <= levels
