"""When an article was published and modified: ordered candidates, the most exact of those that agree on the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain, pairwise

from newsbot.extraction.fields.byline_lines import without_byline
from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.fields.date_customs import DateCustoms, customs_of
from newsbot.extraction.fields.dateline import Dateline, count_days, parse_dateline
from newsbot.extraction.fields.landmarks import Landmarks
from newsbot.extraction.fields.stated_dates import parse_date
from newsbot.extraction.fields.titles import split_title
from newsbot.extraction.fields.updates import part_of_publication, part_of_update
from newsbot.extraction.structured import Structured
from newsbot.items import Page
from newsbot.url_days import days_in_url
from newsbot.urls import site_of

__all__ = ["Dateline", "Published", "parse_dateline", "read_modified", "read_published"]

_PUBLISHED_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "publish-date", "publish_date",
    "publication_date", "pubdate", "publishdate", "date.publish", "dcterms.issued", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "article.published", "last-published", "date", "og:pubdate",
    "release_date", "article:post_date", "iso-8601-publish-date",
)  # fmt: skip
_MODIFIED_METAS = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article:updated",
)  # fmt: skip
_EARLIEST = date(1990, 1, 1)  # before the first news pages
# Clocks, zones and embargoes put articles a little ahead of their fetch; what is further ahead is an event.
_AHEAD = timedelta(days=30)
_LOST_CLOCK = 2000  # a fetch before this year is the default of an archive, and bounds nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """`value` in ISO 8601, `raw` as the page gives it."""

    value: str | None = None
    raw: str | None = None


def read_published(structured: Structured, landmarks: Landmarks, page: Page, timezone: str | None) -> Published:
    """Return when the article was published.

    Candidates in order: JSON-LD and microdata, metas, the first `<time>` near the headline, the visible dateline, the
    address, the feed or news sitemap that named the page. The first that is plausible names the day; a later one of
    that day that knows time and zone is more exact.
    """
    candidates = published_candidates(structured, landmarks, page, timezone)
    return _most_exact(Published(value=it.value, raw=it.said) for it in candidates if it.value is not None)


def published_candidates(
    structured: Structured, landmarks: Landmarks, page: Page, timezone: str | None
) -> Iterator[Candidate]:
    """Yield when the article was published, as each place of the page says; what is not plausible is not believed."""
    customs = _customs(structured)
    written = ((source, text) for source, text in _machine_written(structured, landmarks) if text)
    stated = (Candidate(source, text, parse_date(text, timezone, customs)) for source, text in written)
    shown = _visible(landmarks.datelines(), timezone, customs)
    lines = (Candidate("the dateline shown", it.raw or "", it.value) for it in shown)
    addressed = (Candidate("the address", str(day), str(day)) for day in days_in_url(page.url or ""))
    told = page.witness.published if page.witness else None
    fed = (Candidate("the feed", text, parse_date(text, timezone, customs)) for text in filter(None, [told]))
    for it in chain(stated, lines, addressed, fed):
        yield it if _is_plausible(it.value, page.fetched) else it._replace(value=None)


def _customs(structured: Structured) -> DateCustoms:
    language = structured.html_lang or structured.article.language or structured.first("og:locale")
    return customs_of(language, site_of(structured.base_url))


def _machine_written(structured: Structured, landmarks: Landmarks) -> Iterator[tuple[str, str | None]]:
    yield "JSON-LD datePublished", structured.article.published
    yield from ((f"meta {name}", value) for name in _PUBLISHED_METAS for value in structured.meta.get(name, ()))
    yield from (("microdata datePublished", value) for value in structured.microdata.get("datepublished", ()))
    yield from (("a time element", value) for value in landmarks.times(of_update=False))


def read_modified(structured: Structured, landmarks: Landmarks, fetched: datetime, timezone: str | None) -> str | None:
    """Return when the page says it was modified last: JSON-LD, metas, time elements, a line that says "Updated"."""
    candidates = modified_candidates(structured, landmarks, fetched, timezone)
    return next((it.value for it in candidates if it.value is not None), None)


def modified_candidates(
    structured: Structured, landmarks: Landmarks, fetched: datetime, timezone: str | None
) -> Iterator[Candidate]:
    """Yield when the article was modified, as each place of the page says; what is not plausible is not believed."""
    customs = _customs(structured)
    metas = ((f"meta {name}", value) for name in _MODIFIED_METAS for value in structured.meta.get(name, ()))
    times = (("a time element", value) for value in landmarks.times(of_update=True))
    written = chain([("JSON-LD dateModified", structured.article.modified)], metas, times)
    stated = (Candidate(source, text, parse_date(text, timezone, customs)) for source, text in written if text)
    parts = ((line, part_of_update(line)) for line in landmarks.datelines())
    found = ((line, it) for line, part in parts if part for it in _whole(part, timezone, customs))
    shown = (Candidate("a line that says Updated", line, it.value) for line, it in found)
    for candidate in chain(stated, shown):
        yield candidate if _is_plausible(candidate.value, fetched) else candidate._replace(value=None)


def _visible(lines: Iterable[str], timezone: str | None, customs: DateCustoms) -> Iterator[Published]:
    """Read the lines, or their segments ("Ann Lee | 3 May 2024 | 8:12"), that say nothing but a date of publication."""
    for line in lines:
        segments = split_title(line)
        with_time = (f"{one} {other}" for one, other in pairwise(segments) if count_days(one) > count_days(other))
        for segment in dict.fromkeys((line, *with_time, *segments)):
            if part := part_of_publication(segment):
                yield from _whole(part, timezone, customs)
                if (shorter := without_byline(part)) is not None:
                    yield from _whole(shorter, timezone, customs)


def _whole(text: str, timezone: str | None, customs: DateCustoms) -> Iterator[Published]:
    found = parse_dateline(text, timezone, customs)
    if found is not None and found.covers_line and not found.is_ambiguous:
        yield Published(value=found.value, raw=found.raw)


def _most_exact(candidates: Iterable[Published]) -> Published:
    """Return the most exact of the candidates that agree with the first on the day; ask no further than needed."""
    best = Published()
    for found in candidates:
        value = found.value or ""
        if best.value is None or (value[:10] == best.value[:10] and exactness(value) > exactness(best.value)):
            best = found
        if exactness(best.value or "") == 2:
            break
    return best


def exactness(value: str) -> int:
    """Rank an ISO 8601 value: 0 a date, 1 with time, 2 with offset."""
    return 0 if len(value) <= 10 else 1 if datetime.fromisoformat(value).tzinfo is None else 2


def _is_plausible(value: str | None, fetched: datetime) -> bool:
    """Tell whether a page fetched then can be of that date."""
    if value is None:
        return False
    day = date.fromisoformat(value[:10])
    return day >= _EARLIEST and (fetched.year < _LOST_CLOCK or day <= fetched.date() + _AHEAD)
