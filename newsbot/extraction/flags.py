"""The flags of the chosen blocks, as the passes of the editing read and mend them."""

from collections.abc import Iterable, Sequence
from itertools import compress

from newsbot.extraction.blocks import PageBlock

Scores = Sequence[float]
Flags = list[bool]

_JOINED_SCORE = 0.15


def taken_of(chosen: Flags) -> list[int]:
    """Return the places of the chosen blocks."""
    return list(compress(range(len(chosen)), chosen))


def size_of(blocks: Sequence[PageBlock], places: Iterable[int]) -> int:
    """Return how many characters the blocks at some places have."""
    return sum([len(blocks[at].text) for at in places])


def drop(places: Iterable[int], chosen: Flags) -> None:
    """Leave the blocks at some places."""
    for at in places:
        chosen[at] = False


def complete(
    groups: Iterable[list[int]],
    blocks: Sequence[PageBlock],
    scores: Scores,
    chosen: Flags,
    least: float = _JOINED_SCORE,
) -> None:
    """Take all of a group, by its characters mostly chosen, that may be text: whose score is not less than `least`."""
    for group in groups:
        taken = [at for at in group if chosen[at]]
        if taken and 2 * size_of(blocks, taken) >= size_of(blocks, group):
            for at in group:
                chosen[at] |= scores[at] >= least
