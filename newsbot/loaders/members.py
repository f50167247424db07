"""Members of archives: which are passed over, what they are called, how deep archives may stand in one another."""

import re
from collections import Counter

from newsbot.loaders.entry import Entry
from newsbot.loaders.labels import printable
from newsbot.loaders.unpacking import damaged
from newsbot.options import LoaderOptions


class MemberLabels:
    """Names members as `ARCHIVE#MEMBER`; an archive may hold a name twice, then the later ones are numbered.

    >>> labels = MemberLabels("a.zip")
    >>> labels.label("b"), labels.label("b")
    ('a.zip#b', 'a.zip#b#2')
    """

    def __init__(self, archive: str) -> None:
        self._archive = archive
        self._seen: Counter[str] = Counter()

    def label(self, name: str) -> str:
        """Return the label of the next member of this name, which no other member has."""
        first = label = f"{self._archive}#{printable(name)}"
        while self._seen[label]:
            self._seen[first] += 1
            label = f"{first}#{self._seen[first]}"
        self._seen[label] += 1
        return label


def is_hidden(name: str) -> bool:
    """Tell members that are passed over as on disk: hidden ones, and what macOS adds.

    >>> is_hidden("a/.b.html"), is_hidden("../a.html"), is_hidden("__MACOSX/a")
    (True, False, True)
    """
    # Archives from Windows may part names with a backslash.
    parts = [part for part in re.split(r"[/\\]", name) if part not in {".", ".."}]
    return "__MACOSX" in parts or any(part.startswith(".") for part in parts)


def check_depth(entry: Entry, options: LoaderOptions) -> None:
    """Raise PageRejected `unreadable` where an archive stands in too many others."""
    if entry.archives >= options.max_archives:
        raise damaged(f"archives in archives are read {options.max_archives} deep; unpack the outer ones first")
