"""Blocks marked in their page: each text node that belongs to one is wrapped, where it stands."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.blocks import BLOCK_TAGS, SKIPPED_TAGS
from newsbot.inspection.values import InspectedBlock
from newsbot.text import clean

_BREAK = "\u2028"  # stands for <br>, as it does when a page is cut into blocks


class _Node(NamedTuple):
    """A text node: what an element begins with, or what follows it."""

    element: HtmlElement
    is_tail: bool
    text: str


def mark_blocks(tree: HtmlElement, blocks: Sequence[InspectedBlock]) -> HtmlElement:
    """Return a copy of a page in which the text of each block stands in `mark` elements.

    Their `class` is `newsbot-VERDICT`, `data-block` the block's number; the first of a block has its reason in
    `data-reason`, all have what is known of it in `title`.
    """
    copy = deepcopy(tree)
    begun: set[int] = set()
    for number, node in list(_numbered(copy)):
        if number < len(blocks):
            _wrap(node, blocks[number], is_first=number not in begun)
            begun.add(number)
    return copy


def _numbered(tree: HtmlElement) -> Iterator[tuple[int, _Node]]:
    """Yield each text node that belongs to a block, with the block's number: the walk that cuts a page into blocks."""
    run: list[_Node | None] = []
    verbatim = [False]
    count = 0
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        is_block = element.tag in BLOCK_TAGS
        if event == "start" and element.tag in SKIPPED_TAGS:
            walker.skip_subtree()
            continue
        if is_block:
            found = _assign(run, verbatim=verbatim[-1])
            yield from ((count + at, node) for at, node in found)
            count += found[-1][0] + 1 if found else 0
            run = []
        if event == "start":
            if is_block:
                verbatim.append(verbatim[-1] or element.tag == "pre")
            elif element.tag == "br":
                run.append(None)
            run += [_Node(element, False, element.text)] if element.text else []
            continue
        if is_block and len(verbatim) > 1:
            verbatim.pop()
        if element is not tree and element.tail:
            run.append(_Node(element, True, element.tail))
    yield from ((count + at, node) for at, node in _assign(run, verbatim=verbatim[-1]))


def _assign(run: Sequence[_Node | None], *, verbatim: bool) -> list[tuple[int, _Node]]:
    """Return the text nodes between two block tags, each with the number of its block among them.

    A run is one block, or several where empty lines part it (`<br><br>`; None stands for a break).
    """
    joined = "".join(_BREAK if node is None else node.text for node in run)
    if joined.isspace() or not joined:
        return []
    numbers = [0] * len(joined) if verbatim else _number_lines(joined)
    found: list[tuple[int, _Node]] = []
    at = 0
    for node in run:
        if node is None:
            at += 1
            continue
        inked = next((n for n in range(at, at + len(node.text)) if not joined[n].isspace()), None)
        if inked is not None and numbers[inked] >= 0:
            found.append((numbers[inked], node))
        at += len(node.text)
    return found


def _number_lines(joined: str) -> list[int]:
    """Return for each character the number of its block, -1 for those of empty lines."""
    numbers: list[int] = []
    number, is_open = 0, False
    for line in joined.split(_BREAK):
        has_text = bool(clean(line))
        if not has_text and is_open:
            number += 1
        is_open = has_text
        numbers += [number if has_text else -1] * (len(line) + 1)
    return numbers


def _wrap(node: _Node, block: InspectedBlock, *, is_first: bool) -> None:
    attributes = {"class": f"newsbot-{block.verdict}", "data-block": str(block.number), "title": clean(_title(block))}
    if is_first and (why := block.reason or block.field):
        attributes["data-reason"] = str(why)
    mark = etree.SubElement(node.element, "mark", attributes)
    mark.text = node.text
    if not node.is_tail:
        node.element.text = None
        node.element.insert(0, mark)
        return
    parent = node.element.getparent()
    if parent is not None:
        node.element.tail = None
        parent.insert(parent.index(node.element) + 1, mark)


def _title(block: InspectedBlock) -> str:
    score = "" if block.score is None else f", score {block.score:.2f}"
    why = "".join(f", {it}" for it in (block.reason, block.field) if it)
    return "\n".join((f"block {block.number}: {block.verdict}{why}, {block.kind}{score}", *block.notes))
