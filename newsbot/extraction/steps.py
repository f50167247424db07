"""The elements on the way from a page's root to its blocks: each read once, for all that ask where a block stands."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from newsbot.extraction.lexicon import Topic, topics_of

_OUTERMOST = frozenset({"body", "html"})


@dataclass(slots=True, eq=False)
class Step:
    """An element that holds a block, or holds one that does; `depth` counts from 0, the root.

    `topics` are those that its class and id name, None while nobody has asked.
    """

    element: HtmlElement
    above: "Step | None"
    depth: int
    tag: str
    classes: str | None
    topics: frozenset[Topic] | None = None


class Steps:
    """The steps of one page, made when they are asked for."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, Step] = {}

    def of(self, element: HtmlElement) -> Step:
        """Return the step of an element; those above it are made before it."""
        known = self._known.get(element)
        if known is not None:
            return known
        chain = [element]
        above = element.getparent()
        while above is not None and above not in self._known:
            chain.append(above)
            above = above.getparent()
        step = self._known[above] if above is not None else None
        for below in reversed(chain):
            depth = 0 if step is None else step.depth + 1
            step = self._known[below] = Step(below, step, depth, str(below.tag), below.get("class"))
        return self._known[element]


def nearest_common(one: Step, other: Step) -> Step:
    """Return the nearest step that is, or stands above, both of two of one page."""
    while one is not other:
        deeper = one if one.depth >= other.depth else other
        above = deeper.above
        if above is None:
            raise ValueError("the steps are of two pages")
        one, other = (above, other) if deeper is one else (one, above)
    return one


def distance_to_topics(step: Step, levels: int) -> dict[Topic, int]:
    """Return for each topic named by a step or the nearest above it how many levels up it is named."""
    found: dict[Topic, int] = {}
    at: Step | None = step
    for level in range(levels):
        if at is None or at.tag in _OUTERMOST:
            break
        topics = at.topics
        if topics is None:
            topics = at.topics = topics_of(f"{at.classes or ''} {at.element.get('id') or ''}")
        for topic in topics:
            found.setdefault(topic, level)
        at = at.above
    return found
