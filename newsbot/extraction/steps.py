"""The elements on the way from a page's root to its blocks: each read once, for all that ask where a block stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from newsbot.extraction.lexicon import Topic, topics_of
from newsbot.extraction.region import TELLING, attribute_region
from newsbot.extraction.tag_path import TagPath, tag_path

_OUTERMOST = frozenset({"body", "html"})
_NOWHERE: Mapping[Topic, int] = {}
_LEVELS = 5
"""How far up topics count."""


@dataclass(slots=True, eq=False)
class Step:
    """An element that holds a block, or holds one that does; `depth` counts from 0, the root.

    `attributes` are the names of those it has. `number` counts the steps of a page as they are made: a step's is higher
    than that of the one above it. `region` is what it stands in or is, `by_attributes` that part of it that roles and
    styles tell. `topics` are those that its class and id name, and `around` tells how far those are that a step below
    it has from above (both None while nobody has asked).
    """

    element: HtmlElement
    above: "Step | None"
    depth: int
    number: int
    tag: str
    classes: str | None
    attributes: Sequence[str]
    path: TagPath
    region: int
    by_attributes: int
    topics: frozenset[Topic] | None = None
    around: Mapping[Topic, int] | None = None


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
            step = self._known[below] = _step(below, step, len(self._known))
        return self._known[element]


def _step(element: HtmlElement, above: Step | None, number: int) -> Step:
    tag, attributes = element.tag, element.keys()
    classes = element.get("class") if attributes else None
    path = tag_path(above.path if above is not None else None, tag, classes)
    told = above.by_attributes if above is not None else 0
    if not TELLING.isdisjoint(attributes):
        told |= attribute_region(tag, element.attrib)
    return Step(element, above, path.depth, number, tag, classes, attributes, path, path.region | told, told)


def nearest_common(one: Step, other: Step) -> Step:
    """Return the nearest step that is, or stands above, both of two of one page."""
    while one is not other:
        deeper = one if one.depth >= other.depth else other
        above = deeper.above
        if above is None:
            raise ValueError("the steps are of two pages")
        one, other = (above, other) if deeper is one else (one, above)
    return one


def is_beside(step: Step, other: Step) -> bool:
    """Tell whether a step stands, however deep, in the element that holds another one."""
    return other.above is not None and is_within(step, other.above)


def enclosing(step: Step, tag: str) -> Step | None:
    """Return the step itself, or the nearest above it, that is an element of this tag; None where there is none."""
    at: Step | None = step
    while at is not None and at.tag != tag:
        at = at.above
    return at


def is_within(step: Step, box: Step) -> bool:
    """Tell whether a step is a box, or stands in it."""
    at: Step | None = step
    while at is not None and at.depth > box.depth:
        at = at.above
    return at is box


def class_and_id(step: Step) -> str:
    """Return what an element is called: its classes, and its id where it has one."""
    classes = step.classes or ""
    return f"{classes} {step.element.get('id')}" if "id" in step.attributes else classes


def distance_to_topics(step: Step, levels: int) -> Mapping[Topic, int]:
    """Return for each topic named by a step or the nearest above it how many levels up it is named, within `levels`."""
    if step.tag in _OUTERMOST:
        return _NOWHERE
    own, above = _topics(step), step.above
    around = _NOWHERE if above is None else _around(above)
    if own:
        around = {**around, **dict.fromkeys(own, 0)}
    if levels < _LEVELS and around:
        return {topic: level for topic, level in around.items() if level < levels}
    return around


def _around(step: Step) -> Mapping[Topic, int]:
    """Return the distance to topics of what stands right below a step and names none itself."""
    around = step.around
    if around is None:
        found: dict[Topic, int] = {}
        at: Step | None = step
        for level in range(1, _LEVELS):
            if at is None or at.tag in _OUTERMOST:
                break
            for topic in _topics(at):
                found.setdefault(topic, level)
            at = at.above
        around = step.around = found
    return around


def _topics(step: Step) -> frozenset[Topic]:
    topics = step.topics
    if topics is None:
        topics = step.topics = topics_of(class_and_id(step))
    return topics
