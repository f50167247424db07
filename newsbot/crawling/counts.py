"""What a crawl of a source came to so far."""

from dataclasses import dataclass


@dataclass(slots=True)
class Counts:
    """What a crawl did so far. `left` are links older than a first crawl takes."""

    found: int = 0
    new: int = 0
    listings: int = 0
    requests: int = 0
    articles: int = 0
    rejects: int = 0
    unchanged: int = 0
    left: int = 0
