"""When the article of a plain text was published, and by whom: what the lines around its headline say."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from newsbot.errors import RemovedReason
from newsbot.extraction.fields import parse_dateline
from newsbot.extraction.fields.byline_lines import is_label, says_by, says_role
from newsbot.extraction.fields.date_words import BESIDE
from newsbot.extraction.fields.names import is_person, split_names, unique, without_date
from newsbot.extraction.fields.updates import part_of_publication
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.plain_text import Line
from newsbot.extraction.reason_words import TIME_AGO, speaks_of
from newsbot.extraction.stripped_lines import told_by_words
from newsbot.extraction.title_line import CREDIT
from newsbot.text import fold, is_unspaced, words

_DATELINE_LENGTH = 160  # characters
_BYLINE_LENGTH, _SHORT_BYLINE = 120, 25
_DIGIT = re.compile(r"\d")
_NO_NAME = re.compile(r"[\d:?!]|\.$")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+")
_CAPTION_LENGTH = 300
_FEW_WORDS = 3
_OF_CAPTIONS = frozenset({None, RemovedReason.CAPTION})  # what the words of a caption tell


def find_date(lines: Iterable[Line], timezone: str | None, day: str | None = None) -> tuple[Line, str] | None:
    """Return the first line that is a date, or has a part that is one, and the date in ISO 8601.

    Parts are parted by signs, as in "Ann Lee · The Courier · 3 May 2024". `day` is that of the text's address: then
    dates within a day of it alone count, as zones part them; others are those of events and of other articles. A line
    that tells of an update counts where no other does.
    """
    updates: list[tuple[Line, str]] = []
    for line in lines:
        if len(line.text) > _DATELINE_LENGTH or not any(map(str.isdigit, line.text)):
            continue
        published = part_of_publication(line.text)
        told = line.text if published is None else published
        for part in dict.fromkeys((told, *_PARTS.split(told))):
            found = parse_dateline(part, timezone)
            if found is not None and found.covers_line and (day is None or _are_near(found.value, day)):
                if published is not None:
                    return line, found.value
                updates.append((line, found.value))
    return next(iter(updates), None)


def _are_near(value: str, day: str) -> bool:
    return abs(date.fromisoformat(value[:10]) - date.fromisoformat(day)).days <= 1


def find_byline(
    lines: Sequence[Line], dateline: Line | None, article: Iterable[Line]
) -> tuple[Sequence[Line], tuple[str, ...]]:
    """Return the lines that name the authors, and their names; none where no line does.

    That is the first line that begins as a byline, one below a label ("By") or above a role ("Rail reporter"); else
    names in the dateline, or the line of names that stands right above or below it: if the article speaks of them, it
    is a caption.
    """
    for line, below in zip_longest(lines, lines[1:]):
        if says_by(line.text) and (names := _named(without_date(line.text))):
            return (line,), names
        if below is not None and is_label(line.text) and (names := _persons(below.text)):
            return (line, below), names
        if below is not None and says_role(below.text) and (names := _persons(line.text)):
            return (line, below), names
    beside = [] if dateline is None else [line for line in lines if abs(line.index - dateline.index) <= 1]
    told = "".join(line.folded for line in article) if beside else ""
    for line in beside:
        for part in _PARTS.split(line.text) if line is dateline else (line.text,):
            names = _persons(without_date(part))
            if names and not any(fold(" ".join(name.split()[-2:])) in told for name in names):
                return (line,), names
    return (), ()


def may_be_caption(line: Line) -> bool:
    """Tell a line that may say what an image by the headline shows from a button, a notice or a date."""
    text = line.text
    if len(text) > _CAPTION_LENGTH or told_by_words(text) not in _OF_CAPTIONS:
        return False
    said = words(text)
    says_when = not BESIDE.isdisjoint(said[:1]) or TIME_AGO.search(text.lower()) is not None
    return not says_when and (len(said) >= _FEW_WORDS or CREDIT.search(text) is not None)


def _named(text: str) -> tuple[str, ...]:
    """Return the names in a byline: an agency or initials may be all of a short one."""
    names = split_names(text) if len(text) <= _BYLINE_LENGTH else []
    return unique(names) if len(text) <= _SHORT_BYLINE or any(map(is_person, names)) else ()


def _persons(text: str) -> tuple[str, ...]:
    """Return the names in a line that holds names of persons, a role or a place behind them, and nothing else.

    Any line of a script without spaces could be one.
    """
    if len(text) > _BYLINE_LENGTH or _NO_NAME.search(text) or is_unspaced(text):
        return ()
    if not BESIDE.isdisjoint(words(text)[:1]) or reason_in_phrase(text) or reason_in_furniture(text) or speaks_of(text):
        return ()
    names = split_names(text)
    return unique(filter(is_person, names)) if names and is_person(names[0]) else ()
