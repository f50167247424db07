"""What headline, description, JSON-LD, the words of the page and those of all pages say of a block."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, pairwise
from typing import NamedTuple, Self

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.wording import READ, Wording
from newsbot.text import REMEMBERED, SHORT, fold, words


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


_BODY = 200  # folded characters of a body that tells anything
_NO_WORDS: Set[str] = frozenset()
WITNESS_NAMES = (
    "headline_overlap", "headline_equal", "description_overlap", "description_equal", "in_article_body", "repeated",
    "wording", "subject_kept", "subject_headline",
)  # fmt: skip


class _Read(NamedTuple):
    """The words of a text (none where it is too long to read), what its wording weighs, its stems."""

    words: Set[str]
    wording: float
    stems: Set[str]


def _read(text: str, wording: Wording) -> _Read:
    found = words(text[:READ])
    return _Read(set(found) if len(text) <= READ else _NO_WORDS, wording.score(text, found), stems(found))


_read_again = lru_cache(maxsize=REMEMBERED)(_read)  # menus and footers come again page after page


def witness_features(blocks: list[PageBlock], kept: Matrix, hints: Hints, wording: Wording) -> list[tuple[float, ...]]:
    """Return the columns `WITNESS_NAMES`, one row a block; `kept` are trafilatura's flags."""
    texts = [(_read_again if len(block.text) <= SHORT else _read)(block.text, wording) for block in blocks]
    spread = Counter(chain.from_iterable(text.stems for text in compress(texts, kept.tolist())))
    kept_stems, kept_twice = set(spread), {stem for stem, count in spread.items() if count > 1}
    times = Counter(block.folded for block in blocks)
    said = _Said.of(hints)
    rows: list[tuple[float, ...]] = []
    for block, (of_text, weight, subject), is_kept in zip(blocks, texts, kept.tolist(), strict=True):
        count = len(subject)
        rows.append((
            *said.told_of(block.folded, of_text),
            min(times[block.folded], 5),
            weight,
            len(subject & (kept_twice if is_kept else kept_stems)) / count if count else -1.0,
            len(subject & said.subject) / count if count else -1.0,
        ))  # fmt: skip
    return rows


class _Said(NamedTuple):
    """What the page says of its article: the words of its headline and description, all folded, and its subject."""

    title: Set[str]
    description: Set[str]
    folded_title: str
    folded_description: str
    body: str
    subject: Set[str]

    @classmethod
    def of(cls, hints: Hints) -> Self:
        headline, description, body = hints.headline or "", hints.description or "", fold(hints.article_body or "")
        title, told = words(headline), set(words(description))
        return cls(set(title), told, fold(headline), fold(description), body if len(body) > _BODY else "", stems(title))

    def told_of(self, folded: str, of_text: Set[str]) -> tuple[float, float, float, float, float]:
        """Return how far a block says the headline, and the description, and whether it stands in JSON-LD's body."""
        description, size = self.folded_description, len(folded)
        repeats = size > 20 and bool(description) and (folded in description or description[:200] in folded)
        return (
            _overlap(of_text, self.title),
            1.0 if size and folded == self.folded_title else 0.0,
            _overlap(of_text, self.description),
            1.0 if repeats else 0.0,
            0.0 if not self.body else 1.0 if size > 12 and folded in self.body else -1.0,
        )


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
    return 0.0 if a.isdisjoint(b) else len(a & b) / min(len(a), len(b))
