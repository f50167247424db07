"""What headline, description, JSON-LD, the words of the page and those of all pages say of a block."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import compress

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features.arrays import Column
from newsbot.extraction.features.reading import Reading, stems
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


_BODY = 200  # folded characters of a body that tells anything
WITNESS_NAMES = (
    "headline_overlap", "headline_equal", "description_overlap", "description_equal", "in_article_body", "repeated",
    "wording", "subject_kept", "subject_headline",
)  # fmt: skip


def witness_features(
    blocks: Sequence[PageBlock],
    readings: Sequence[Reading],
    are_read: Sequence[bool],
    kept: Sequence[bool],
    hints: Hints,
) -> list[Column]:
    """Return the columns `WITNESS_NAMES`; `readings` are the blocks' texts, `kept` trafilatura's flags.

    Blocks that are not read are not looked for in what the page says of itself.
    """
    title, description = words(hints.headline or ""), set(words(hints.description or ""))
    folded = [block.folded for block in blocks]
    looked_for = [text if is_read else "" for text, is_read in zip(folded, are_read, strict=True)]
    headline = fold(hints.headline or "")
    times = Counter(folded)
    texts = [reading.words for reading in readings]
    subjects = [reading.stems for reading in readings]
    kept_once, kept_twice = _subject(compress(subjects, kept))
    of_kept = [
        _part(subject, kept_twice if is_kept else kept_once) for subject, is_kept in zip(subjects, kept, strict=True)
    ]
    subject = stems(title)
    return [
        _overlaps(texts, set(title)),
        [text == headline for text in folded] if headline else 0.0,
        _overlaps(texts, description),
        _repeats(looked_for, fold(hints.description or "")),
        _in_body(looked_for, fold(hints.article_body or "")),
        [min(times[text], 5) for text in folded],
        [reading.wording for reading in readings],
        of_kept,
        [_part(of_block, subject) for of_block in subjects],
    ]


def _subject(kept: Iterable[Set[str]]) -> tuple[Set[str], Set[str]]:
    """Return the stems of one kept block or more, and those of two or more."""
    once: set[str] = set()
    twice: set[str] = set()
    for subject in kept:
        twice |= once & subject
        once |= subject
    return once, twice


def _overlaps(texts: Sequence[Set[str]], said: Set[str]) -> Column:
    if not said:
        return 0.0
    return [0.0 if said.isdisjoint(text) else len(said & text) / min(len(said), len(text)) for text in texts]


def _part(subject: Set[str], of: Set[str]) -> float:
    """Return the share of a subject's stems that are among others, -1 where it has none."""
    return len(subject & of) / len(subject) if subject else -1.0


def _repeats(folded: Sequence[str], description: str) -> Column:
    """Tell which blocks say the description, or a part of it."""
    if not description:
        return 0.0
    beginning = description[:200]
    return [len(text) > 20 and (text in description or beginning in text) for text in folded]


def _in_body(folded: Sequence[str], body: str) -> Column:
    """Tell which blocks stand in JSON-LD's body (1) and which do not (-1): all 0 where there is none to speak of."""
    if len(body) <= _BODY:
        return 0.0
    return [1.0 if len(text) > 12 and text in body else -1.0 for text in folded]
