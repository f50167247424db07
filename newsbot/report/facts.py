"""What is known of a run beside its records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFacts:
    """A run: what it is called, when it began (ISO 8601, UTC), how long it took, what came of its pages.

    `duplicates` were not written, and have no record.
    """

    name: str
    started: str
    seconds: float
    pages: int
    articles: int
    rejects: int
    duplicates: int

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds if self.seconds > 0 else 0.0
