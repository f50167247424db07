"""What a line says of who wrote: that a name follows, that it is a label or a role, what of it is no byline."""

import re

from newsbot.extraction.fields.name_words import PARTICLES, PREFIXES, ROLES
from newsbot.extraction.fields.names import (
    BETWEEN_SLASHES,
    MAX_WORDS,
    PREFIX,
    as_listed,
    is_person,
    split_names,
    without_date,
)
from newsbot.text import fold

_SOURCE = re.compile(r"^(?:来源|來源)\s?[:：]\s?\S{1,20}\s+")
_NO_FIRST_NAMES = ("Av", "Af")
_NAMES_AFTER_BY = range(2, 4)  # words
_ONLY_PREFIXES = PREFIXES - PARTICLES - {"na", "text", "texte", "texto", "tekst", "текст"} | {"von"}
_LABELS = frozenset(map(fold, PREFIXES))


def says_by(text: str) -> bool:
    """Tell whether a line begins as a byline, by a word that does not begin names as well ("De Vries").

    A small one of those does, too, where full names follow and nothing else.

    >>> says_by("Von Birte Ohm"), says_by("Di Lorenzo"), says_by("di Anna Verdi"), says_by("来源：海报　记者：王明")
    (True, False, True, True)
    """
    line = _SOURCE.sub("", text.strip())
    match = PREFIX.match(line)
    if match is None:
        return False
    return match.group().strip(" :：").casefold() in _ONLY_PREFIXES or _says_small_by(line, match.end())


def _says_small_by(line: str, start: int) -> bool:
    words = BETWEEN_SLASHES.sub("", line[start:]).split()
    is_small = line[0].islower() or line[:2] in _NO_FIRST_NAMES
    return is_small and len(words) in _NAMES_AFTER_BY and all(word[0].isupper() and word.isalpha() for word in words)


def without_byline(text: str) -> str | None:
    """Return a line without its byline, which begins it or ends it; None where it has none.

    >>> without_byline("Posted by Ann Lee at June 9, 2012"), without_byline("Posted on 9 June 2012 by Ann Lee")
    (' at June 9, 2012', 'Posted on 9 June 2012')
    >>> without_byline("Ann Lee, 3 May 2024"), without_byline("It was built on 3 May 2024")
    (', 3 May 2024', None)
    """
    before = without_date(text)
    names = [name for name in split_names(before) if is_person(name) and name in text]
    if says_by(text) or (names and fold(before) == fold("".join(names))):
        return text[text.index(names[-1]) + len(names[-1]) :] if names else None
    words = text.split()
    at = next((at for at in range(len(words) - 1, 0, -1) if says_by(" ".join(words[at:]))), None)
    if at is None or not any(map(is_person, split_names(" ".join(words[at:])))):
        return None
    return " ".join(words[:at])


def is_label(text: str) -> bool:
    """Tell a line that is nothing but the beginning of a byline: the names stand below it.

    >>> is_label("Author of the article:"), is_label("By Ann Lee")
    (True, False)
    """
    return fold(text) in _LABELS


def says_role(text: str) -> bool:
    """Tell whether a short line names what somebody is at a paper, as it stands below a name.

    >>> says_role("Central Europe correspondent, Vienna"), says_role("Correspondents left the city on Monday.")
    (True, False)
    """
    words = text.split()
    is_short = len(words) <= MAX_WORDS and not text.endswith(".")
    return is_short and not ROLES.isdisjoint(map(as_listed, words))
