"""Titles without the site's name: what stands behind a separator is cut off where it names the outlet."""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from newsbot.extraction.fields.dateline import parse_dateline
from newsbot.extraction.structured import Structured
from newsbot.text import fold

# Separators between a headline and the site's name, spaced (a dash within words is none); a bar needs no space.
_SEPARATOR = re.compile(r"\s*[|¦｜ㅣ•»«›]\s*|\s+[-–—‒·:/~*]\s+|\s*::\s*|\s*[—―]\s*")
_MAX_TITLE = 600  # characters
_MOST_OF_NAME = 0.7  # of the letters of an outlet's name: "Paris" is not Le Parisien
_BARS = frozenset("|¦｜ㅣ•»«›")
_GENERIC_LABELS = frozenset({"www", "com", "net", "org", "co", "news", "m", "amp", "edition", "en", "de", "gov", "ac"})


def site_names(structured: Structured) -> frozenset[str]:
    """Return the folded names of the site: og:site_name, application-name, publisher, @handles, the host."""
    return _folded_names(tuple(_names(structured)), tuple(_host_names(structured)))


@lru_cache(maxsize=64)
def _folded_names(names: tuple[str, ...], hosts: tuple[str, ...]) -> frozenset[str]:
    parts = [part for name in names for part in (name, *split_title(name))]
    return frozenset({fold(part) for part in parts} | set(hosts)) - {""}


def _names(structured: Structured) -> list[str]:
    return [
        *structured.meta.get("og:site_name", ()),
        *structured.meta.get("application-name", ()),
        *structured.meta.get("apple-mobile-web-app-title", ()),
        *structured.meta.get("publisher", ()),
        *structured.meta.get("dc.publisher", ()),
        *structured.meta.get("twitter:site", ()),
        structured.article.publisher or "",
    ]


def _host_names(structured: Structured) -> Iterable[str]:
    address = structured.base_url or next(iter(structured.links.get("canonical", ())), "") or ""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    labels = [label for label in host.split(".") if label not in _GENERIC_LABELS and len(label) > 2]
    yield from (fold(label) for label in labels)
    if host:
        yield fold(host.removeprefix("www."))


def names_site(text: str, names: frozenset[str], share: float = _MOST_OF_NAME) -> bool:
    """Tell whether a segment of a title is the outlet's name, little more than it, or this share of its letters.

    >>> names_site("The Example Times", frozenset({"exampletimes"})), names_site("Cats rule", frozenset({"ex"}))
    (True, False)
    """
    folded = fold(text)
    if not folded or folded in names:
        return True
    return any(
        (len(name) > 3 and name in folded and len(folded) <= 2 * len(name) + 4)
        or (len(folded) > 3 and folded in name and len(folded) >= share * len(name))
        for name in names
    )


def split_title(title: str) -> list[str]:
    """Split a title at the separators that stand between a headline and the names of site and section.

    >>> split_title("Cats rule | Pets | The Example")
    ['Cats rule', 'Pets', 'The Example']
    """
    return _SEPARATOR.split(title[:_MAX_TITLE])


def without_site(title: str, names: frozenset[str]) -> str:
    """Return a title without the segments at its ends that name the site.

    >>> without_site("Cats - and dogs - rule | The Example", frozenset({"example"}))
    'Cats - and dogs - rule'
    """
    title = title[:_MAX_TITLE]
    while cut := _cut_end(title, names):
        title = cut
    return title


def _is_date(segment: str) -> bool:
    found = parse_dateline(segment)
    return found is not None and found.covers_line


def _cut_end(title: str, names: frozenset[str]) -> str | None:
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return None
    last = title[marks[-1].end() :]
    if names_site(last, names, _share(marks[-1])) or _is_date(last):
        return title[: marks[-1].start()] or None
    if names_site(title[: marks[0].start()], names, _share(marks[0])):
        return title[marks[0].end() :] or None
    return None


def _share(mark: re.Match[str]) -> float:
    """Return how much of an outlet's name has to stand by a separator: a bar parts nothing but names of pages."""
    return _MOST_OF_NAME if _BARS.isdisjoint(mark.group()) else 0.0
