"""A block's own text to numbers."""

import re
from math import log1p

from newsbot.extraction.blocks import PageBlock

_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]]*(?=\s|$)|[。！？]")
_CLOCK_OR_YEAR = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b")
_UPPER = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]")
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r"[,;،、，]")
_MARK = re.compile(r"[|©®@›»→▶•·]|https?:|www\.")
_QUOTE = re.compile(r"[\"“”„«»「」]")

TEXT_NAMES = (
    "log_chars", "words", "link_density", "links", "emphasis", "digits", "uppers", "sentences", "commas", "marks",
    "quotes", "dates", "ends", "begins", "word_length", "lines", "media", "unlinked",
)  # fmt: skip


def text_features(block: PageBlock) -> tuple[float, ...]:
    """Return the columns `TEXT_NAMES` of a block."""
    text = block.text
    size = len(text)
    word_count = text.count(" ") + 1
    return (
        log1p(size),
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
        log1p(max(0, size - block.linked)),
    )


def text_statistics(text: str) -> tuple[float, ...]:
    """Return shares of digits and capitals; sentences; share of commas; marks, quotation marks, times or years."""
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
