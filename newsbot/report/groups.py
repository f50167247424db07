"""The records of one source, or site, counted."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

WATCHED = ("headline", "authors", "published", "language", "section", "images")
"""Fields whose filling says how well a site is read."""


@dataclass(slots=True)
class Group:
    """Counts of a source: `filled` says how many articles had each of WATCHED."""

    name: str
    articles: int = 0
    words: int = 0
    confidence: float = 0.0
    rejects: Counter[str] = field(default_factory=Counter)
    filled: Counter[str] = field(default_factory=Counter)

    def add_article(self, record: Mapping[str, Any]) -> None:
        """Count an article."""
        words, confidence = record.get("word_count"), record.get("confidence")
        self.articles += 1
        self.words += words if isinstance(words, int) else 0
        self.confidence += confidence if isinstance(confidence, int | float) else 0.0
        self.filled.update(name for name in WATCHED if record.get(name))

    def add_reject(self, reason: str) -> None:
        """Count a reject."""
        self.rejects[reason] += 1

    @property
    def pages(self) -> int:
        """All its pages."""
        return self.articles + self.rejects.total()

    @property
    def mean_words(self) -> int:
        """Words of an article."""
        return round(self.words / self.articles) if self.articles else 0

    @property
    def mean_confidence(self) -> float:
        """Mean confidence of its articles, 0-1."""
        return self.confidence / self.articles if self.articles else 0.0

    def share(self, name: str) -> float:
        """Share of its articles that have a field, 0-1."""
        return self.filled[name] / self.articles if self.articles else 0.0
