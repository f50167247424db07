"""What stands around the blocks of a page that are no text: where the article is, what is named, what shares a box."""

from collections.abc import Iterable, Mapping

from newsbot.errors import RemovedReason
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_topics import told_topics
from newsbot.extraction.region import Region
from newsbot.extraction.steps import Step, class_and_id

LEVELS = 5
"""How far up topics count."""
_FURTHEST = LEVELS - 2
_OUTERMOST = frozenset({"body", "html"})
_MARGIN = (Region.HEADER | Region.FOOTER).value
_PARTS = frozenset({"article", "aside", "main", "li"})
_NOWHERE: Mapping[Topic, int] = {}


class Surroundings:
    """The elements of a page that hold text of its article, and what those that hold none are called.

    `holding` are the former: whatever they are called, they are no list, no menu, no box. `first` and `last` are the
    numbers of the first and the last block of the text, -1 where there is none; `address` is the page's.
    `forms` keeps what is known of its forms.
    """

    def __init__(self, text: Iterable[PageBlock] = (), address: str | None = None) -> None:
        self.holding: set[Step] = set()
        self.address = address
        self.first = self.last = -1
        self.forms: dict[Step, RemovedReason | None] = {}
        self._topics: dict[Step, Mapping[Topic, int]] = {}
        self._topics_below: dict[Step, Mapping[Topic, int]] = {}
        for block in text:
            self.first = block.index if self.first < 0 else self.first
            self.last = block.index
            at: Step | None = block.step
            while at is not None and at not in self.holding:
                self.holding.add(at)
                at = at.above

    def is_outside(self, step: Step | None) -> bool:
        """Tell whether there is no such step, or the step is no box: it holds text, or all of the page."""
        return step is None or step.tag in _OUTERMOST or step in self.holding

    def is_within(self, block: PageBlock) -> bool:
        """Tell whether a block stands among those of the text."""
        return self.first < block.index < self.last

    def is_in_margin(self, block: PageBlock) -> bool:
        """Tell whether a block stands in the page's own header or footer, not in those of a part of it."""
        if not block.region & _MARGIN:
            return False
        at: Step | None = block.step
        while at is not None and at.region & _MARGIN:
            at = at.above
        while at is not None and at.tag not in _PARTS:
            at = at.above
        return at is None

    def topics(self, step: Step) -> Mapping[Topic, int]:
        """Return for each topic named by a step or the nearest above it how many levels up it is named."""
        known = self._topics.get(step)
        if known is None:
            known = _NOWHERE
            if not self.is_outside(step):
                known = self._below(step.above)
                if (names := class_and_id(step)) and (own := told_topics(names)):
                    known = {**known, **dict.fromkeys(own, 0)}
            self._topics[step] = known
        return known

    def _below(self, step: Step | None) -> Mapping[Topic, int]:
        """Return the topics of what stands right below a step and names none itself."""
        if step is None:
            return _NOWHERE
        below = self._topics_below.get(step)
        if below is None:
            around = self.topics(step)
            below = {topic: level + 1 for topic, level in around.items() if level < _FURTHEST} if around else _NOWHERE
            self._topics_below[step] = below
        return below
