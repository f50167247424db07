"""Lines of plain text to numbers: what the scorer knows of a line where there is no HTML."""

from collections import Counter

import numpy as np

from newsbot.extraction.features.arrays import Matrix, shift
from newsbot.extraction.features.own_text import beginning_of, end_of, text_statistics
from newsbot.extraction.line_subjects import LINE_SUBJECT_NAMES, line_subjects
from newsbot.extraction.line_words import LINE_WORD_NAMES, line_words, number_of
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.plain_text import Line
from newsbot.extraction.wording import READ, Wording
from newsbot.text import words

_NEIGHBOURS = (-5, -4, -3, -2, -1, 1, 2, 3, 4, 5)


def describe_lines(lines: list[Line], wording: Wording) -> Matrix:
    """Return one row a line, one column a feature of `LINE_FEATURE_NAMES`; `wording` weighs the lines' words."""
    if not lines:
        return np.zeros((0, len(LINE_FEATURE_NAMES)), dtype=np.float32)
    own = np.array([_own(line) for line in lines], dtype=np.float32)
    layout = _layout(lines)
    page = _page(lines, own)
    texts = [line.text for line in lines]
    found = [words(text[:READ]) for text in texts]
    said = np.array(list(map(line_words, texts)))
    worded = np.array(list(map(wording.score, texts, found)))[:, None]
    base = np.hstack([own, layout, page, line_subjects(texts, found), said, worded]).astype(np.float32)
    columns = base[:, _NEIGHBOUR_COLUMNS].T
    return np.hstack([base, *(shift(columns, offset, -1.0).T for offset in _NEIGHBOURS)]).astype(np.float32)


_STATISTICS = ("digits", "uppers", "sentences", "commas", "marks", "quotes", "dates")
_OWN_NAMES = ("log_chars", "words", *_STATISTICS, "ends", "begins", "word_length", "is_item", "phrase")


def _own(line: Line) -> tuple[float, ...]:
    text = line.text
    count = text.count(" ") + 1
    phrase = reason_in_phrase(text) if len(text) <= LONGEST_LINE else None
    return (
        np.log1p(len(text)),
        min(count, 120),
        *text_statistics(text),
        end_of(text),
        beginning_of(text),
        len(text) / count,
        float(line.is_item),
        number_of(phrase),
    )


_LAYOUT_NAMES = ("indent", "blanks", "indent_lines", "indent_share", "repeated", "indent_change")


def _layout(lines: list[Line]) -> Matrix:
    total = max(1, sum(len(line.text) for line in lines))
    by_indent: Counter[int] = Counter(line.indent for line in lines)
    chars: Counter[int] = Counter()
    for line in lines:
        chars[line.indent] += len(line.text)
    times = Counter(line.folded for line in lines)
    rows = []
    previous = 0
    for line in lines:
        rows.append((
            min(line.indent, 60),
            min(line.blanks, 8),
            np.log1p(by_indent[line.indent]),
            chars[line.indent] / total,
            min(times[line.folded], 5),
            max(-20, min(20, line.indent - previous)),
        ))  # fmt: skip
        previous = line.indent
    return np.array(rows, dtype=np.float32)


_PAGE_NAMES = (
    "position", "chars_before", "lines", "chars", "prose", "prose_before", "prose_after", "prose_near", "from_prose",
    "to_prose", "from_largest", "phrase_above", "phrase_distance",
)  # fmt: skip


def _page(lines: list[Line], own: Matrix) -> Matrix:
    count = len(lines)
    index = np.arange(count)
    sizes = np.array([len(line.text) for line in lines], dtype=np.float64)
    sentences = own[:, _OWN_NAMES.index("sentences")]
    is_prose = (sizes > 80) & (sentences >= 1) | (sizes > 200)
    prose = sizes * is_prose
    cumulated = np.cumsum(prose)
    total = max(1.0, float(cumulated[-1]))
    before = np.maximum.accumulate(np.where(is_prose, index, -1))
    after = count - 1 - np.maximum.accumulate(np.where(is_prose[::-1], index, -1))[::-1]
    near = np.convolve(prose, np.ones(9), "full")[4 : 4 + count]
    largest = int(np.argmax(near))
    phrases = own[:, _OWN_NAMES.index("phrase")]
    phrase_at = np.maximum.accumulate(np.where(phrases > 0, index, -1))
    columns = [
        index / count,
        (np.cumsum(sizes) - sizes) / max(1.0, float(sizes.sum())),
        np.full(count, np.log1p(count)),
        np.full(count, np.log1p(sizes.sum())),
        np.full(count, float(cumulated[-1]) / max(1.0, float(sizes.sum()))),
        (cumulated - prose) / total,
        (total - cumulated) / total,
        near / total,
        np.where(before >= 0, np.minimum(index - before, 40), 50),
        np.where(after < count, np.minimum(after - index, 40), 50),
        np.clip(index - largest, -80, 80),
        np.where(phrase_at >= 0, phrases[phrase_at], 0),
        np.where(phrase_at >= 0, np.minimum(index - phrase_at, 40), 50),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


_BASE_NAMES = (
    *_OWN_NAMES,
    *_LAYOUT_NAMES,
    *_PAGE_NAMES,
    *LINE_SUBJECT_NAMES,
    *LINE_WORD_NAMES,
    "wording",
)
_NEIGHBOUR_BASE = ("log_chars", "sentences", "ends", "begins", "is_item", "phrase", "indent", "blanks", "uppers",
                   "dates", "cohesion_next", "repeated", "marks", "speaks", "furniture", "to_reader", "to_reader_share",
                   "credit", "wording", "subject_shared", "subject_first", "subject_title")  # fmt: skip
_NEIGHBOUR_COLUMNS = [_BASE_NAMES.index(name) for name in _NEIGHBOUR_BASE]
LINE_FEATURE_NAMES = (
    *_BASE_NAMES,
    *(f"{name}{offset:+d}" for offset in _NEIGHBOURS for name in _NEIGHBOUR_BASE),
)
"""Names of the columns that `describe_lines` returns."""
