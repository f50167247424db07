"""Pages of one site made of a single one: other words in the article, other dates, the rest as published.

The words of five letters and more change places with others of their length and case, and so do single characters of
scripts without spaces: sentences keep their form, language and length, and the gold changes with the page.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from random import Random

from lxml import html
from lxml.html import HtmlElement

from benchmarks.labels import align
from newsbot.extraction.blocks import BLOCK_TAGS, SKIPPED_TAGS, split_blocks

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]{5,}")
_DAY = re.compile(r"\b(20\d\d-[01]\d-)[0-3]\d")
_TOLD = re.compile(r'("(?:headline|alternativeHeadline|description|articleBody|name)"\s*:\s*")((?:[^"\\]|\\.)*)')
_TITLES = frozenset({"title", "h1"})

Change = Callable[[str], str]
_Place = tuple[str, Callable[[str], None], bool]  # a text of the tree, what writes another there, whether it is JSON-LD


@dataclass(frozen=True, slots=True)
class Variant:
    """One page of the site: its bytes, its gold text and paragraphs."""

    body: bytes
    gold: str
    paragraphs: tuple[str, ...]


def variants(tree: HtmlElement, gold: str, paragraphs: Sequence[str], count: int, seed: str) -> Iterator[Variant]:
    """Yield `count` pages like a parsed page, which is changed in place; `gold` and `paragraphs` are its own."""
    places = list(_places(tree, gold))
    vocabulary = f"{tree.findtext('.//title') or ''} {gold}"
    for number in range(count):
        change = _change(_exchanged(vocabulary, Random(f"{seed} {number}")), number)
        for text, write, is_data in places:
            write(_change_data(text, change) if is_data else change(text))
        body = html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")
        yield Variant(body, change(gold), tuple(map(change, paragraphs)))


def _change(words: Mapping[str, str], number: int) -> Change:
    def change(text: str) -> str:
        return _DAY.sub(rf"\g<1>{number % 28 + 1:02}", _WORD.sub(lambda found: words.get(found[0], found[0]), text))

    return change


def _change_data(text: str, change: Change) -> str:
    """Change what JSON-LD tells of an article, and its dates."""
    return _TOLD.sub(lambda told: told[1] + _change_string(told[2], change), _DAY.sub(lambda day: change(day[0]), text))


def _change_string(escaped: str, change: Change) -> str:
    try:
        said = str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return change(escaped)
    return json.dumps(change(unescape(said)))[1:-1]


def _exchanged(vocabulary: str, random: Random) -> Mapping[str, str]:
    """Return another word for each."""
    alike: dict[tuple[int, bool, bool], list[str]] = defaultdict(list)
    for word in dict.fromkeys(_WORD.findall(vocabulary)):
        alike[len(word), word[0].isupper(), word.isupper()].append(word)
    changed: dict[str, str] = {}
    for words in alike.values():
        changed.update(zip(words, random.sample(words, len(words)), strict=True))
    return changed


def _places(tree: HtmlElement, gold: str) -> Iterator[_Place]:
    """Yield the texts of the article: of its blocks, of titles, of metas, and JSON-LD."""
    blocks = split_blocks(tree)
    shares = align([block.text for block in blocks], gold)
    elements = dict.fromkeys(block.element for block, share in zip(blocks, shares, strict=True) if share > 0.5)
    for element in dict.fromkeys([*elements, *tree.iter(*_TITLES)]):
        yield from _texts(element)
    for meta in tree.iter("meta"):
        if content := meta.get("content"):
            yield content, partial(meta.set, "content"), False
    for time in tree.iter("time"):
        if moment := time.get("datetime"):
            yield moment, partial(time.set, "datetime"), False
    for script in tree.iter("script"):
        if script.text and "ld+json" in (script.get("type") or ""):
            yield script.text, partial(setattr, script, "text"), True


def _texts(block: HtmlElement) -> Iterator[_Place]:
    """Yield the texts of a block, without those of blocks in it."""
    if block.text:
        yield block.text, partial(setattr, block, "text"), False
    for child in block:
        if child.tag not in BLOCK_TAGS and child.tag not in SKIPPED_TAGS:
            yield from _texts(child)
        if child.tail:
            yield child.tail, partial(setattr, child, "tail"), False
