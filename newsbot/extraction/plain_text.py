"""Text to lines: what a page scraped as plain text is made of, without any HTML."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, pairwise

from newsbot.extraction.broken_lines import find_breaks, is_broken, join
from newsbot.text import clean_line, fold

_BULLET_ALONE = re.compile(r"^[-–—•●▪◦‣·*+o>»]$|^\d{1,3}[.)]$")
_BULLET = re.compile(r"^(?:([•●▪◦‣·*+])(?!\1)\s*|[-–]\s+|(?P<number>\d{1,2})[.)]\s+)(?=\S)")
_DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.\s?|[^\W\d_]{3,}\.? )\d{4}\b")  # "3. May 2024" is no third item
_SENTENCE_END = re.compile(r"[.!?…:。！？؟।۔][\"'”’»)\]]*$")
# Lines wrapped by an editor or a mail program are this long; a paragraph a line is longer or of any length.
_WRAP = range(45, 121)
_PARAGRAPH = 80  # characters; shorter lines stand in a text twice for other reasons


@dataclass(frozen=True)
class Line:
    """A line of plain text: a paragraph, a heading, an item of a list.

    `number` counts the source's lines from 1, `blanks` the empty lines before it, `indent` its leading blanks.
    """

    index: int
    number: int
    text: str
    blanks: int
    indent: int
    is_item: bool

    @cached_property
    def folded(self) -> str:
        """The text without case, space and punctuation, for comparisons."""
        return fold(self.text)


def split_lines(text: str) -> list[Line]:
    r"""Cut plain text into its lines: bullets read, wrapped paragraphs joined, empty lines counted.

    >>> [(line.text, line.is_item) for line in split_lines("A head\n-\nFirst\n- Second")]
    [('A head', False), ('First', True), ('Second', True)]
    """
    return [
        Line(index, number, text, blanks, indent, is_item)
        for index, (number, text, blanks, indent, is_item) in enumerate(_join_wrapped(_join_broken(_read_lines(text))))
    ]


def find_copies(lines: Sequence[Line]) -> list[bool]:
    """Tell which lines are further copies of a paragraph of the same text.

    Of paragraphs that stand together twice the last are no copies, for headline and dateline stand above them; of one
    that comes again alone, as a teaser does, the first.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if len(line.text) >= _PARAGRAPH:
            places[line.folded].append(at)
    again = [found for found in places.values() if len(found) > 1]
    first = {found[0] for found in again}
    copies = {at for found in again for at in (found[:-1] if _has_neighbour(found[0], first) else found[1:])}
    return [at in copies for at in range(len(lines))]


def _has_neighbour(place: int, places: Collection[int]) -> bool:
    return any(place + offset in places for offset in (-2, -1, 1, 2))


_Raw = tuple[int, str, int, int, bool]


def _read_lines(text: str) -> Iterator[_Raw]:
    blanks = 0
    bullet = False
    source = text.splitlines()
    lines = list(map(clean_line, source))
    bullets = list(map(_BULLET.match, lines))
    counted = {int(found["number"]) for found in bullets if found and found["number"]}
    for number, (raw, line, bulleted) in enumerate(zip(source, lines, bullets, strict=True), start=1):
        if not line:
            blanks += 1
            continue
        if _BULLET_ALONE.match(line):
            bullet = True
            continue
        found = bulleted if bulleted and _is_bullet(bulleted, counted) else None
        content = line[found.end() :] if found else line
        yield number, content, blanks, len(raw) - len(raw.lstrip()), bullet or found is not None
        blanks, bullet = 0, False


def _is_bullet(found: re.Match[str], counted: Collection[int]) -> bool:
    """Tell an item by its sign, or by a number whose neighbour is counted, too; dates and "1. FC Aomi" are none."""
    if found["number"] is None:
        return True
    number = int(found["number"])
    return _DATE.match(found.string) is None and (number - 1 in counted or number + 1 in counted)


def _join_broken(lines: Iterable[_Raw]) -> Iterable[_Raw]:
    held = list(lines)
    texts = [text for _, text, _, _, _ in held]
    if not is_broken(texts):
        return held
    joined: list[list[_Raw]] = []
    for line, is_break in zip(held, find_breaks(texts), strict=True):
        _, _, blanks, _, is_item = line
        if is_break and not blanks and not is_item:
            joined[-1].append(line)
        else:
            joined.append([line])
    return map(_joined, joined)


def _joined(parts: Sequence[_Raw]) -> _Raw:
    number, _, blanks, indent, is_item = parts[0]
    return number, join([text for _, text, _, _, _ in parts]), blanks, indent, is_item


def _join_wrapped(lines: Iterable[_Raw]) -> Iterator[_Raw]:
    paragraphs: list[list[_Raw]] = []
    for line in lines:
        _, _, blanks, _, is_item = line
        if not paragraphs or blanks or is_item:
            paragraphs.append([])
        paragraphs[-1].append(line)
    wrapped = list(map(_looks_wrapped, paragraphs))
    width = max((len(text) for held in compress(paragraphs, wrapped) for _, text, _, _, _ in held), default=0)
    for paragraph, looks in zip(paragraphs, wrapped, strict=True):
        if looks or _fills(paragraph, width):
            yield _joined(paragraph)
        else:
            yield from paragraph


def _looks_wrapped(paragraph: list[_Raw]) -> bool:
    """Tell a paragraph that was wrapped by its lines: all but the last are of one length, few end a sentence."""
    body = [text for _, text, _, _, _ in paragraph[:-1]]
    if len(body) < 2 or any(len(text) not in _WRAP for text in body):
        return False
    return max(map(len, body)) - min(map(len, body)) <= 25 and 3 * sum(map(_ends_sentence, body)) <= len(body)


def _fills(paragraph: list[_Raw], width: int) -> bool:
    """Tell whether a paragraph's lines break where the next word no longer fits the width of a text that is wrapped."""
    texts = [text for _, text, _, _, _ in paragraph]
    return (
        len(texts) > 1
        and max(map(len, texts)) <= width
        and all(len(text) + 1 + len(below.split(" ", 1)[0]) > width for text, below in pairwise(texts))
    )


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None
