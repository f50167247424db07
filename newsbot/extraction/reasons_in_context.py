"""Reasons mended by where the article stands, and by what stands beside a block."""

import re
from collections.abc import Sequence, Set

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.boxes import Boxes
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.reasons import told_reason
from newsbot.extraction.shapes import LINKED, is_prose, is_title
from newsbot.extraction.steps import enclosing, nearest_common
from newsbot.extraction.surroundings import Surroundings

Reasons = list[RemovedReason | None]

# Blocks around the article within which a byline or a dateline is its own; further off it is a card's.
_ABOVE, _BELOW = 30, 16
_OF_CARDS = frozenset({RemovedReason.BYLINE, RemovedReason.DATELINE})
_IN_CARDS = _OF_CARDS | {RemovedReason.OTHER, RemovedReason.NAVIGATION}
_NEVER_FAR = _OF_CARDS | {RemovedReason.CAPTION}
_BOX = 5  # levels of a box that holds a title and its lines
_CLOSE_BOX = 3
_WIDE_BOX = 6  # levels of a section that a label names, whose list has boxes of its own
_LABEL = 40  # characters of a line that may name what stands below it
_NAME = re.compile(r"[\w\s&'’-]+:?")
_NAMED_BELOW = frozenset({
    RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.COMMENTS, RemovedReason.SHARE, RemovedReason.PROMO,
})  # fmt: skip
_ARTICLE = Region.ARTICLE.value
_NO_CARD = (Region.NAV | Region.FORM | Region.BUTTON).value


def in_context(
    blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None], unsure: Set[int], page: Surroundings
) -> Reasons:
    """Return the reasons mended by where the article stands (None: its text) and by what stands beside a block.

    A byline or dateline far from the article is of a comment or another one's card; what shares a box with a linked
    title, and with no text of the article, is that title's card; a label without a better reason takes that of the
    list below it. Nothing tells of the blocks that are `unsure`: they take the reason of their box.
    """
    context = _Context(blocks, reasons, page)
    mended: Reasons = [None] * len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        mended[at] = context.mend(at, mended[at + 1] if at + 1 < len(blocks) else None)
    return Boxes(blocks, mended, unsure, page).shared()


class _Context:
    """A page's blocks with their first reasons, and where its article stands."""

    def __init__(
        self, blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None], page: Surroundings
    ) -> None:
        self.blocks, self.reasons, self.page = blocks, reasons, page
        text = [at for at, reason in enumerate(reasons) if reason is None]
        self.start = text[0] if text else 0
        self.near = range(self.start - _ABOVE, text[-1] + _BELOW + 1) if text else range(len(blocks))

    def mend(self, at: int, below: RemovedReason | None) -> RemovedReason | None:
        block, reason = self.blocks[at], self.reasons[at]
        if reason in _IN_CARDS and self._is_in_card(at):
            return RemovedReason.LINK_LIST
        if reason in _OF_CARDS and self.page.topics(block.step).get(Topic.LINK_LIST, _BOX) <= 1:
            return RemovedReason.LINK_LIST
        if at > self.start and reason in _OF_CARDS and Topic.COMMENTS in self.page.topics(block.step):
            return RemovedReason.COMMENTS
        if at not in self.near and reason in _OF_CARDS:
            return self._of_another(at, below)
        if at not in self.near and reason is RemovedReason.CAPTION and is_title(block):
            return RemovedReason.LINK_LIST
        is_name = below is RemovedReason.BYLINE and block.text.endswith(":")  # "Author of the article:"
        is_label = reason is RemovedReason.OTHER and (is_name or below in _NAMED_BELOW)
        return below if is_label and self._names_next(at) else reason

    def _is_own(self, at: int) -> bool:
        """Tell whether a byline, a dateline or a heading stands right above the article's text."""
        is_above = at in range(self.near.start, self.start)
        return is_above and (self.reasons[at] in _OF_CARDS or self.blocks[at].level == 1)

    def _of_another(self, at: int, below: RemovedReason | None) -> RemovedReason:
        """Return what a byline or a dateline is that stands too far off to be the article's."""
        block = self.blocks[at]
        told = told_reason(block, self.page)
        if told is not None and told not in _NEVER_FAR:
            return told
        if self.reasons[at] is RemovedReason.BYLINE and told is None:
            return RemovedReason.BYLINE  # of an author of the article
        if is_prose(block.text):
            return told or RemovedReason.OTHER  # who the author is
        if told is RemovedReason.BYLINE and any(self._tells_of_author(at, at + step) for step in (1, 2, -1)):
            return told
        return RemovedReason.COMMENTS if below is RemovedReason.COMMENTS else RemovedReason.LINK_LIST

    def _tells_of_author(self, at: int, beside: int) -> bool:
        """Tell whether a name stands beside what is told of its bearer."""
        if not 0 <= beside < len(self.blocks):
            return False
        other = self.blocks[beside]
        return is_prose(other.text) and other.link_density <= LINKED and self._share_a_box(at, beside, _CLOSE_BOX)

    def _is_in_card(self, at: int) -> bool:
        """Tell whether a block belongs to another article's title, which is a link, next to it."""
        block, reasons = self.blocks[at], self.reasons
        if block.region & _NO_CARD or block.step in self.page.holding or self._is_own(at):
            return False
        if self.page.is_in_margin(block):
            return False
        if at > self.start and (block.level == 1 or self._is_in_another_article(block)):
            return True  # the headline of another article that is shown below
        # A name, a date or a link may be the article's own, or a menu's: it has to stand closer.
        is_line = reasons[at] is RemovedReason.OTHER
        levels, beside = (_BOX, (-1, 1, -2, 2)) if is_line else (_CLOSE_BOX, (-1, 1))
        if at > self.start and reasons[at] in _OF_CARDS:
            levels = _WIDE_BOX
        return any(
            self._is_title_of_card(other, of=at) and self._share_a_box(at, other, levels)
            for other in (at + step for step in beside)
        )

    def _is_title_of_card(self, other: int, *, of: int) -> bool:
        """Tell whether a block is another article's title, as far as one beside it may be its card."""
        if not 0 <= other < len(self.blocks) or not is_title(self.blocks[other]):
            return False
        if self.blocks[other].level is not None:
            return True
        # Above the text, a long name in a trail of links looks like a title.
        is_listed = of >= self.start or Topic.LINK_LIST in self.page.topics(self.blocks[other].step)
        is_list = self.reasons[other] is RemovedReason.LINK_LIST and self.reasons[of] is not RemovedReason.NAVIGATION
        return is_list and is_listed

    def _is_in_another_article(self, block: PageBlock) -> bool:
        """Tell whether a block stands in an element for an article that holds none of the text."""
        if not block.region & _ARTICLE or Topic.COMMENTS in self.page.topics(block.step):
            return False
        return not self.page.is_outside(enclosing(block.step, "article"))

    def _names_next(self, at: int) -> bool:
        text = self.blocks[at].text
        return len(text) <= _LABEL and _NAME.fullmatch(text) is not None and self._share_a_box(at, at + 1, _WIDE_BOX)

    def _share_a_box(self, one: int, other: int, levels: int) -> bool:
        """Tell whether two blocks stand close together in the tree, in an element without text of the article."""
        a, b = self.blocks[one].step, self.blocks[other].step
        common = nearest_common(a, b)
        return common not in self.page.holding and max(a.depth, b.depth) - common.depth <= levels
