"""What an inspection of a page shows."""

from dataclasses import dataclass
from enum import StrEnum

from newsbot.errors import RemovedReason
from newsbot.extraction.document import Document
from newsbot.extraction.fields.candidate import Candidate
from newsbot.items import Article, Page, Reject


class Verdict(StrEnum):
    """What became of a block."""

    KEPT = "kept"
    FIELD = "field"  # it is no text, but a field of the record says the same
    STRIPPED = "stripped"
    CHOSEN = "chosen"  # it would have been kept, had the page not been rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedBlock:
    """A block of a page, or a line of plain text, in page order.

    `score` is the scorer's (0-1; None where it was not asked: the site's template or wrapper read the page).
    `trafilatura` tells whether trafilatura kept it (None where it was not asked). `reason` tells why it was stripped,
    `field` which field it stands in, `notes` what else bore on it. `where` is the end of its tag path, or its line.
    """

    number: int
    text: str
    kind: str
    verdict: Verdict
    where: str
    score: float | None = None
    trafilatura: bool | None = None
    level: int | None = None
    reason: RemovedReason | None = None
    field: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedField:
    """A field of the record, and what the page says of it: `candidates` in the order in which they are asked."""

    name: str
    value: str | None
    candidates: tuple[Candidate, ...]

    def has_won(self, candidate: Candidate) -> bool:
        """Tell whether the field has what a candidate says."""
        return self.value is not None and self.value in {candidate.value, candidate.said}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A page, what came of it, and why. `document` is None for plain text, and where nothing could be parsed.

    `template_pages` are the pages of the site that were known (None: the page was read without a template).
    """

    page: Page
    outcome: Article | Reject
    encoding: str | None
    document: Document | None
    blocks: tuple[InspectedBlock, ...]
    fields: tuple[InspectedField, ...]
    template_pages: int | None = None
