"""Pages and texts to rows: what the forests are trained on."""

from collections.abc import Iterator, Sequence
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

from benchmarks.cuts import cut
from benchmarks.datasets import GoldPage, read_set
from benchmarks.labels import align
from newsbot.errors import PageRejected
from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.document import decode, parse
from newsbot.extraction.features import Hints, describe
from newsbot.extraction.fields import read_fields
from newsbot.extraction.line_features import describe_lines
from newsbot.extraction.main_content import find_main_content
from newsbot.extraction.page_reader import hints_of
from newsbot.extraction.plain_text import split_lines
from newsbot.extraction.structured import read_structured
from newsbot.items import Page
from newsbot.options import ExtractionOptions

OPTIONS = ExtractionOptions()
_FETCHED = datetime(2026, 11, 1, tzinfo=UTC)
WHOLE_SETS = ("news1", "short", "news5", "portal", "wcxb", "sections")
CUT_SETS = (("news1", 2), ("news5", 2), ("wcxb", 1))


@dataclass(frozen=True, slots=True)
class Sample:
    """One page or text: its rows, the share of each block that is gold, the texts of its blocks."""

    page: GoldPage
    set: str
    rows: NDArray[np.float32]
    shares: NDArray[np.float64]
    texts: list[str]
    gold: str | None
    hints: Hints | None = None

    @property
    def sizes(self) -> NDArray[np.float64]:
        """Characters of each block."""
        return np.array([len(text) for text in self.texts], dtype=np.float64)


def page_samples(data: Path, seed: int) -> Iterator[Sample]:
    """Yield the samples of all sets of pages, and of the pages cut short that are made of them."""
    for name in WHOLE_SETS:
        for page in read_set(data, name):
            tree = _tree(page)
            if tree is not None:
                yield _page_sample(page, name, tree, page.gold)
    random = Random(seed)
    for name, times in CUT_SETS:
        for page in read_set(data, name):
            for _ in range(times):
                tree = _tree(page)
                gold = cut(tree, page.gold or "", random) if tree is not None else None
                if tree is not None and gold:
                    yield _page_sample(page, f"cut_{name}", tree, gold)


def text_samples(data: Path, seed: int) -> Iterator[Sample]:
    """Yield the samples of plain text: the dumps of the data, and dumps of our own in both shapes."""
    for page in read_set(data, "text"):
        yield _text_sample(page, page.id.split("/")[0], page.read().decode("utf-8"), page.gold or "")
    for page in read_set(data, "wcxb"):
        tree = _tree(page)
        if tree is not None:
            yield _text_sample(page, "dump_wcxb", _dump(tree), page.gold or "")
    random = Random(seed)
    for name, times in CUT_SETS:
        for page in read_set(data, name):
            for number in range(times):
                yield from _cut_texts(page, name, random, with_dump=number == 0 and name != "wcxb")


def _cut_texts(page: GoldPage, name: str, random: Random, *, with_dump: bool) -> Iterator[Sample]:
    tree = _tree(page)
    gold = cut(tree, page.gold or "", random) if tree is not None else None
    if tree is None or not gold:
        return
    leaked = extract(tree, favor_recall=True, include_comments=False)
    if leaked:
        yield _text_sample(page, f"recall_{name}", leaked, gold)
    if with_dump:
        yield _text_sample(page, f"dump_{name}", _dump(tree), gold)


def _dump(tree: HtmlElement) -> str:
    return str(get_text(html.tostring(tree, encoding="unicode")))


def _tree(page: GoldPage) -> HtmlElement | None:
    try:
        text, encoding = decode(_as_page(page), OPTIONS)
        return parse(text, encoding, OPTIONS).tree
    except PageRejected:
        return None


def _as_page(page: GoldPage) -> Page:
    return Page(url=page.url, body=page.read(), fetched=_FETCHED)


def _page_sample(page: GoldPage, set_: str, tree: HtmlElement, gold: str | None) -> Sample:
    fields = read_fields(read_structured(tree, page.url), tree, _as_page(page), OPTIONS)
    hints = hints_of(fields)
    blocks = split_blocks(tree)
    rows = describe(blocks, find_main_content(tree), hints)
    texts = [block.text for block in blocks]
    return Sample(page, set_, rows, _shares(texts, gold), texts, gold, hints)


def _text_sample(page: GoldPage, set_: str, text: str, gold: str) -> Sample:
    lines = split_lines(text)
    texts = [line.text for line in lines]
    return Sample(page, set_, describe_lines(lines), _shares(texts, gold), texts, gold)


def _shares(texts: Sequence[str], gold: str | None) -> NDArray[np.float64]:
    return np.array(align(texts, gold), dtype=np.float64) if gold else np.zeros(len(texts))
