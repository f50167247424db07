"""What the local web publishes: the truth that crawls are compared with."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as it stands now.

    `url` is canonical; `revision` counts from 1 and rises with each correction; `modified` is None until then.
    `number` is the story's place in its newsroom, oldest 0.
    """

    number: int
    url: str
    path: str
    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    section: str
    published: datetime
    modified: datetime | None
    revision: int

    @property
    def changed(self) -> datetime:
        """When it last changed: corrected, else published."""
        return self.modified or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a writer hands in: text without a place or a time.

    `correction` later replaces the last paragraph, `addition` is put before the first.
    """

    headline: str
    paragraphs: tuple[str, ...]
    authors: tuple[str, ...]
    section: str
    slug: str
    correction: str
    addition: str
