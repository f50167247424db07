"""A source: a site, and how it is to be crawled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesFile:
    """A whole `sources.toml`: its sources, and what it says of scheduled runs.

    Alarms are posted to `webhook`; `ping_url` is asked for after each run, so that a service tells when that stops.
    `keep` is how long the state remembers runs and rejects are kept. `spidermon` holds the `actions` that tell of
    alarms, dotted names of Spidermon's or others, and Spidermon's settings.
    """

    sources: tuple[Source, ...]
    webhook: str | None = None
    ping_url: str | None = None
    keep: timedelta = timedelta(days=90)
    spidermon: Mapping[str, Any] = field(default_factory=dict)
