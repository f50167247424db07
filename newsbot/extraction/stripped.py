"""Stripped blocks to the runs that a record lists in `removed`."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

from newsbot.errors import RemovedReason
from newsbot.extraction.labels import reason_of_label
from newsbot.extraction.list_names import names_list_surely
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.reason_words import SUBJECTS
from newsbot.items import Removed
from newsbot.text import is_unspaced

# Reasons that a heading has for want of a better one.
_NAMELESS = frozenset({RemovedReason.OTHER, RemovedReason.NAVIGATION})
# Reasons whose runs are lists of things, not prose.
_LISTS = frozenset({RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.SHARE})

_LIST = RemovedReason.LINK_LIST
_MENU = 4  # items
_MOST = 0.6  # of the items
_SEVERAL = 3
_WORDS, _NAME, _NAME_UNSPACED = 2.4, 20, 7  # words and characters of an item that is a name, on average


class Stripped(NamedTuple):
    """A block that is no main content. `place` says where it stood; `position` is its number among all blocks."""

    text: str
    reason: RemovedReason
    position: int
    place: str
    is_heading: bool = False
    is_item: bool = False

    def with_reason(self, reason: RemovedReason) -> Self:
        """Return the same block, stripped for a reason, which is mostly its own."""
        return self if reason is self.reason else self._replace(reason=reason)


def settle(blocks: Sequence[Stripped]) -> list[Stripped]:
    """Give what belongs together one reason: items of one place that follow each other, and a heading what it heads.

    The items of a list take the reason that most of them have, or what their heading says; a heading that says
    nothing takes the reason of what follows.
    """
    settled: list[Stripped] = []
    for run in _same_place(blocks):
        most = run[0].reason if len(run) == 1 else _most(run)
        above = settled[-1] if settled else None
        is_list = run[0].is_item and not run[0].is_heading
        if above is not None and above.is_heading and above.position + 1 == run[0].position and is_list:
            named = None if SUBJECTS.match(above.text.lower()) else _told_by_name(above.text)
            if most is RemovedReason.NAVIGATION and _are_names(run) and (len(run) >= _MENU or named is _LIST):
                named = None
            most = named or most
            settled[-1] = above.with_reason(most) if above.reason in _NAMELESS or named else above
        settled.extend(block.with_reason(most) for block in run)
    return _headings_with_their_text(settled)


def _told_by_name(text: str) -> RemovedReason | None:
    told = reason_in_phrase(text) or reason_of_label(text)
    return RemovedReason.LINK_LIST if told is None and names_list_surely(text) else told


def _most(run: Sequence[Stripped]) -> RemovedReason:
    """Return the reason of most items; names of many kinds are a menu."""
    reason, count = Counter(block.reason for block in run).most_common(1)[0]
    is_mixed = len(run) >= _MENU and count < _MOST * len(run)
    is_menu = (is_mixed or reason is RemovedReason.LINK_LIST) and _are_names(run)
    return RemovedReason.NAVIGATION if is_menu else reason


def _are_names(run: Sequence[Stripped]) -> bool:
    """Tell names of sections from titles, by their words and their length on average."""
    size = sum(len(block.text) for block in run) / len(run)
    words = sum(len(block.text.split()) for block in run) / len(run)
    if len(run) < _SEVERAL or words > _WORDS:
        return False
    return size <= (_NAME_UNSPACED if is_unspaced(run[0].text) else _NAME)


def _same_place(blocks: Sequence[Stripped]) -> list[list[Stripped]]:
    runs: list[list[Stripped]] = []
    for block in blocks:
        last = runs[-1][-1] if runs else None
        follows = last is not None and last.position + 1 == block.position and last.place == block.place
        if follows and last is not None and last.is_item and block.is_item and not block.is_heading:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _headings_with_their_text(blocks: Sequence[Stripped]) -> list[Stripped]:
    """Give a heading the reason of what it heads, or what it heads the heading's, where only that one tells."""
    mended: list[Stripped] = []
    for block in reversed(blocks):
        below = mended[-1] if mended else None
        opens = block.is_heading and block.reason is not RemovedReason.HEADLINE_REPEAT
        if not opens or below is None or below.position != block.position + 1:
            mended.append(block)
        elif below.reason is RemovedReason.OTHER and block.reason not in _NAMELESS:
            mended[-1] = below.with_reason(block.reason)
            mended.append(block)
        elif block.reason is not RemovedReason.LINK_LIST and _told_by_name(block.text) is None:
            mended.append(block.with_reason(below.reason))
        else:
            mended.append(block)
    return mended[::-1]


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
