"""What the elements around a block are called: how far above it class names say what it is."""

import numpy as np

from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.features.nodes import Nodes
from newsbot.extraction.lexicon import TOPICS, topics_of
from newsbot.extraction.steps import Step

FAR = 9.0  # levels: a topic that no ancestor names
_NOWHERE = -100  # a depth far above the root
_TOPIC_PLACES = {topic: place for place, topic in enumerate(TOPICS)}
_OUTERMOST = 2  # levels: a page's outermost elements carry class names that say nothing of one block
# What elements are named by besides their class, where class names are made up by a build tool.
_NAMING = ("id", "aria-label", "data-testid", "data-component", "data-type", "itemprop")
_NAMES = frozenset(_NAMING)


def topic_distances(nodes: Nodes) -> Matrix:
    """Return how many levels above each block the topics are named, `FAR` where they are not: one row a topic."""
    depths = nodes.depth[nodes.of_block].astype(np.float32)
    return np.asarray(np.minimum(depths - _topics(nodes)[nodes.of_block].T, FAR), dtype=np.float32)


def _topics(nodes: Nodes) -> Matrix:
    """Return the depths that last name each topic, a row a node: most have their parent's, and all within a list."""
    rows = [[_NOWHERE] * len(TOPICS)]
    named: list[int] = []
    within_list = (nodes.only_links & nodes.only_links[nodes.parent]).tolist()
    for step, above, is_within in zip(nodes.steps, nodes.parent.tolist(), within_list, strict=True):
        row = named[above] if named else 0
        depth = step.depth
        if not is_within and depth > _OUTERMOST and (names := _names(step)) and (topics := topics_of(names)):
            row, depths = len(rows), rows[row].copy()
            for topic in topics:
                depths[_TOPIC_PLACES[topic]] = depth
            rows.append(depths)
        named.append(row)
    return np.array(rows, dtype=np.float32)[named]


def _names(step: Step) -> str:
    classes, attributes = step.classes or "", step.attributes
    is_ours = "-" in step.tag  # an element of the page's own making says what it is
    if not is_ours and _NAMES.isdisjoint(attributes):
        return classes
    names = [step.element.get(key) or "" for key in _NAMING if key in attributes]
    return " ".join((classes, *names, step.tag) if is_ours else (classes, *names))
