"""What headline, description, JSON-LD, the words of the page and those of all pages say of a block."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.wording import READ, Wording
from newsbot.text import fold, words


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


def witness_features(blocks: list[PageBlock], kept: Matrix, hints: Hints, wording: Wording) -> list[tuple[float, ...]]:
    """Return the columns `WITNESS_NAMES`, one row a block; `kept` are trafilatura's flags."""
    headline, description = words(hints.headline or ""), set(words(hints.description or ""))
    title = set(headline)
    headline_fold, description_fold = fold(hints.headline or ""), fold(hints.description or "")
    body = fold(hints.article_body or "")
    times = Counter(block.folded for block in blocks)
    texts = [words(block.text[:READ]) for block in blocks]
    subjects = [stems(text) for text in texts]
    flags = kept.tolist()
    spread: Counter[str] = Counter()
    for subject, is_kept in zip(subjects, flags, strict=True):
        if is_kept:
            spread.update(subject)
    of_title = stems(headline)
    elsewhere = [
        spread.keys(),
        {stem for stem, count in spread.items() if count >= _TWICE},
    ]  # than in a block not kept, kept
    rows: list[tuple[float, ...]] = []
    for block, text, subject, is_kept in zip(blocks, texts, subjects, flags, strict=True):
        mine = set(text) if len(block.text) <= READ else set()
        folded = block.folded
        rows.append((
            _overlap(mine, title),
            float(bool(folded) and folded == headline_fold),
            _overlap(mine, description),
            float(len(folded) > 20 and (folded in description_fold or description_fold[:200] in folded))
            if description_fold else 0.0,
            (1.0 if len(folded) > 12 and folded in body else -1.0) if len(body) > 200 else 0.0,
            min(times[folded], 5),
            wording.score(block.text, text),
            len(subject & elsewhere[is_kept > 0]) / len(subject) if subject else -1.0,
            len(subject & of_title) / len(subject) if subject else -1.0,
        ))  # fmt: skip
    return rows


# Letters: of a word that are compared, so that inflected forms meet; of the shortest word that counts.
_STEM, _RARE = 6, 5
_TWICE = 2


def stems(text: Sequence[str]) -> set[str]:
    """Return what words say of a subject: the beginnings of the long ones, pairs of characters where none are spaced.

    >>> sorted(stems(["the", "ferries", "sailed"])), sorted(stems(["東", "京", "で"]))
    (['ferrie', 'sailed'], ['京で', '東京'])
    """
    if 2 * list(map(len, text)).count(1) > len(text):
        return {a + b for a, b in pairwise(text)}
    return {word[:_STEM] for word in text if len(word) >= _RARE}


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
