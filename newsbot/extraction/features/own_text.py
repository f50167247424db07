"""A block's own text to numbers."""

import re
from collections.abc import Iterable, Sequence
from math import log1p
from struct import Struct

import numpy as np

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix, Numbers

_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]]*(?=\s|$)|[。！？]")
_CLOCK_OR_YEAR = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b")
_OTHER_CAPITAL = re.compile(r"[À-ÖØ-ÞА-ЯΑ-Ω]")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_CAPITALS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = b"0123456789"
_COMMAS = frozenset(",;،、，")
_MARKS = frozenset("|©®@›»→▶•·")
_QUOTES = frozenset('"“”„«»「」')
_SIGN = re.compile(f"[{''.join(sorted(_COMMAS | _MARKS | _QUOTES))}]")

OWN_NAMES = (
    "log_chars", "words", "digits", "uppers", "sentences", "commas", "marks", "quotes", "dates", "ends", "begins",
    "word_length", "lines",
)  # fmt: skip
TEXT_NAMES = (
    "log_chars", "words", "link_density", "links", "emphasis", "digits", "uppers", "sentences", "commas", "marks",
    "quotes", "dates", "ends", "begins", "word_length", "lines", "media", "unlinked",
)  # fmt: skip
_OWN_COLUMNS = [TEXT_NAMES.index(name) for name in OWN_NAMES]
_PACKED = Struct(f"{len(OWN_NAMES)}f")


def pack_numbers(text: str) -> bytes:
    """Return the columns `OWN_NAMES` of a text: 32-bit floats, packed."""
    size = len(text)
    word_count = text.count(" ") + 1
    statistics = text_statistics(text)
    ends, begins = end_of(text), beginning_of(text)
    return _PACKED.pack(
        log1p(size), min(word_count, 120), *statistics, ends, begins, size / word_count, text.count("\n")
    )  # fmt: skip


def text_features(blocks: Sequence[PageBlock], numbers: Iterable[bytes], sizes: Numbers, linked: Numbers) -> Matrix:
    """Return the columns `TEXT_NAMES`; `numbers` are those of the blocks' texts, as `pack_numbers` makes them."""
    columns = np.empty((len(TEXT_NAMES), len(blocks)), dtype=np.float32)
    columns[_OWN_COLUMNS] = np.frombuffer(b"".join(numbers), dtype=np.float32).reshape(-1, len(OWN_NAMES)).T
    columns[2] = [block.link_density for block in blocks]
    columns[3] = np.minimum([block.links for block in blocks], 20)
    columns[4] = np.minimum([block.emphasised for block in blocks] / sizes, 1.0)
    columns[16] = np.minimum([block.media for block in blocks], 5)
    columns[17] = np.log1p(np.maximum(sizes - linked, 0))
    return columns


def text_statistics(text: str) -> tuple[float, ...]:
    """Return shares of digits and capitals; sentences; share of commas; marks, quotation marks, times or years."""
    head = text[:600]
    seen = len(head)
    has_digit, capitals, digits = _letters(head)
    commas, marks, quotes = _signs(head)
    return (
        digits / seen,
        capitals / seen,
        len(_SENTENCE_END.findall(head)),
        commas / seen,
        marks + head.count("http") + head.count("www."),
        quotes,
        len(_CLOCK_OR_YEAR.findall(head)) if has_digit else 0,
    )


def _signs(head: str) -> tuple[int, int, int]:
    """Count commas, marks and quotation marks; ASCII has few of them."""
    if head.isascii():
        return head.count(",") + head.count(";"), head.count("|") + head.count("@"), head.count('"')
    signs = _SIGN.findall(head)
    if not signs:
        return 0, 0, 0
    return (
        sum(map(_COMMAS.__contains__, signs)),
        sum(map(_MARKS.__contains__, signs)),
        sum(map(_QUOTES.__contains__, signs)),
    )


def _letters(head: str) -> tuple[bool, int, int]:
    """Tell whether there is a digit; count capitals and digits. Nearly all text is ASCII, where bytes are quicker."""
    raw = head.encode("utf-8", "surrogatepass")
    digits = len(raw) - len(raw.translate(None, _DIGITS))
    capitals = len(raw) - len(raw.translate(None, _CAPITALS))
    if len(raw) > len(head):
        digits += len(_OTHER_DIGIT.findall(head))
        capitals += len(_OTHER_CAPITAL.findall(head))
    return digits > 0, capitals, digits


def end_of(text: str) -> int:
    """Number how a text ends: 5 full stop, 4 question or exclamation, 3 ellipsis, 2 colon, 1 comma or dash, 0 else."""
    last = text.rstrip("\"'”’»)]")[-1:] or text[-1]
    if last in ".。۔।":
        return 5
    if last in "!?！？؟":
        return 4
    if last == "…":
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
