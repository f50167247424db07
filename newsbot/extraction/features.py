"""Blocks to numbers: what the scorer knows of each block of a page.

Every feature is of one of five kinds: the block's own text, its place in the tree, its place on the page, what
trafilatura and the page's structured data say of it, and the same of its neighbours.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.lexicon import TOPICS, Topic, topics_of
from newsbot.extraction.main_content import Verdict
from newsbot.text import fold, words

Matrix = NDArray[np.float32]

_FAR = 9.0  # a topic named by no ancestor, a neighbour beyond the page's end
_NEIGHBOURS = (-4, -3, -2, -1, 1, 2, 3, 4)
_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]]*(?=\s|$)|[。！？]")
_CLOCK_OR_YEAR = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]")
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"[,;،、，]")
_MARK = re.compile(r"[|©®@›»→▶•·]|https?:|www\.")
_QUOTE = re.compile(r"[\"“”„«»「」]")
_TAGS = ("p", "div", "li", "td", "a", "span", "section", "article", "blockquote", "dd", "body", "button", "label")
_REGIONS = np.array([region.value for region in Region])


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the page says of its article outside the text: each None or empty where it says nothing."""

    headline: str | None = None
    description: str | None = None
    article_body: str | None = None
    is_article: bool = False
    is_news: bool = False
    has_date: bool = False
    has_author: bool = False


@dataclass(slots=True)
class _Node:
    """An element that holds blocks: its sums over all blocks below it."""

    parent: "_Node | None"
    depth: int
    distances: Matrix
    path: int
    tag: str
    chars: int = 0
    linked: int = 0
    blocks: int = 0
    kept: int = 0
    children: Counter[str] = field(default_factory=Counter)


def describe(blocks: list[PageBlock], verdict: Verdict, hints: Hints) -> Matrix:
    """Return one row a block, one column a feature of `FEATURE_NAMES`."""
    if not blocks:
        return np.zeros((0, len(FEATURE_NAMES)), dtype=np.float32)
    kept = np.array([verdict.kept(block) for block in blocks], dtype=np.float32)
    nodes = _build_nodes(blocks, kept)
    own = np.array([_text_features(block) for block in blocks], dtype=np.float32)
    place = np.array(_tree_features(blocks, nodes), dtype=np.float32)
    regions = (np.array([block.region for block in blocks])[:, None] & _REGIONS > 0).astype(np.float32)
    topics = np.array([node.distances for node in nodes], dtype=np.float32)
    witness = np.array(_witness_features(blocks, hints), dtype=np.float32)
    page = _page_features(blocks, own, kept, hints)
    base = np.hstack([own, place, regions, topics, witness, page, kept[:, None]])
    return np.hstack([base, _neighbour_features(base, nodes)])


# -- the block's own text ---------------------------------------------------------------------------------------------

_TEXT_NAMES = (
    "log_chars", "words", "link_density", "links", "emphasis", "digits", "uppers", "sentences", "commas", "marks",
    "quotes", "dates", "ends", "begins", "word_length", "lines", "media", "unlinked",
)  # fmt: skip


def _text_features(block: PageBlock) -> tuple[float, ...]:
    text = block.text
    size = len(text)
    word_count = text.count(" ") + 1
    return (
        np.log1p(size),
        min(word_count, 120),
        block.link_density,
        min(block.links, 20),
        min(1.0, block.emphasised / size),
        *text_statistics(text),
        end_of(text),
        beginning_of(text),
        size / word_count,
        text.count("\n"),
        min(block.media, 5),
        np.log1p(max(0, size - block.linked)),
    )


def text_statistics(text: str) -> tuple[float, ...]:
    """Return shares of digits and capitals, sentences, share of commas, marks, quotation marks, clock times or years."""
    head = text[:600]
    seen = len(head)
    return (
        len(_DIGIT.findall(head)) / seen,
        len(_UPPER.findall(head)) / seen,
        len(_SENTENCE_END.findall(head)),
        len(_COMMA.findall(head)) / seen,
        len(_MARK.findall(head)),
        len(_QUOTE.findall(head)),
        len(_CLOCK_OR_YEAR.findall(head)),
    )


def end_of(text: str) -> int:
    """Number how a text ends: 5 full stop, 4 question or exclamation, 3 ellipsis, 2 colon, 1 comma or dash, 0 else."""
    last = text.rstrip("\"'”’»)]")[-1:] or text[-1]
    if last in ".。۔।":
        return 5
    if last in "!?！？؟":
        return 4
    if last in "…":
        return 3
    if last in ":：":
        return 2
    return 1 if last in ",;-–—" else 0


def beginning_of(text: str) -> int:
    """Number how a text begins: 5 capital, 4 quotation mark, 3 small letter, 2 digit, 1 bullet or arrow, 0 else."""
    first = text[0]
    if first.isupper():
        return 5
    if first.islower():
        return 3
    if first in "\"“„«'‘»「":
        return 4
    if first.isdigit():
        return 2
    return 1 if first in "-–—•·*>|▶→" else 0


# -- its place in the tree --------------------------------------------------------------------------------------------

_TREE_NAMES = (
    "tag", "heading_level", "depth", "path_blocks", "path_chars", "path_density", "siblings",
    *(f"{stat}_{up}" for up in ("self", "parent", "grandparent", "greatgrandparent")
      for stat in ("share", "density", "blocks", "kept")),
    *(f"in_{region.name}".lower() for region in Region), *(f"topic_{topic}" for topic in TOPICS),
)  # fmt: skip


def _build_nodes(blocks: list[PageBlock], kept: Matrix) -> list[_Node]:
    """Return each block's node; nodes are shared by blocks of one element and summed up to the root."""
    known: dict[HtmlElement, _Node] = {}
    order: list[_Node] = []
    mine = []
    for block, is_kept in zip(blocks, kept, strict=True):
        node = _node_of(block.element, known, order)
        size = len(block.text)
        node.chars += size
        node.linked += min(size, block.linked)
        node.blocks += 1
        node.kept += size if is_kept else 0
        mine.append(node)
    for node in reversed(order):
        if node.parent is not None:
            up = node.parent
            up.chars += node.chars
            up.linked += node.linked
            up.blocks += node.blocks
            up.kept += node.kept
    return mine


def _node_of(element: HtmlElement, known: dict[HtmlElement, _Node], order: list[_Node]) -> _Node:
    chain = []
    while element is not None and element not in known:
        chain.append(element)
        element = element.getparent()
    node = known.get(element) if element is not None else None
    for element in reversed(chain):
        node = _new_node(element, node)
        known[element] = node
        order.append(node)
    assert node is not None
    return node


def _new_node(element: HtmlElement, parent: _Node | None) -> _Node:
    attributes = element.attrib
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}" if attributes else " "
    above = parent.distances if parent is not None else _NOWHERE
    topics = topics_of(names) if len(names) > 1 else frozenset()
    # A page's outermost elements carry class names that say nothing of one block.
    distances = np.minimum(above + 1.0, _FAR)
    if topics and parent is not None and parent.depth >= 2:
        distances[[_TOPIC_NUMBERS[topic] for topic in topics]] = 0.0
    tag = str(element.tag)
    if parent is not None:
        parent.children[tag] += 1
    path = hash((parent.path if parent is not None else 0, tag, attributes.get("class") if attributes else None))
    return _Node(parent, parent.depth + 1 if parent is not None else 0, distances, path, tag)


_NOWHERE = np.full(len(TOPICS), _FAR, dtype=np.float32)
_TOPIC_NUMBERS = {topic: number for number, topic in enumerate(TOPICS)}


def _tree_features(blocks: list[PageBlock], nodes: list[_Node]) -> list[tuple[float, ...]]:
    total = max(1, sum(max(0, len(block.text) - block.linked) for block in blocks))
    path_blocks = Counter(node.path for node in nodes)
    path_chars: Counter[int] = Counter()
    path_linked: Counter[int] = Counter()
    for block, node in zip(blocks, nodes, strict=True):
        path_chars[node.path] += len(block.text)
        path_linked[node.path] += block.linked
    sums: dict[int, tuple[float, ...]] = {}
    rows = []
    for block, node in zip(blocks, nodes, strict=True):
        if id(node) not in sums:
            sums[id(node)] = _sums_upward(node, total)
        chars = path_chars[node.path]
        rows.append((
            _TAG_NUMBERS.get(node.tag, len(_TAGS)),
            block.level or 0,
            min(node.depth, 40),
            np.log1p(path_blocks[node.path]),
            (chars - path_linked[node.path]) / total,
            path_linked[node.path] / max(1, chars),
            node.parent.children[node.tag] if node.parent is not None else 1,
            *sums[id(node)],
        ))  # fmt: skip
    return rows


_TAG_NUMBERS = {tag: number for number, tag in enumerate(_TAGS)}


def _sums_upward(node: _Node | None, total: int) -> tuple[float, ...]:
    found: list[float] = []
    for _ in range(4):
        if node is None:
            found.extend((1.0, 0.0, 0.0, 0.0))
            continue
        chars = max(1, node.chars)
        found.extend((
            (node.chars - node.linked) / total, node.linked / chars, np.log1p(node.blocks), node.kept / chars,
        ))  # fmt: skip
        node = node.parent
    return tuple(found)


# -- what headline, description and JSON-LD say of it -----------------------------------------------------------------

_WITNESS_NAMES = (
    "headline_overlap", "headline_equal", "description_overlap", "description_equal", "in_article_body", "repeated",
)  # fmt: skip


def _witness_features(blocks: list[PageBlock], hints: Hints) -> list[tuple[float, ...]]:
    headline, description = set(words(hints.headline or "")), set(words(hints.description or ""))
    headline_fold, description_fold = fold(hints.headline or ""), fold(hints.description or "")
    body = fold(hints.article_body or "")
    times = Counter(block.folded for block in blocks)
    rows = []
    for block in blocks:
        mine = set(words(block.text)) if len(block.text) <= 600 else set()
        folded = block.folded
        rows.append((
            _overlap(mine, headline),
            float(bool(folded) and folded == headline_fold),
            _overlap(mine, description),
            float(len(folded) > 20 and (folded in description_fold or description_fold[:200] in folded))
            if description_fold else 0.0,
            (1.0 if len(folded) > 12 and folded in body else -1.0) if len(body) > 200 else 0.0,
            min(times[folded], 5),
        ))  # fmt: skip
    return rows


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


# -- its place on the page --------------------------------------------------------------------------------------------

_PAGE_NAMES = (
    "position", "chars_before", "headline_distance", "headline_chars", "heading_distance", "heading_kept",
    "heading_links", "kept_before", "kept_after", "kept_run", "to_kept_before", "to_kept_after", "page_blocks",
    "page_chars", "page_kept", "page_kept_share", "page_is_article", "page_is_news", "page_has_body", "page_has_headline",
)  # fmt: skip


def _page_features(blocks: list[PageBlock], own: Matrix, kept: Matrix, hints: Hints) -> Matrix:
    count = len(blocks)
    index = np.arange(count, dtype=np.float32)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float32)
    before = np.concatenate(([0.0], np.cumsum(sizes)[:-1]))
    anchor = _headline_index(blocks, hints)
    headings = np.array([block.level is not None for block in blocks])
    above = _last_true(headings)
    has_above = above >= 0
    kept_chars = kept * sizes
    cumulated = np.cumsum(kept_chars)
    total_kept = float(cumulated[-1])
    is_kept = kept > 0
    previous = _last_true(is_kept)
    following = count - 1 - _last_true(is_kept[::-1])[::-1]
    columns = [
        index / count,
        before / max(1.0, float(sizes.sum())),
        np.clip(index - anchor, -60, 120) if anchor >= 0 else np.full(count, -99.0),
        _signed_log(before - before[anchor]) if anchor >= 0 else np.full(count, -99.0),
        np.where(has_above, np.minimum(index - above, 40), 50),
        np.where(has_above, kept[above], -1),
        np.where(has_above, own[above, 2], -1),
        (cumulated - kept_chars) / max(1.0, total_kept),
        (total_kept - cumulated) / max(1.0, total_kept),
        _run_lengths(is_kept),
        np.where(previous >= 0, np.minimum(index - previous, 40), 50),
        np.where(following < count, np.minimum(following - index, 40), 50),
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(sizes.sum())),
        np.full(count, np.log1p(total_kept)),
        np.full(count, total_kept / max(1.0, float(sizes.sum()))),
        np.full(count, float(hints.is_article)),
        np.full(count, float(hints.is_news)),
        np.full(count, float(len(hints.article_body or "") > 200)),
        np.full(count, float(anchor >= 0)),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def _headline_index(blocks: list[PageBlock], hints: Hints) -> int:
    """Index of the block that shows the headline: the h1 that says it, else a block that does, else the first h1."""
    wanted = fold(hints.headline or "")
    same = [block for block in blocks if wanted and block.folded == wanted]
    h1 = [block for block in blocks if block.level == 1]
    for candidates in ([block for block in same if block.level == 1], same, h1):
        if candidates:
            return candidates[0].index
    return -1


def _last_true(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Index of the last true at or before each place, -1 where there is none."""
    index = np.where(flags, np.arange(len(flags)), -1)
    return np.maximum.accumulate(index)


def _signed_log(values: NDArray[Any]) -> NDArray[Any]:
    return np.sign(values) * np.log1p(np.abs(values))


def _run_lengths(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Length of the run of equal flags each place stands in, negative for runs of false."""
    if not len(flags):
        return np.zeros(0)
    starts = np.flatnonzero(np.concatenate(([True], flags[1:] != flags[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(flags)])))
    return np.repeat(np.minimum(lengths, 60) * np.where(flags[starts], 1.0, -1.0), lengths)


# -- its neighbours ---------------------------------------------------------------------------------------------------

_OWN_AT = len(_TEXT_NAMES)
_NEIGHBOUR_BASE = ("log_chars", "link_density", "ends", "sentences", "heading_level", "kept", "in_article_body", "media",
                   "share_parent", "path_blocks", "topic_link_list", "topic_body", "description_overlap")  # fmt: skip


def _neighbour_features(base: Matrix, nodes: list[_Node]) -> Matrix:
    columns = base[:, _NEIGHBOUR_COLUMNS]
    paths = np.array([node.path for node in nodes])
    parents = np.array([id(node.parent) for node in nodes])
    parts = []
    for offset in _NEIGHBOURS:
        shifted = shift(columns, offset, -1.0)
        same_path = (shift(paths[:, None], offset, 0) == paths[:, None]).astype(np.float32)
        same_parent = (shift(parents[:, None], offset, 0) == parents[:, None]).astype(np.float32)
        parts.extend((shifted, same_path, same_parent))
    return np.hstack(parts).astype(np.float32)


def shift(values: NDArray[Any], offset: int, fill: float) -> NDArray[Any]:
    """Return each row's neighbour `offset` rows further, rows of `fill` beyond the ends."""
    shifted = np.full_like(values, fill)
    if abs(offset) >= len(values):
        return shifted
    if offset < 0:
        shifted[-offset:] = values[:offset]
    else:
        shifted[:-offset] = values[offset:]
    return shifted


_BASE_NAMES = (*_TEXT_NAMES, *_TREE_NAMES, *_WITNESS_NAMES, *_PAGE_NAMES, "kept")
_NEIGHBOUR_COLUMNS = [_BASE_NAMES.index(name) for name in _NEIGHBOUR_BASE]
FEATURE_NAMES = (
    *_BASE_NAMES,
    *(f"{name}{offset:+d}" for offset in _NEIGHBOURS for name in (*_NEIGHBOUR_BASE, "same_path", "same_parent")),
)
"""Names of the columns that `describe` returns."""
