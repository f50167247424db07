"""A source: a site, and how it is to be crawled."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One site as `sources.toml` describes it; README has every key.

    `allow` and `deny` are regular expressions, searched in an article's URL. `delay` is in seconds, `page_budget` in
    requests a run. None leaves it to the crawl.
    """

    name: str
    url: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    language: str | None = None
    timezone: str | None = None
    max_age: timedelta | None = None
    max_articles: int = 500
    page_budget: int = 2_000
    delay: float | None = None
    user_agent: str | None = None
    refresh: timedelta | None = None
    every: timedelta = timedelta(hours=1)
