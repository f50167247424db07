"""What headline, description, JSON-LD, the words of the page and those of all pages say of a block."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.wording import READ, Wording, are_characters, terms_of
from newsbot.text import fold, remembers_short_lines, words


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


WITNESS_NAMES = (
    "headline_overlap", "headline_equal", "description_overlap", "description_equal", "in_article_body", "repeated",
    "wording", "subject_kept", "subject_headline",
)  # fmt: skip


class _Read(NamedTuple):
    """The words of a text (none where it is too long to read), its terms (None where it is characters), its stems."""

    words: Set[str]
    terms: Set[str] | None
    stems: Set[str]


@remembers_short_lines
def _read(text: str) -> _Read:
    found = words(text[:READ])
    terms = None if are_characters(text, found) else terms_of(text, found)
    return _Read(set(found) if len(text) <= READ else set(), terms, stems(found))


def witness_features(blocks: list[PageBlock], kept: Matrix, hints: Hints, wording: Wording) -> list[tuple[float, ...]]:
    """Return the columns `WITNESS_NAMES`, one row a block; `kept` are trafilatura's flags."""
    headline, description = words(hints.headline or ""), set(words(hints.description or ""))
    title = set(headline)
    headline_fold, description_fold = fold(hints.headline or ""), fold(hints.description or "")
    body = fold(hints.article_body or "")
    times = Counter(block.folded for block in blocks)
    texts = [_read(block.text) for block in blocks]
    flags = kept.tolist()
    spread = Counter(stem for text, is_kept in zip(texts, flags, strict=True) if is_kept for stem in text.stems)
    kept_stems, kept_twice = spread.keys(), {stem for stem, count in spread.items() if count > 1}
    of_title = stems(headline)
    rows: list[tuple[float, ...]] = []
    for block, text, is_kept in zip(blocks, texts, flags, strict=True):
        folded, subject = block.folded, text.stems
        rows.append((
            _overlap(text.words, title),
            float(bool(folded) and folded == headline_fold),
            _overlap(text.words, description),
            float(len(folded) > 20 and (folded in description_fold or description_fold[:200] in folded))
            if description_fold else 0.0,
            (1.0 if len(folded) > 12 and folded in body else -1.0) if len(body) > 200 else 0.0,
            min(times[folded], 5),
            0.0 if text.terms is None else wording.weigh(text.terms),
            len(subject & (kept_twice if is_kept else kept_stems)) / len(subject) if subject else -1.0,
            len(subject & of_title) / len(subject) if subject else -1.0,
        ))  # fmt: skip
    return rows


# Letters: of a word that are compared, so that inflected forms meet; of the shortest word that counts.
_STEM, _RARE = 6, 5


def stems(text: Sequence[str]) -> set[str]:
    """Return what words say of a subject: the beginnings of the long ones, pairs of characters where none are spaced.

    >>> sorted(stems(["the", "ferries", "sailed"])), sorted(stems(["東", "京", "で"]))
    (['ferrie', 'sailed'], ['京で', '東京'])
    """
    if 2 * list(map(len, text)).count(1) > len(text):
        return {a + b for a, b in pairwise(text)}
    return {word[:_STEM] for word in text if len(word) >= _RARE}


def _overlap(a: Set[str], b: Set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
