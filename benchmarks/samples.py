"""Pages and texts to rows: what the forests are trained on."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np
from inscriptis import get_text
from lxml import html
from lxml.html import HtmlElement
from numpy.typing import NDArray
from trafilatura import extract

from benchmarks.cuts import PAGE_LENGTHS, TEXT_LENGTHS, cut
from benchmarks.datasets import GoldPage, read_set
from benchmarks.dumps import WAYS
from benchmarks.labels import align
from newsbot.errors import PageRejected
from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.document import decode, parse
from newsbot.extraction.features import Hints, describe
from newsbot.extraction.features.nodes import build_nodes
from newsbot.extraction.fields import read_fields
from newsbot.extraction.line_features import describe_lines
from newsbot.extraction.main_content import find_main_content
from newsbot.extraction.page_reader import hints_of
from newsbot.extraction.plain_text import find_copies, split_lines
from newsbot.extraction.structured import read_structured
from newsbot.extraction.wording import Wording
from newsbot.items import Page
from newsbot.options import ExtractionOptions

OPTIONS = ExtractionOptions()
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
WHOLE_SETS = ("news1", "short", "news5", "portal", "wcxb", "sections")
CUT_PAGES = {"news1": 3, "news5": 3}
"""How many short pages are made of each page of a set."""
CUT_TEXTS = {"news1": 2, "news5": 2, "wcxb": 1}
"""How many short texts."""
_CHUNK = 8
_NO_WORDING = Wording({}, 0.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """One page or text: its rows, the share of each block that is gold, the texts of its blocks, which are scored."""

    page: GoldPage
    set: str
    rows: NDArray[np.float32]
    shares: NDArray[np.float64]
    texts: list[str]
    scored: NDArray[np.bool_]
    gold: str | None
    hints: Hints | None = None

    @property
    def sizes(self) -> NDArray[np.float64]:
        """Characters of each block."""
        return np.array([len(text) for text in self.texts], dtype=np.float64)


def page_samples(data: Path, seed: int) -> list[Sample]:
    """Return the samples of all sets of pages, and of the pages cut short that are made of them."""
    whole = [(page, 0, seed) for name in WHOLE_SETS for page in read_set(data, name)]
    cuts = [(page, n, seed) for name, times in CUT_PAGES.items() for page in read_set(data, name) for n in range(times)]
    with ProcessPoolExecutor() as pool:
        found = [*pool.map(_whole_page, whole, chunksize=_CHUNK), *pool.map(_cut_page, cuts, chunksize=_CHUNK)]
    return [sample for sample in found if sample is not None]


def text_samples(data: Path, seed: int) -> list[Sample]:
    """Return the samples of plain text: the dumps of the data, and dumps of our own in both shapes."""
    held = [_held_text(page) for page in read_set(data, "text")]
    whole = [(page, 0, seed) for name in ("news1", "news5", "wcxb") for page in read_set(data, name)]
    cuts = [(page, n, seed) for name, times in CUT_TEXTS.items() for page in read_set(data, name) for n in range(times)]
    with ProcessPoolExecutor() as pool:
        made = [*pool.map(_whole_texts, whole, chunksize=_CHUNK), *pool.map(_cut_texts, cuts, chunksize=_CHUNK)]
    return [*held, *(sample for samples in made for sample in samples)]


_Task = tuple[GoldPage, int, int]  # a page, the number of its cut, the seed


def _whole_page(task: _Task) -> Sample | None:
    page = task[0]
    tree = _tree(page)
    return _page_sample(page, page.set, tree, page.gold) if tree is not None else None


def _cut_page(task: _Task) -> Sample | None:
    page = task[0]
    tree, gold = _cut(task, PAGE_LENGTHS)
    return _page_sample(page, f"cut_{page.set}", tree, gold) if tree is not None and gold else None


def _cut(task: _Task, lengths: Sequence[int]) -> tuple[HtmlElement | None, str | None]:
    page, number, seed = task
    tree = _tree(page)
    random = Random(f"{seed} {page.set} {page.id} {number}")
    return tree, cut(tree, page.gold or "", random, lengths) if tree is not None else None


def _held_text(page: GoldPage) -> Sample:
    return _text_sample(page, page.id.split("/")[0], page.read().decode("utf-8"), page.gold or "")


def _whole_texts(task: _Task) -> list[Sample]:
    page, _, seed = task
    tree = _tree(page)
    if tree is None:
        return []
    if page.set != "wcxb":  # rendered, they are among the data
        return [_other_sample(page, name, tree, page.gold or "") for name in WAYS]
    other = Random(f"{seed} {page.id}").choice(list(WAYS))
    rendering = _text_sample(page, f"dump_{page.set}", _rendered(tree), page.gold or "")
    return [rendering, _other_sample(page, other, tree, page.gold or "")]


def _cut_texts(task: _Task) -> list[Sample]:
    page, number, seed = task
    tree, gold = _cut(task, TEXT_LENGTHS)
    if tree is None or not gold:
        return []
    leaked = extract(tree, favor_recall=True, include_comments=False)
    samples = [_text_sample(page, f"recall_{page.set}", leaked, gold)] if leaked else []
    if number == 0 and page.set != "wcxb":
        samples.append(_text_sample(page, f"dump_{page.set}", _rendered(tree), gold))
    if number == 1:
        samples.append(_other_sample(page, Random(f"{seed} {page.set} {page.id}").choice(list(WAYS)), tree, gold))
    return samples


def _rendered(tree: HtmlElement) -> str:
    return str(get_text(html.tostring(tree, encoding="unicode")))


def _other_sample(page: GoldPage, name: str, tree: HtmlElement, gold: str) -> Sample:
    return _text_sample(page, f"{name}_{page.set}", WAYS[name](tree), gold)


def _tree(page: GoldPage) -> HtmlElement | None:
    try:
        text, encoding = decode(as_page(page), OPTIONS)
        return parse(text, encoding, OPTIONS).tree
    except PageRejected:
        return None


def as_page(page: GoldPage) -> Page:
    """Return the page as the extraction takes it."""
    return Page(url=page.url, body=page.read(), fetched=_FETCHED)


def _page_sample(page: GoldPage, set_: str, tree: HtmlElement, gold: str | None) -> Sample:
    fields = read_fields(read_structured(tree, page.url), tree, as_page(page), OPTIONS)
    hints = hints_of(fields)
    blocks = split_blocks(tree)
    nodes = build_nodes(blocks)
    rows = describe(blocks, nodes, find_main_content(tree, nodes.lists_of_links), hints, _NO_WORDING)
    texts = [block.text for block in blocks]
    return Sample(page, set_, rows, _shares(texts, gold), texts, nodes.may_be_text, gold, hints)


def _text_sample(page: GoldPage, set_: str, text: str, gold: str) -> Sample:
    lines = split_lines(text)
    lines = [line for line, is_copy in zip(lines, find_copies(lines), strict=True) if not is_copy]
    texts = [line.text for line in lines]
    scored = np.ones(len(texts), dtype=bool)
    return Sample(page, set_, describe_lines(lines, _NO_WORDING), _shares(texts, gold), texts, scored, gold)


def _shares(texts: Sequence[str], gold: str | None) -> NDArray[np.float64]:
    return np.array(align(texts, gold), dtype=np.float64) if gold else np.zeros(len(texts))
