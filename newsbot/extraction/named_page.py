"""A page's blocks with their first reasons, for what is mended by what stands beside a block."""

from collections.abc import Sequence, Set
from typing import NamedTuple, Self

from newsbot.errors import RemovedReason
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.steps import nearest_common
from newsbot.extraction.surroundings import Surroundings

OF_CARDS = frozenset({RemovedReason.BYLINE, RemovedReason.DATELINE})
"""What an article has, and the card of another one, too."""
BOX = 5
"""Levels of a box that holds a title and its lines."""
CLOSE_BOX = 3
WIDE_BOX = 6
"""Levels of a section that a label names, whose list has boxes of its own."""
LABEL = 40
"""Characters of a line that may name what stands below it."""
# Blocks around the article within which a byline or a dateline is its own; further off it is a card's.
_ABOVE, _BELOW = 30, 16


class NamedPage(NamedTuple):
    """The blocks, their reasons (None: text), which of them are unsure, and where the article stands.

    `start` is the number of the text's first block, `near` holds those of the text and around it.
    """

    blocks: Sequence[PageBlock]
    reasons: Sequence[RemovedReason | None]
    unsure: Set[int]
    page: Surroundings
    start: int
    near: range

    @classmethod
    def of(
        cls,
        blocks: Sequence[PageBlock],
        reasons: Sequence[RemovedReason | None],
        unsure: Set[int],
        page: Surroundings,
    ) -> Self:
        """Return the page, with where its text stands."""
        has_text = page.first >= 0
        near = range(page.first - _ABOVE, page.last + _BELOW + 1) if has_text else range(len(blocks))
        return cls(blocks, reasons, unsure, page, page.first if has_text else 0, near)

    def has(self, at: int, reasons: Set[RemovedReason]) -> bool:
        """Tell whether there is such a block, with one of these reasons."""
        return 0 <= at < len(self.blocks) and self.reasons[at] in reasons

    def share_a_box(self, one: int, other: int, levels: int) -> bool:
        """Tell whether two blocks stand close together in the tree, in an element without text of the article."""
        a, b = self.blocks[one].step, self.blocks[other].step
        common = nearest_common(a, b)
        return common not in self.page.holding and max(a.depth, b.depth) - common.depth <= levels
