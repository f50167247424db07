"""What a crawl starts with: from the spider's arguments to sources, their listings and links."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from newsbot.crawling.admission import Span
from newsbot.discovery import ListingKind
from newsbot.errors import UsageError
from newsbot.sources import Source, read_sources, read_urls, source_of
from newsbot.state.links import FoundLink, ListingLink
from newsbot.urls import site_of

_WAYS = "-a url=https://example.org, -a sources=sources.toml or -a urls=list.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """One source's start. `name` goes into its records: None where no sources.toml gives it one."""

    source: Source
    name: str | None = None
    listings: tuple[ListingLink, ...] = ()
    urls: tuple[str, ...] = ()


def plan(
    *, url: str | None, sources: str | None, urls: str | None, only: str | tuple[str, ...] | None
) -> tuple[Start, ...]:
    """Return what to crawl. Raises UsageError, which names the argument and the remedy."""
    if sum(way is not None for way in (url, sources, urls)) != 1:
        raise UsageError(f"name what to crawl in one way: {_WAYS}")
    if only is not None and sources is None:
        raise UsageError("-a only=NAME chooses from a sources.toml; name that, too: -a sources=sources.toml")
    if url is not None:
        return (_of_url(url),)
    if sources is not None:
        chosen = _chosen(read_sources(sources), sources, only)
        return tuple(Start(source=source, name=source.name, listings=seeds(source)) for source in chosen)
    return _by_site(read_urls(urls or ""))


def span(since: str | None, until: str | None) -> Span:
    """Return the span of time of a backfill, both days included, in UTC. Raises UsageError."""
    first, last = _day("since", since), _day("until", until)
    if first is not None and last is not None and last < first:
        raise UsageError(f"-a until={until} lies before -a since={since}; swap them")
    end = None if last is None else datetime.combine(last, time.max, UTC)
    return Span(since=first, until=end)


def seeds(source: Source) -> tuple[ListingLink, ...]:
    """Return the listings a source's crawl starts with; the first are read first."""
    kinds = (
        (ListingKind.FEED, source.feeds),
        (ListingKind.SITEMAP, source.sitemaps),
        (ListingKind.SECTION, (source.url, *source.sections)),
    )
    found = [ListingLink(url=url, kind=kind) for kind, urls in kinds for url in urls]
    return tuple(ListingLink(url=it.url, kind=it.kind, newest=-float(n)) for n, it in enumerate(found))


def named_links(start: Start, now: float) -> tuple[FoundLink, ...]:
    """Return the links that the user named, in their order."""
    return tuple(FoundLink(url=url, newest=now - n) for n, url in enumerate(start.urls))


def _of_url(url: str) -> Start:
    try:
        source = source_of(url)
    except UsageError as error:
        raise UsageError(f"-a url: {error}") from None
    return Start(source=source, listings=seeds(source))


def _chosen(sources: tuple[Source, ...], path: str, only: str | tuple[str, ...] | None) -> tuple[Source, ...]:
    if only is None:
        return sources
    wanted = {only} if isinstance(only, str) else set(only)
    if unknown := wanted - {source.name for source in sources}:
        known = ", ".join(source.name for source in sources)
        raise UsageError(f"-a only={min(unknown)}: {path} has no such source; it has {known}")
    return tuple(source for source in sources if source.name in wanted)


def _by_site(urls: tuple[str, ...]) -> tuple[Start, ...]:
    """Return one start a site: budgets and delays are the site's."""
    sites: dict[str, list[str]] = {}
    for url in urls:
        sites.setdefault(site_of(url) or "", []).append(url)
    return tuple(Start(source=source_of(group[0]), urls=tuple(group)) for group in sites.values())


def _day(name: str, text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"-a {name}={text} is no date; write it as in 2024-01-31") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
