"""What a look at a site found: which listings it has, and which of their links would be taken for articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from newsbot.discovery.listing import Candidate, Listing, ListingKind
from newsbot.discovery.url_features import signs
from newsbot.discovery.url_profile import ARTICLE_BAR, UrlProfile
from newsbot.urls import is_site_root, normalise_url, same_site

# The better witness of a link first.
_ORDER = (ListingKind.NEWS_SITEMAP, ListingKind.FEED, ListingKind.SITEMAP, ListingKind.SECTION)
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A listing that was fetched. `is_first` tells one that the site names itself, not another listing."""

    url: str
    kind: ListingKind
    listing: Listing
    is_first: bool = False

    @property
    def newest(self) -> datetime | None:
        """The newest date of its entries."""
        dates = [moment for it in self.listing.candidates if (moment := it.published or it.modified)]
        return max(dates, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Whether a link would be fetched as an article, and why. `score` is 0 to 1."""

    candidate: Candidate
    score: float
    is_article: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """All that was found at `url`."""

    url: str
    readings: tuple[Reading, ...]
    verdicts: tuple[Verdict, ...]


def survey(url: str, readings: Iterable[Reading]) -> Survey:
    """Judge every link of the listings once: what would be fetched first, the newest before the others."""
    kept = tuple(readings)
    verdicts = [judge(candidate, url) for candidate in _each_once(kept)]
    verdicts.sort(
        key=lambda it: (it.is_article, it.candidate.published or it.candidate.modified or _NEVER), reverse=True
    )
    return Survey(url=url, readings=kept, verdicts=tuple(verdicts))


def judge(candidate: Candidate, site: str) -> Verdict:
    """Tell whether a link of a site that nothing was learned of would be fetched."""
    score = UrlProfile().score(candidate.url, title=candidate.title, kind=candidate.kind)
    if not same_site(candidate.url, site):
        return Verdict(candidate=candidate, score=score, is_article=False, reason="on another site")
    if is_site_root(candidate.url):
        return Verdict(candidate=candidate, score=score, is_article=False, reason="the front page")
    return Verdict(candidate=candidate, score=score, is_article=score >= ARTICLE_BAR, reason=_reason(candidate))


def _reason(candidate: Candidate) -> str:
    found = sorted(str(sign) for sign in signs(candidate.url, candidate.title))
    trusted = [f"in a {candidate.kind.replace('_', ' ')}"] if candidate.kind in _ORDER[:2] else []
    return "; ".join([*trusted, *found]) or "nothing speaks for an article"


def _each_once(readings: tuple[Reading, ...]) -> Iterator[Candidate]:
    seen: set[str] = set()
    candidates = (candidate for reading in readings for candidate in reading.listing.candidates)
    for candidate in sorted(candidates, key=lambda it: _ORDER.index(it.kind)):
        key = normalise_url(candidate.url)
        if key not in seen:
            seen.add(key)
            yield candidate
