"""What the features take of a text alone, whatever page it stands on."""

from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsbot.extraction.features.own_text import pack_numbers
from newsbot.extraction.wording import READ, Wording
from newsbot.text import REMEMBERED, SHORT, remembers_short_lines, words

_NO_WORDS: Set[str] = frozenset()
# Letters: of a word that are compared, so that inflected forms meet; of the shortest word that counts.
_STEM, _RARE = 6, 5


class Reading(NamedTuple):
    """What a text tells by itself.

    `numbers` are its columns `OWN_NAMES`, packed, `words` its words (none where it is too long to read), `wording` is
    what its wording weighs, `stems` say its subject.
    """

    numbers: bytes
    words: Set[str]
    wording: float
    stems: Set[str]


def read_text(text: str, wording: Wording) -> Reading:
    """Return what a text tells by itself; that of short lines is remembered."""
    return _read_again(text, wording) if len(text) <= SHORT else _read(text, wording)


@remembers_short_lines
def skim_text(text: str) -> Reading:
    """Return what a text tells without a look at its words."""
    return Reading(pack_numbers(text), _NO_WORDS, 0.0, _NO_WORDS)


def _read(text: str, wording: Wording) -> Reading:
    found = words(text[:READ])
    known = set(found) if len(text) <= READ else _NO_WORDS
    return Reading(pack_numbers(text), known, wording.score(text, found), stems(found))


_read_again = lru_cache(maxsize=REMEMBERED)(_read)  # menus and footers come again page after page


def stems(text: Sequence[str]) -> set[str]:
    """Return what words say of a subject: the beginnings of the long ones, pairs of characters where none are spaced.

    >>> sorted(stems(["the", "ferries", "sailed"])), sorted(stems(["東", "京", "で"]))
    (['ferrie', 'sailed'], ['京で', '東京'])
    """
    if 2 * list(map(len, text)).count(1) > len(text):
        return {a + b for a, b in pairwise(text)}
    return {word[:_STEM] for word in text if len(word) >= _RARE}
