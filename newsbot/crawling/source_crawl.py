"""One source's crawl: what to fetch next, and what to make of what came."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime

from newsbot.crawling.admission import Span, refusal
from newsbot.crawling.answer import Answer
from newsbot.crawling.counts import Counts
from newsbot.crawling.listings import children, found_link
from newsbot.discovery import Listing, ListingKind, UrlProfile
from newsbot.sources import Source
from newsbot.state import Frontier
from newsbot.state.links import ArticleLink, Fetched, FoundLink, LinkState, ListingLink
from newsbot.urls import absolute_url, same_site

# An article is asked for again no sooner than that.
_REVISIT_SECONDS = 3_600.0
_RETRY_SECONDS = 600.0
# These tell the times of the newest articles: read even where there are links enough.
_DATED = frozenset({ListingKind.FEED, ListingKind.NEWS_SITEMAP})
# Claimed at once: a claim costs a transaction, about as much as a tenth of a download.
_CLAIMS = 20
# Runs in which a link may fail before it is given up: an outage of some hours costs nothing.
_MAX_TRIES = 5
_USUAL_SITEMAP = "/sitemap.xml"


class SourceCrawl:
    """Follows one source through the frontier: listings first, then the articles, newest first.

    The first crawl takes the newest `max_articles` and leaves the rest to a backfill, which a `span` asks for; a crawl
    that was killed goes on where it was. `clock` returns the time in seconds since 1970.
    """

    def __init__(self, source: Source, frontier: Frontier, span: Span, clock: Callable[[], float]) -> None:
        self.source = source
        self.counts = Counts()
        self.problems: list[str] = []
        self.notes: list[str] = []
        self._frontier = frontier
        self._span = span
        self._clock = clock
        self._first = False
        self._taken = 0
        self._listings_failed = 0
        self._reading: set[str] = set()
        self._asked: set[str] = set()
        self._has_listings = True
        self._claimed: deque[ArticleLink] = deque()
        self._profile = UrlProfile()
        self._stopped = False
        self._is_through = False

    # -- what to fetch

    def begin(self, seeds: tuple[ListingLink, ...], links: tuple[FoundLink, ...] = ()) -> None:
        """Open the frontier. `seeds` are the listings to start with, `links` articles that the user named."""
        name, now = self.source.name, self._clock()
        begun = self._frontier.open(name, now, seeds)
        self._first = begun.completed is None and not self._span.is_backfill and bool(seeds)
        self._taken = self._frontier.count(name, LinkState.DONE) if self._first else 0
        saved = self._frontier.profile(name)
        self._profile = UrlProfile.from_json(saved) if saved else UrlProfile()
        self.counts.new += self._frontier.add(name, links)
        self.counts.found += len(links)
        if self.source.refresh is not None:
            since = now - self.source.refresh.total_seconds()
            self._frontier.revisit(name, since, now - _REVISIT_SECONDS)
        if self._span.is_backfill:
            self._frontier.recall(name, _seconds(self._span.since, 0.0), _seconds(self._span.until, now))

    def add_sitemaps(self, robots_url: str, sitemaps: tuple[str, ...]) -> None:
        """Take in the sitemaps that a robots.txt names, if it is this source's.

        A site without any may have one all the same: a first crawl looks where most have it, the later ones where it
        was found there.
        """
        if not same_site(robots_url, self.source.url):
            return
        urls = [found for url in sitemaps or (_USUAL_SITEMAP,) if (found := absolute_url(url, robots_url))]
        if not sitemaps and not self._first:
            urls = [url for url in urls if (known := self._known_listing(url)) and known.fetched is not None]
        listings = [ListingLink(url=url, kind=ListingKind.SITEMAP) for url in urls]
        self._has_listings = True
        self._frontier.add_listings(self.source.name, listings)

    def next(self, most: int) -> list[ListingLink] | list[ArticleLink]:
        """Return up to `most` things to fetch now; nothing where all is done, under way or over the budget."""
        most = min(most, self.source.page_budget - self.counts.requests)
        if most <= 0 or self._stopped:
            return []
        listings = self._next_listings(most)
        if listings or self._reading:
            # Which articles are the newest is known when all listings are read.
            return listings
        most = min(most, self._wanted())
        links = self._claim(most) if most > 0 else []
        self._taken += sum(link.fetched is None for link in links)
        self.counts.requests += len(links)
        return links

    def end(self) -> None:
        """Close a crawl that went through: keep what was learned, and leave what a first crawl did not take."""
        name = self.source.name
        self._frontier.save_profile(name, self._profile.to_json())
        self._is_through = not self._stopped
        self._frontier.release(self._claimed)
        self._claimed.clear()
        if self.counts.unchanged:
            self.notes.append(f"{self.counts.unchanged} articles have not changed since they were fetched")
        if self._is_over_budget():
            self.notes.append(f"the page budget ({self.source.page_budget} requests) is used up; a later run goes on")
        elif self._first and not self._stopped:
            self.counts.left = self._frontier.complete(name, self._clock())
            if self.counts.left:
                self.notes.append(f"{self.counts.left} older articles are left; -a since=DATE takes them")

    @property
    def has_failed(self) -> bool:
        """Tell whether nothing came of the crawl because no listing could be read."""
        return bool(self._listings_failed) and not self.counts.listings and not self.counts.articles

    @property
    def is_through(self) -> bool:
        """Tell whether the crawl was closed with nothing left that it was to fetch."""
        return self._is_through

    @property
    def failed_listings(self) -> int:
        """Return how many listings did not come."""
        return self._listings_failed

    # -- what came

    def choose(self, listing: Listing) -> list[FoundLink]:
        """Return the links of a listing that this crawl takes. Changes nothing: it may run beside the crawl."""
        now = datetime.fromtimestamp(self._clock(), UTC)
        return [
            found_link(candidate, now)
            for candidate in listing.candidates
            if refusal(candidate, self.source, self._span, self._profile, now) is None
        ]

    def read(self, link: ListingLink, answer: Answer, listing: Listing, links: list[FoundLink] | None = None) -> None:
        """Take in what a listing says; `links` are those that were chosen of it, by default `choose` does."""
        links = self.choose(listing) if links is None else links
        if link.kind == ListingKind.SECTION and not links and (problem := self._no_section(answer.url, listing)):
            self.skip(link, problem)
            return
        self._reading.discard(link.url)
        self.counts.listings += 1
        self._has_listings = True
        self.problems += [f"{link.url}: {problem}" for problem in listing.problems]
        now = datetime.fromtimestamp(self._clock(), UTC)
        has_news = any(not self._frontier.knows(it.url) for it in links)
        further = children(link, listing, self._known_listing, now, has_news=has_news, backfill=self._span.is_backfill)
        fetched = answer.outcome if not _leads_on(listing) else Fetched(at=now.timestamp())
        self.counts.found += len(listing.candidates)
        if not listing.candidates and not listing.listings:
            self._frontier.skip_listing(self.source.name, link.url)
            return
        further = [it for it in further if it.url not in self._asked]
        self.counts.new += self._frontier.read(self.source.name, link.url, fetched, links, further)

    def skip(self, link: ListingLink, problem: str | None = None) -> None:
        """Take in that a listing has not changed since it was read, or cannot be read."""
        self._reading.discard(link.url)
        self.counts.listings += problem is None
        if problem is not None:
            self._listings_failed += 1
            self.problems.append(f"{link.url}: {problem}")
        self._frontier.skip_listing(self.source.name, link.url)

    def take(self, link: ArticleLink, answer: Answer) -> None:
        """Take in the page of a link, whose outcome is on its way to the ledger."""
        self._frontier.begin(answer.url, link.key, answer.outcome)

    def take_unchanged(self, link: ArticleLink, answer: Answer) -> None:
        """Take in that a link's article has not changed since it was fetched."""
        self.counts.unchanged += 1
        self.take(link, answer)

    def follow(self, link: ArticleLink, url: str) -> None:
        """Take in that a link's page is a twin of the one at `url`, which is fetched in its place."""
        self._frontier.follow(link, url)
        self._taken -= link.fetched is None

    def fail(self, link: ArticleLink, *, temporary: bool) -> None:
        """Take in that a link's page did not come; `temporary` has it tried again by a later run, some times."""
        now = self._clock()
        retry = now + _RETRY_SECONDS * 2**link.tries if temporary and link.tries + 1 < _MAX_TRIES else None
        self._frontier.begin(link.url, link.key, Fetched(at=now, retry=retry))

    def put_back(self, link: ArticleLink | ListingLink, problem: str) -> None:
        """Take in that a link was not asked for: the next run does that, and this one leaves the site alone."""
        if isinstance(link, ListingLink):
            self._reading.discard(link.url)
        if not self._stopped:
            self._stopped = True
            self.problems.append(problem)

    def learn(self, url: str, *, is_article: bool | None) -> None:
        """Learn what the addresses of articles look like here, from what a page turned out to be (None: unknown)."""
        if is_article is None:
            self.counts.rejects += 1
            return
        self.counts.articles += is_article
        self.counts.rejects += not is_article
        self._profile = self._profile.learn(url, is_article)

    # -- inside

    def _claim(self, most: int) -> list[ArticleLink]:
        if len(self._claimed) < most:
            more = min(max(most, _CLAIMS), self._wanted()) - len(self._claimed)
            self._claimed += self._frontier.claim(self.source.name, more, self._clock())
        return [self._claimed.popleft() for _ in range(min(most, len(self._claimed)))]

    def _next_listings(self, most: int) -> list[ListingLink]:
        taken: list[ListingLink] = []
        while self._has_listings and len(taken) < most:
            link = self._frontier.next_listing(self.source.name)
            if link is None:
                self._has_listings = False
                break
            if link.depth and link.kind not in _DATED and self._has_enough():
                self._frontier.skip_listing(self.source.name, link.url)
                continue
            taken.append(link)
        self._reading.update(link.url for link in taken)
        self._asked.update(link.url for link in taken)
        self.counts.requests += len(taken)
        return taken

    def _has_enough(self) -> bool:
        """Tell whether a first crawl has found as many links as it takes."""
        return self._first and self._frontier.count(self.source.name, LinkState.PENDING) >= self._wanted()

    def _wanted(self) -> int:
        """Return how many more articles this crawl takes."""
        return self.source.max_articles - self._taken if self._first else self.source.page_budget

    def _is_over_budget(self) -> bool:
        """Tell whether the page budget is used up and something is left that a later run takes."""
        if self.counts.requests < self.source.page_budget:
            return False
        return self._wanted() > 0 and self._frontier.has_due(self.source.name, self._clock())

    def _no_section(self, url: str, listing: Listing) -> str | None:
        """Say why the page at `url` is none that a site lists its articles on; None where it may be one."""
        if not same_site(url, self.source.url):
            return f"leads to {url}, on another site; if it has moved there, name that address"
        if not listing.candidates and not listing.listings:
            return "was read, and has no links: it may be a wall, or JavaScript adds them"
        return None

    def _known_listing(self, url: str) -> ListingLink | None:
        return self._frontier.listing(self.source.name, url)


def _leads_on(listing: Listing) -> bool:
    """Tell whether a listing names others that have to be read although it has not changed itself."""
    return any(link.kind is not ListingKind.SECTION for link in listing.listings)


def _seconds(moment: datetime | None, otherwise: float) -> float:
    return otherwise if moment is None else moment.timestamp()
