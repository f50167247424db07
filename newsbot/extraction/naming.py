"""What a page is called: whether the words of its address and headline are those of articles, or of lists."""

import re
from math import exp, log
from urllib.parse import urlsplit

from newsbot.extraction.wording import Wording

_WORD = re.compile(r"[^\W\d_]+")
_DEEP = 4  # segments of an address: more say nothing more
_SURE = 1e-9  # probability that no log-odds are taken beyond


def names_of(url: str | None, headline: str | None) -> set[str]:
    """Return the words of a page's address and of its headline, each told from the other.

    >>> sorted(names_of("https://example.com/deals/tv-sets", "Shop TV sets"))
    ['/2', '/deals', '/sets', '/tv', 'sets', 'shop', 'shop…', 'tv']
    """
    title = _WORD.findall((headline or "").lower())
    names = {*title, *(f"{word}…" for word in title[:1])}
    if url:
        segments = [segment for segment in urlsplit(url).path.lower().split("/") if segment]
        names.add(f"/{min(_DEEP, len(segments))}")
        names.update(f"/{word}" for segment in segments for word in _WORD.findall(segment))
    return names


def as_named(probability: float, naming: Wording, url: str | None, headline: str | None) -> float:
    """Return how probably a page is an article, from what the forest says of it, given what it is called."""
    sure = min(1 - _SURE, max(_SURE, probability))
    return 1 / (1 + exp(-log(sure / (1 - sure)) - naming.weigh(names_of(url, headline))))
