"""Blocks of which nothing tells why they were stripped take the reason of the box that they stand in."""

from collections.abc import Collection, Sequence

from newsbot.errors import RemovedReason
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import LINKED, is_prose
from newsbot.extraction.steps import Step, is_within
from newsbot.extraction.surroundings import Surroundings

# How far up a box may begin, for a block that is likely this.
_LEVELS = {RemovedReason.OTHER: 6, RemovedReason.NAVIGATION: 4, RemovedReason.LINK_LIST: 2}
_LARGEST = 24  # blocks of a box
_SHARE = 0.5  # of what is told of a box
_MENU = 4  # links that are told to be a menu, so that what could be a title is an entry
# These say what one block is, not what a box is of.
_OF_ONE = frozenset({
    RemovedReason.BYLINE, RemovedReason.DATELINE, RemovedReason.CAPTION, RemovedReason.HEADLINE_REPEAT,
    RemovedReason.OTHER, RemovedReason.TEMPLATE,
})  # fmt: skip
_OF_BUTTONS = frozenset({RemovedReason.NAVIGATION, RemovedReason.SHARE})
_FOOTER = Region.FOOTER.value
_BUTTON_REGION = Region.BUTTON.value
_BUTTON = 60  # characters


class Boxes:
    """A page's blocks, with the reasons that are told and, of the `unsure` ones, likely."""

    def __init__(
        self,
        blocks: Sequence[PageBlock],
        reasons: Sequence[RemovedReason | None],
        unsure: Collection[int],
        page: Surroundings,
    ) -> None:
        self.blocks, self.reasons, self.unsure, self.page = blocks, reasons, unsure, page
        self._boxes: dict[Step, range] = {}
        # What each block says of the others in its box: an unsure one says something where it is a link.
        self.told = [None if reason in _OF_ONE else reason for reason in reasons]
        for at in unsure:
            if blocks[at].link_density <= LINKED:
                self.told[at] = None

    def shared(self) -> list[RemovedReason | None]:
        """Return the reasons, where nothing is told those of the nearest box."""
        shared = list(self.reasons)
        for at in self.unsure:
            reason = shared[at]
            if reason is not None and reason in _LEVELS:
                shared[at] = self._of_box(at, _LEVELS[reason]) or reason
        return shared

    def _of_box(self, at: int, levels: int) -> RemovedReason | None:
        """Return what most of what is told of the nearest box says, None where nothing does."""
        step: Step | None = self.blocks[at].step
        within = range(at, at + 1)
        for _ in range(levels):
            if step is None or self.page.is_outside(step):
                return None
            box = self._boxes.get(step) or self._box(step, within)
            if len(box) > _LARGEST:
                return None
            if len(box) > len(within) and (reason := self._of_most(at, box)) is not None:
                return reason
            step, within = step.above, box
        return None

    def _box(self, step: Step, known: range) -> range:
        """Return which blocks stand in an element, of which some are known."""
        first, last = known.start, known.stop - 1
        while first > 0 and last - first < _LARGEST and is_within(self.blocks[first - 1].step, step):
            first -= 1
        while last + 1 < len(self.blocks) and last - first < _LARGEST and is_within(self.blocks[last + 1].step, step):
            last += 1
        box = self._boxes[step] = range(first, last + 1)
        return box

    def _of_most(self, at: int, box: range) -> RemovedReason | None:
        block = self.blocks[at]
        told = [*filter(None, self.told[box.start : at]), *filter(None, self.told[at + 1 : box.stop])]
        if told and len(block.text) > _BUTTON:
            told = [reason for reason in told if reason not in _OF_BUTTONS]
        elif told and not block.region & _BUTTON_REGION:  # the name of a section, or a line, may stand beside buttons
            told = [reason for reason in told if reason is not RemovedReason.SHARE]
        if told and block.region & _FOOTER and is_prose(block.text):  # beside the rights stands what the site is
            told = [reason for reason in told if reason is not RemovedReason.LEGAL]
        if not told:
            return None
        most = max(told, key=told.count)
        count = told.count(most)
        if self.reasons[at] is RemovedReason.LINK_LIST and (count < _MENU or block.level is not None):
            return None
        # A few entries of a menu do not make one of the words around them.
        return most if count >= _SHARE * (len(box) - 1 if most in _OF_BUTTONS else len(told)) else None
