"""What was learned of each site: its template, kept with the records of the pages that taught it."""

import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from newsbot.site_template import LayoutChange, PackingError, SiteTemplate, is_sure, pack, unpack
from newsbot.state.database import Database

ALL_RUNS = ""
"""In place of an output: what crawls learn, and every run begins with."""

_PUT = "INSERT OR REPLACE INTO sites VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSite:
    """How far a site is: `taken` pages of it came, the next are read with `template` (packed).

    `learned` is what all of them taught, and will be the template of a batch to come.
    """

    taken: int
    template: bytes
    learned: SiteTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteUpdate:
    """What a page of `source` changed: how far its site is after it, and whether it looked like the site.

    `change` tells that the site has another layout, on the page that shows it.
    """

    site: str
    source: str | None
    kept: KeptSite
    fits: bool | None = None
    change: LayoutChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRow:
    """A site in a list: the pages that came, the articles learned from, and when (seconds since 1970) the last came.

    `output` is whose pages taught it, ALL_RUNS for crawls.
    """

    output: str
    site: str
    taken: int
    articles: int
    is_sure: bool
    seen: float


class KnownSites(ABC):
    """How far sites are; what a page taught waits until its outcome is written."""

    def __init__(self) -> None:
        self._begun: dict[str | None, SiteUpdate] = {}

    @abstractmethod
    def kept(self, site: str) -> KeptSite | None:
        """Return how far a site is, None of one that is not known."""

    def begin(self, page: str | None, update: SiteUpdate) -> None:
        """Remember what a page (its input or URL) taught until its outcome is written."""
        self._begun[page] = update

    def finish(self, page: str | None) -> SiteUpdate | None:
        """Return what a page taught, to be committed with its outcome."""
        return self._begun.pop(page, None)


class Sites(KnownSites):
    """The sites of a state: the committed, and over it what waits for the next commit.

    What local files teach is kept for their `output` by itself, and forgotten with it: the same files written to
    another give the same records.
    """

    def __init__(self, database: Database, output: str) -> None:
        super().__init__()
        self._database = database
        self._output = output
        self._waiting: dict[str, KeptSite] = {}

    def kept(self, site: str) -> KeptSite | None:
        """Return how far a site is, None of one that is not known."""
        waiting = self._waiting.get(site)
        return waiting or read_site(self._database, self._output, site) or read_site(self._database, ALL_RUNS, site)

    def finish(self, page: str | None) -> SiteUpdate | None:
        """Take what a page taught into the batch that commits its outcome."""
        update = super().finish(page)
        if update is not None:
            self._waiting[update.site] = update.kept
        return update

    def store(self, connection: sqlite3.Connection) -> None:
        """Write what waits into the open transaction."""
        now = time.time()
        connection.executemany(_PUT, (_row(self._output, site, kept, now) for site, kept in self._waiting.items()))

    def clear(self) -> None:
        """Let go of what is committed."""
        self._waiting.clear()


def read_site(database: Database, output: str, site: str) -> KeptSite | None:
    """Return how far a site is, None of one that is not known, or that another newsbot learned in other ways."""
    query = "SELECT taken, template, learned FROM sites WHERE output = ? AND site = ?"
    for taken, template, learned in database.rows(query, output, site):
        try:
            return KeptSite(taken=taken, template=template, learned=unpack(learned))
        except PackingError:
            return None
    return None


def list_sites(database: Database) -> Iterator[SiteRow]:
    """Return all sites, by name."""
    query = "SELECT output, site, taken, articles, is_sure, seen FROM sites ORDER BY site, output"
    for output, site, taken, articles, sure, seen in database.rows(query):
        yield SiteRow(output=output, site=site, taken=taken, articles=articles, is_sure=bool(sure), seen=seen)


def best_site(database: Database, site: str) -> tuple[SiteRow, KeptSite] | None:
    """Return of a site what most articles have taught, None where it is not known."""
    rows = sorted((row for row in list_sites(database) if row.site == site), key=lambda row: -row.articles)
    return next(((row, kept) for row in rows if (kept := read_site(database, row.output, site)) is not None), None)


def put_sites(database: Database, sites: Iterator[tuple[str, KeptSite]], now: float) -> int:
    """Put what is known of sites in place of what crawls learned, and return of how many; all, or none."""
    with database.transaction() as connection:
        rows = [_row(ALL_RUNS, site, kept, now) for site, kept in sites]
        connection.executemany(_PUT, rows)
    return len(rows)


def forget_site(database: Database, site: str) -> bool:
    """Forget a site, whoever taught it; tell whether it was known."""
    with database.transaction() as connection:
        return connection.execute("DELETE FROM sites WHERE site = ?", (site,)).rowcount > 0


def forget_sites(connection: sqlite3.Connection, output: str) -> None:
    """Forget what the pages of an output that is gone taught."""
    connection.execute("DELETE FROM sites WHERE output = ? AND output != ?", (output, ALL_RUNS))


def _row(output: str, site: str, kept: KeptSite, now: float) -> tuple[object, ...]:
    learned = kept.learned
    return (output, site, kept.taken, learned.pages, is_sure(learned), now, kept.template, pack(learned))
