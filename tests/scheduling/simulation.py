"""Time passes for scheduled runs: planner, crawl, frontier, ledger and health are real, sites and clock are not.

Sites live by the true time; what the clock shows at a run is another matter.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from newsbot import EXTRACTOR
from newsbot.crawling.admission import Span
from newsbot.crawling.answer import Answer
from newsbot.crawling.source_crawl import SourceCrawl
from newsbot.crawling.start import seeds
from newsbot.discovery import Candidate, Listing, ListingKind
from newsbot.errors import RejectReason
from newsbot.items import Article, Reject
from newsbot.jobs.health import look_at
from newsbot.scheduling.alarm import Alarm
from newsbot.scheduling.plan import due
from newsbot.scheduling.report import RunReport
from newsbot.site_template import SiteTemplate
from newsbot.sources import Source
from newsbot.spiders.accounts import end_of
from newsbot.state import Ledger
from newsbot.state.database import Database
from newsbot.state.links import ArticleLink, ListingLink
from newsbot.state.retention import forget_details, forget_runs
from newsbot.state.runs import Runs
from newsbot.state.sites import KeptSite, SiteUpdate
from tests.state.records import article

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
_LISTED = 40
_KEPT = KeptSite(taken=0, template=b"", learned=SiteTemplate())


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """From `start` to `end` (days since the beginning) a site is `down`, `redesigned`, `reshaped` (its articles are
    read well, but look like none before), `silent`, `nameless` (without authors), `refuses` its pages, or is `slow`.
    """

    kind: str
    start: float
    end: float


@dataclass(kw_only=True)
class Site:
    """A site that publishes at set hours of the weekdays it works on."""

    name: str
    hours: tuple[int, ...]
    weekdays: frozenset[int] = frozenset(range(7))
    troubles: tuple[Trouble, ...] = ()
    published: list[tuple[str, datetime]] = field(default_factory=list)
    rejected: set[str] = field(default_factory=set)
    _read: int = -1

    @property
    def source(self) -> Source:
        return Source(name=self.name, url=f"https://{self.name}.example/", feeds=(self.feed,))

    @property
    def feed(self) -> str:
        return f"https://{self.name}.example/feed"

    def live(self, now: datetime) -> None:
        """Publish what this hour brings."""
        if now.hour in self.hours and now.weekday() in self.weekdays and not self.has("silent", now):
            number = len(self.published)
            url = f"https://{self.name}.example/{now:%Y/%m/%d}/ferry-line-{number}-reopens-after-storm-{number}.html"
            self.published.append((url, now))

    def has(self, kind: str, now: datetime) -> bool:
        days = (now - BEGIN) / DAY
        return any(it.kind == kind and it.start <= days < it.end for it in self.troubles)

    def listing(self) -> Listing | None:
        """Return the feed, None where it has not changed since it was read."""
        if len(self.published) == self._read:
            return None
        self._read = len(self.published)
        newest = self.published[-_LISTED:][::-1]
        return Listing(
            candidates=tuple(
                Candidate(url=url, found_in=self.feed, kind=ListingKind.FEED, published=at, position=position)
                for position, (url, at) in enumerate(newest)
            )
        )

    def page(self, url: str, true: datetime, seen: datetime) -> Article | Reject:
        """Return what becomes of a page that is fetched."""
        for kind, reason in (("redesigned", RejectReason.NOT_AN_ARTICLE), ("refuses", RejectReason.BLOCKED)):
            if self.has(kind, true):
                self.rejected.add(url)
                return Reject(reason=reason, detail=kind, url=url, fetched=seen, extractor=EXTRACTOR, source=self.name)
        authors = () if self.has("nameless", true) else ("Orla Thackeray",)
        paragraphs = (f"{url} sails again.", "It had been raining for a week.")
        made = article(0, url=url, headline=url, paragraphs=paragraphs, source=self.name)
        return replace(made, input=None, authors=authors, published=true.isoformat(), fetched=seen)


class World:
    """Sites, a folder with state and output, and what was told of the sites."""

    def __init__(self, folder: Path, sites: tuple[Site, ...]) -> None:
        self.folder = folder
        self.sites = {site.name: site for site in sites}
        self.sources = tuple(site.source for site in sites)
        self.raised: list[Alarm] = []
        self.cleared: list[Alarm] = []

    @property
    def state(self) -> Path:
        return self.folder / "state.sqlite"

    def live(self, true: datetime) -> None:
        for site in self.sites.values():
            site.live(true)

    def run(self, true: datetime, seen: datetime) -> None:
        """One scheduled run, whose clock shows `seen`."""
        now = seen.timestamp()
        with closing(Database(str(self.state))) as database:
            chosen = due(self.sources, Runs(database).last(), now)
        if not chosen:
            return
        ledger = Ledger.open(
            state=str(self.state),
            articles=str(self.folder / "articles.jsonl"),
            rejects=str(self.folder / "rejects.jsonl"),
            started=seen,
            keep_duplicates=False,
            per_output=False,
        )
        ledger.book.begin((source.name for source in chosen), now)
        crawls = {source.name: self._crawl(ledger, source, true, seen) for source in chosen}
        ledger.commit()
        ledger.book.end({name: end_of(crawl) for name, crawl in crawls.items()}, now + 60)
        ledger.close()
        with closing(Database(str(self.state))) as database:
            told = look_at(database, RunReport(started=now, ended=now + 60))
            if seen.hour == 0:
                forget_runs(database, now - 90 * DAY.total_seconds())
                for source in self.sources:
                    forget_details(database, source.name, now - 90 * DAY.total_seconds())
        self.raised += told.raised
        self.cleared += told.cleared

    def _crawl(self, ledger: Ledger, source: Source, true: datetime, seen: datetime) -> SourceCrawl:
        site = self.sites[source.name]
        crawl = SourceCrawl(source, ledger.frontier, Span(), seen.timestamp)
        crawl.begin(seeds(source)[:1])
        while work := crawl.next(10):
            for link in work:
                if isinstance(link, ListingLink):
                    self._read(crawl, site, link, true, seen)
                else:
                    self._take(ledger, crawl, site, link, true, seen)
        crawl.end()
        return crawl

    def _read(self, crawl: SourceCrawl, site: Site, link: ListingLink, true: datetime, seen: datetime) -> None:
        if site.has("down", true):
            crawl.skip(link, problem="the connection was refused")
        elif site.has("slow", true):
            crawl.put_back(link, "the site wants to be left alone")
        elif (listing := site.listing()) is None:
            crawl.skip(link)
        else:
            crawl.read(link, Answer(url=link.url, status=200, body=b"", fetched=seen), listing)

    def _take(
        self, ledger: Ledger, crawl: SourceCrawl, site: Site, link: ArticleLink, true: datetime, seen: datetime
    ) -> None:
        crawl.take(link, Answer(url=link.url, status=200, body=b"", fetched=seen))
        page = site.page(link.url, true, seen)
        if isinstance(page, Article):
            fits = not site.has("reshaped", true)
            update = SiteUpdate(site=f"{site.name}.example", source=site.name, kept=_KEPT, fits=fits)
            ledger.sites.begin(link.url, update)
        ledger.write(ledger.judge(page) if isinstance(page, Article) else page)
        crawl.learn(link.url, is_article=isinstance(page, Article))


def hours(days: int) -> Iterator[datetime]:
    """Every hour of true time."""
    return (BEGIN + n * HOUR for n in range(24 * days))
