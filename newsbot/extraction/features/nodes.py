"""The elements that hold a page's blocks, as columns: what stands below each, summed up to the root."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Flags, Numbers, Reals
from newsbot.extraction.steps import Step

_PARAGRAPH = 25  # characters; Readability.js ignores shorter paragraphs, too
_TEXTUAL = frozenset({"p", "td", "pre", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"})
# What is a menu or a list of other articles, however it is marked up: so many blocks, of whose characters such a part
# stands in links, and none of which has more beside its links than a date or a number.
_SEVERAL, _LINKED, _BESIDE = 5, 0.8, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """The nodes of a page, parents first, a step each; `of_block` numbers each block's, `sizes` counts its characters.

    `parent` is a node's parent (the root's is the root), `end` the number behind the last node below it, `path` numbers
    the tags and classes from the root to it, `alike` counts those of a node's path, `siblings` those of its tag in its
    parent. `chars`, `linked` and `blocks` are sums over all blocks below a node; `prose` is the weight of the
    paragraphs right below it, and half of those a level deeper (as Readability.js counts). `only_links` flags nodes
    that are part of a list of links: nothing of the article is among them.
    """

    steps: Sequence[Step]
    of_block: Numbers
    sizes: Numbers
    tags: list[str]
    parent: Numbers
    depth: Numbers
    path: Numbers
    alike: Numbers
    siblings: Numbers
    end: Numbers
    chars: Numbers
    linked: Numbers
    blocks: Numbers
    prose: Reals
    only_links: Flags

    def sum_up(self, values: Numbers) -> Numbers:
        """Return for each node the sum over all blocks below it of what is a block's own."""
        return _sum_up(self.of_block, values, self.end)

    @property
    def may_be_text(self) -> Flags:
        """Which blocks are in no list of links."""
        return ~self.only_links[self.of_block]

    @property
    def lists_of_links(self) -> list[HtmlElement]:
        """The elements that hold nothing but links, without those within them."""
        outermost = self.only_links & ~self.only_links[self.parent]
        return [self.steps[node].element for node in np.flatnonzero(outermost).tolist()]


def build_nodes(blocks: Sequence[PageBlock]) -> Nodes:
    """Return the page's nodes; blocks of one element share one."""
    steps = _steps_of(blocks)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.int64)
    in_links = np.minimum(sizes, np.array([block.linked for block in blocks], dtype=np.int64))
    tags = [step.tag for step in steps]
    parent = [step.above.number if step.above is not None else 0 for step in steps]
    above = np.array(parent, dtype=np.int64)
    of_block = np.array([block.step.number for block in blocks], dtype=np.int64)
    path = np.array(_paths(steps, parent), dtype=np.int64)
    end = np.array(_ends(parent), dtype=np.int64)
    are_texts = sizes - in_links > _BESIDE
    chars, linked, count = (_sum_up(of_block, values, end) for values in (sizes, in_links, None))
    return Nodes(
        steps=steps,
        of_block=of_block,
        sizes=sizes,
        tags=tags,
        parent=above,
        depth=np.array([step.depth for step in steps]),
        path=path,
        alike=np.bincount(path)[path],
        siblings=_siblings(tags, above),
        end=end,
        chars=chars,
        linked=linked,
        blocks=count,
        prose=np.array(_prose(blocks, (sizes > _PARAGRAPH) & (3 * in_links < sizes), tags, parent)),
        only_links=_only_links(chars, linked, count, _sum_up(of_block, are_texts, end), end),
    )


def _steps_of(blocks: Sequence[PageBlock]) -> list[Step]:
    """Return the steps of a page by their numbers: as they are met, those above a block before its own."""
    steps: list[Step] = []
    for block in blocks:
        step: Step | None = block.step
        new: list[Step] = []
        while step is not None and step.number >= len(steps):
            new.append(step)
            step = step.above
        steps.extend(reversed(new))
    return steps


def _paths(steps: Sequence[Step], parent: Sequence[int]) -> list[int]:
    numbers: dict[tuple[int, str, str | None], int] = {}
    paths: list[int] = []
    for step, above in zip(steps, parent, strict=True):
        place = (paths[above] if paths else -1, step.tag, step.classes)
        paths.append(numbers.setdefault(place, len(numbers)))
    return paths


def _siblings(tags: Sequence[str], parent: Numbers) -> Numbers:
    numbers: dict[str, int] = {}
    number = np.array([numbers.setdefault(tag, len(numbers)) for tag in tags], dtype=np.int64)
    _, kind, counts = np.unique(parent[1:] * len(numbers) + number[1:], return_inverse=True, return_counts=True)
    siblings = np.ones(len(parent), dtype=np.int64)
    siblings[1:] = counts[kind]
    return siblings


def _ends(parent: Sequence[int]) -> list[int]:
    """Return for each node the number behind the last node below it: these follow it without a gap."""
    sizes = [1] * len(parent)
    for node in range(len(parent) - 1, 0, -1):
        sizes[parent[node]] += sizes[node]
    return [node + size for node, size in enumerate(sizes)]


def _only_links(chars: Numbers, linked: Numbers, blocks: Numbers, texts: Numbers, end: Numbers) -> Flags:
    """Flag the nodes of lists of links, and those below them; `texts` counts the blocks that say more below each."""
    are_lists = (blocks >= _SEVERAL) & (texts == 0) & (linked > _LINKED * chars)
    flags = np.zeros(len(end), dtype=bool)
    for node in np.flatnonzero(are_lists).tolist():
        if not flags[node]:  # else one above it is a list
            flags[node : end[node]] = True
    return flags


def _sum_up(of_block: Numbers, values: NDArray[np.int64] | Flags | None, end: Numbers) -> Numbers:
    """Return the sums over all blocks below each node of what is a block's own, or their number."""
    own = np.bincount(of_block, values, minlength=len(end))
    sums = np.concatenate(([0], np.cumsum(own)))
    return np.asarray(sums[end] - sums[:-1], dtype=np.int64)


def _prose(
    blocks: Sequence[PageBlock], are_prose: NDArray[np.bool_], tags: Sequence[str], parent: Sequence[int]
) -> list[float]:
    prose = [0.0] * len(parent)
    for at in np.flatnonzero(are_prose).tolist():
        text, node = blocks[at].text, blocks[at].step.number
        weight = 1 + text.count(",") + text.count("、") + text.count("،") + min(len(text) / 100, 3)
        above = parent[node] if tags[node] in _TEXTUAL else node
        prose[above] += weight
        if above:
            prose[parent[above]] += weight / 2
    return prose
