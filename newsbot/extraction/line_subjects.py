"""What the lines of a text have in common: an article keeps to its subject, teasers each have their own."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise

import numpy as np

from newsbot.extraction.features.arrays import Matrix
from newsbot.extraction.features.reading import stems
from newsbot.text import words

LINE_SUBJECT_NAMES = (
    "cohesion", "cohesion_next", "cohesion_top",
    "subject_shared", "subject_first", "subject_title", "subject_before", "subject_after",
)  # fmt: skip
_RARE = 5  # letters: shorter words are grammar in most languages and say nothing of the subject
_NEXT = 6  # lines
_PROSE = 80  # characters that a paragraph has more than
_TITLE = range(15, 151)  # characters of what may be the title
_FIRST, _TITLES = 3, 8
_NOBODY = -1.0


def line_subjects(texts: Sequence[str], found: Sequence[Sequence[str]]) -> Matrix:
    """Return one row a line, one column of `LINE_SUBJECT_NAMES`; `found` are the words of the lines' beginnings."""
    return np.hstack([_cohesion(texts), _subjects(texts, found)])


def _cohesion(texts: Sequence[str]) -> Matrix:
    """Share of a line's rarer words that other lines have, that the next ones have, that the first ones have."""
    vocabularies = list(map(rare_words, texts))
    spread = Counter(word for vocabulary in vocabularies for word in vocabulary)
    prose = [mine if len(text) > _PROSE else frozenset() for mine, text in zip(vocabularies, texts, strict=True)]
    top: frozenset[str] = frozenset().union(*[mine for mine in prose if mine][:_FIRST])
    rows = []
    for at, mine in enumerate(vocabularies):
        size = max(1, len(mine))
        following = frozenset().union(*prose[at + 1 : at + 1 + _NEXT])
        rows.append((
            sum(spread[word] > 1 for word in mine) / size, len(mine & following) / size, len(mine & top) / size,
        ))  # fmt: skip
    return np.array(rows, dtype=np.float32)


def _subjects(texts: Sequence[str], found: Sequence[Sequence[str]]) -> Matrix:
    """Share of a line's stems that other paragraphs have, the first, the nearest before and after it; of a title's.

    The title is the likeliest of the first short lines, and its stems are those that the line has. -1 where a share is
    of nothing.
    """
    subjects = list(map(stems, found))
    prose = [at for at, text in enumerate(texts) if len(text) > _PROSE]
    spread = Counter(stem for at in prose for stem in subjects[at])
    titles = [at for at, text in enumerate(texts) if len(text) in _TITLE and len(subjects[at]) > 1][:_TITLES]
    first = prose[: _FIRST + 1]
    before, after = _before(prose, len(texts)), _after(prose, len(texts))
    rows = [
        (
            sum(spread[stem] > (len(texts[at]) > _PROSE) for stem in mine) / max(1, len(mine)),
            _share(mine, _united(subjects, [other for other in first if other != at][:_FIRST])),
            max((_share(subjects[title], mine) for title in titles if title != at), default=_NOBODY),
            _share(mine, subjects[before[at]]) if before[at] >= 0 else _NOBODY,
            _share(mine, subjects[after[at]]) if after[at] >= 0 else _NOBODY,
        )
        for at, mine in enumerate(subjects)
    ]
    return np.array(rows, dtype=np.float32)


def rare_words(text: str) -> frozenset[str]:
    """Return the words that say what a text is about: the long ones; pairs of characters where none are spaced."""
    found = words(text[:800])
    if found and len(found) > len(text) // 2:  # a script without spaces: pairs of characters stand for words
        return frozenset(a + b for a, b in pairwise(found))
    return frozenset(word for word in found if len(word) >= _RARE)


def _before(places: Sequence[int], count: int) -> list[int]:
    """Return for each line the last of the places above it, -1 where there is none.

    >>> _before([1, 3], 5), _after([1, 3], 5)
    ([-1, -1, 1, 1, 3], [1, 3, 3, -1, -1])
    """
    return [places[found - 1] if (found := bisect_left(places, at)) else -1 for at in range(count)]


def _after(places: Sequence[int], count: int) -> list[int]:
    """Return for each line the first of the places below it, -1 where there is none."""
    return [places[found] if (found := bisect_right(places, at)) < len(places) else -1 for at in range(count)]


def _united(subjects: Sequence[Set[str]], places: Sequence[int]) -> Set[str]:
    return frozenset().union(*(subjects[at] for at in places))


def _share(mine: Set[str], others: Set[str]) -> float:
    """Return the share of one's stems that others have, -1 where there are none."""
    return len(mine & others) / len(mine) if mine else _NOBODY
