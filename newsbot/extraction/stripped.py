"""Stripped blocks to the runs that a record lists in `removed`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from newsbot.errors import RemovedReason
from newsbot.items import Removed

# Reasons whose runs are lists of things, not prose.
_LISTS = frozenset({RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.SHARE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """A block that is no main content. `place` says where it stood; `position` is its number among all blocks."""

    text: str
    reason: RemovedReason
    position: int
    place: str
    is_heading: bool = False
    is_item: bool = False

    def with_reason(self, reason: RemovedReason) -> Self:
        """Return the same block, stripped for another reason."""
        return replace(self, reason=reason)


def group_runs(blocks: Iterable[Stripped]) -> tuple[Removed, ...]:
    """Merge neighbouring blocks of one reason into runs; a heading opens a run and names it.

    >>> reason = RemovedReason.LINK_LIST
    >>> heading = Stripped(text="MOST READ", reason=reason, position=4, place="line 9", is_heading=True)
    >>> item = Stripped(text="Cat saved", reason=reason, position=5, place="line 10", is_item=True)
    >>> group_runs([heading, item])[0].heading
    'MOST READ'
    """
    runs: list[list[Stripped]] = []
    for block in blocks:
        if runs and _continues(runs[-1], block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return tuple(_removed(run) for run in runs)


def _continues(run: Sequence[Stripped], block: Stripped) -> bool:
    last = run[-1]
    if block.reason != last.reason or block.position != last.position + 1:
        return False
    return not block.is_heading or all(other.is_heading for other in run)


def _removed(run: Sequence[Stripped]) -> Removed:
    first = run[0]
    heading = first.text if first.is_heading and len(run) > 1 else None
    content = run[1:] if heading else run
    as_items = first.reason in _LISTS or (len(content) > 1 and all(block.is_item for block in content))
    return Removed(
        reason=first.reason,
        heading=heading,
        items=tuple(block.text for block in content) if as_items else (),
        text=None if as_items else "\n\n".join(block.text for block in content),
        where=first.place,
    )
