"""Every field of a page with all that speaks for it: to be looked at, not to read a page by."""

from collections.abc import Iterable, Iterator, Mapping

from lxml.html import HtmlElement

from newsbot.extraction.fields.access import canonical_candidates, paywalled_candidates
from newsbot.extraction.fields.all_fields import Fields
from newsbot.extraction.fields.byline import author_candidates
from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.fields.dates import modified_candidates, published_candidates
from newsbot.extraction.fields.headline import headline_candidates
from newsbot.extraction.fields.landmarks import find_landmarks
from newsbot.extraction.fields.language import language_candidates
from newsbot.extraction.fields.section import section_candidates, topic_candidates
from newsbot.extraction.structured import Structured
from newsbot.items import Page, Witness


def list_candidates(
    structured: Structured, tree: HtmlElement, fields: Fields, page: Page, timezone: str | None
) -> Mapping[str, tuple[Candidate, ...]]:
    """Return what a page says of each field of its record, in the order in which it is asked."""
    landmarks = find_landmarks(structured, tree)
    witness = page.witness or Witness()
    told = f"{fields.headline or ''} {fields.description or ''}"
    found: dict[str, Iterable[Candidate]] = {
        "headline": (*headline_candidates(structured, landmarks), *_shown("the feed", witness.title)),
        "kicker": _shown("the line over the headline", fields.kicker),
        "authors": author_candidates(structured, landmarks, tree),
        "published": published_candidates(structured, landmarks, page, timezone),
        "modified": modified_candidates(structured, landmarks, page.fetched, timezone),
        "language": (*language_candidates(structured, told), *_shown("the source", page.language)),
        "section": section_candidates(structured),
        "topics": topic_candidates(structured),
        "paywalled": paywalled_candidates(structured),
        "canonical_url": canonical_candidates(structured, page.url),
    }
    return {name: tuple(candidates) for name, candidates in found.items()}


def _shown(source: str, value: str | None) -> Iterator[Candidate]:
    if value is not None:
        yield Candidate(source, value, value)
