"""The lines of plain text that are neither text nor field: which are lists, what heads them, why they were stripped."""

from collections.abc import Collection, Sequence

from numpy import bool_
from numpy.typing import NDArray

from newsbot.errors import RemovedReason
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.line_words import is_notice
from newsbot.extraction.list_names import names_list
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.plain_text import Line
from newsbot.extraction.reason_words import count_networks, speaks_of
from newsbot.extraction.stripped import Stripped

_HEADING_LENGTH = 90
_ITEM_LENGTH = 160
_LABEL = 25  # characters


def strip_lines(
    lines: Sequence[Line], chosen: NDArray[bool_], taken: Collection[int], headline: Line | None
) -> list[Stripped]:
    """Name the reason of every line that is not `chosen` as text nor `taken` into a field."""
    listed = find_listed(lines, chosen)
    rest = [line for line in lines if not chosen[line.index] and line.index not in taken]
    found: list[Stripped] = []
    for line in reversed(rest):
        heads = _heads(line, listed)
        reason = _reason(line, listed, headline)
        if heads and found and reason is RemovedReason.OTHER:
            reason = found[-1].reason
        found.append(
            Stripped(
                text=line.text,
                reason=reason,
                position=line.index,
                place=f"line {line.number}",
                is_heading=heads,
                is_item=line.index in listed,
            )
        )
    return found[::-1]


def find_listed(lines: Sequence[Line], chosen: NDArray[bool_]) -> frozenset[int]:
    """Return the lines of lists: those with a bullet, and the short ones below a heading that names a list."""
    listed = {line.index for line in lines if line.is_item and not chosen[line.index]}
    within = False
    for line in lines:
        if chosen[line.index] or line.is_item:
            within = False
        elif len(line.text) <= _HEADING_LENGTH and names_list(line.text):
            within = True
        elif within and len(line.text) <= _ITEM_LENGTH and reason_in_phrase(line.text) is None:
            listed.add(line.index)
        else:
            within = False
    return frozenset(listed)


def _reason(line: Line, listed: Collection[int], headline: Line | None) -> RemovedReason:
    if headline is not None and line.folded == headline.folded:
        return RemovedReason.HEADLINE_REPEAT
    if line.index in listed:
        return RemovedReason.LINK_LIST
    return told_by_words(line.text) or RemovedReason.OTHER


def told_by_words(text: str) -> RemovedReason | None:
    """Return the reason that a line's words name, None where they name none."""
    return reason_in_phrase(text) or reason_in_furniture(text) or _spoken_of(text) or _by_networks(text)


def _by_networks(text: str) -> RemovedReason | None:
    """A line that is little more than the names of networks is a button, or a row of them."""
    return RemovedReason.SHARE if 2 * count_networks(text) > len(text.split()) else None


def _spoken_of(text: str) -> RemovedReason | None:
    """Return what a label or a notice speaks of; a title may speak of anything."""
    return speaks_of(text) if len(text) <= _LABEL or is_notice(text) else None


def _heads(line: Line, listed: Collection[int]) -> bool:
    """A short line right above a list heads it."""
    return line.index not in listed and len(line.text) <= _HEADING_LENGTH and line.index + 1 in listed
