"""Where a block stands, by a key that the pages of one site share: the tag path with its class tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsbot.extraction.blocks import PageBlock


@dataclass(frozen=True, slots=True)
class Places:
    """The place of each of a page's blocks, by its key, and what each key stands for, to be read by a person."""

    keys: Sequence[int]
    labels: Mapping[int, str]


def places_of(blocks: Sequence[PageBlock]) -> Places:
    """Return the places of blocks; the keys are the same in every process."""
    places = [block.step.path.place for block in blocks]
    return Places([key for key, _ in places], dict(places))
