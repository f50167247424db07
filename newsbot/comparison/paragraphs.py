"""Two versions of a text, by their paragraphs."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from newsbot.text import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """The paragraphs that only one of two versions has, in its order.

    `lost_words` and `gained_words` count the words among them that the other version lacks: a paragraph that was
    mended counts by what was mended, one that was cut in two by nothing. `is_reordered`: the same paragraphs in
    another order.
    """

    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    lost_words: int = 0
    gained_words: int = 0
    is_reordered: bool = False

    @property
    def is_same(self) -> bool:
        """Tell whether the two versions read the same."""
        return not (self.lost or self.gained or self.is_reordered)


def difference_of(before: Sequence[str], after: Sequence[str]) -> Paragraphs:
    """Compare two versions, in time that grows with their length.

    >>> difference_of(["One.", "Two cats."], ["Two dogs.", "One."]).lost
    ('Two cats.',)
    """
    lost, gained = _only(before, after), _only(after, before)
    lost_words, gained_words = (Counter(words("\n".join(only))) for only in (lost, gained))
    return Paragraphs(
        lost=lost,
        gained=gained,
        lost_words=(lost_words - gained_words).total(),
        gained_words=(gained_words - lost_words).total(),
        is_reordered=not lost and not gained and list(before) != list(after),
    )


def paragraphs_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the paragraphs of an article's record."""
    blocks = [str(block.get("text") or "") for block in record.get("body") or ()]
    return tuple(blocks or filter(None, str(record.get("text") or "").split("\n\n")))


def _only(these: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Return those paragraphs that the others lack; of one that stands more often, the last ones."""
    known = Counter(others)
    found = []
    for paragraph in these:
        known[paragraph] -= 1
        if known[paragraph] < 0:
            found.append(paragraph)
    return tuple(found)


def merged(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Return two versions as one text, each paragraph with what became of it: `same`, `lost`, `gained`.

    >>> merged(["One.", "Two."], ["One.", "Three."])
    [('same', 'One.'), ('lost', 'Two.'), ('gained', 'Three.')]
    """
    found: list[tuple[str, str]] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, begin, end, new_begin, new_end in matcher.get_opcodes():
        if kind == "equal":
            found += [("same", text) for text in before[begin:end]]
        else:
            found += [("lost", text) for text in before[begin:end]]
            found += [("gained", text) for text in after[new_begin:new_end]]
    return found
