"""The frontier: which links are known, pending, in flight, done. It survives whatever ends a run."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsbot.state import link_rows
from newsbot.state.database import Database
from newsbot.state.links import ArticleLink, Fetched, FoundLink, LinkState, ListingLink, key_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """When the first crawl of a source began and was completed (None: not yet), in seconds since 1970."""

    begun: float
    completed: float | None


class Frontier:
    """Links to articles, each known once whoever found it, and the listings of each source.

    A link is done only in the transaction that commits its outcome: `finish` takes it into the ledger's batch. All
    else commits at once. A listing is done in the transaction that stores its links, so that no kill comes between.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._under_way: dict[str, list[tuple[bytes, Fetched]]] = {}
        self._finished: dict[bytes, tuple[Fetched, bool, str | None]] = {}

    # -- a source's crawl

    def open(self, source: str, now: float, seeds: Sequence[ListingLink]) -> Begun:
        """Begin a crawl, or go on with one that was killed: what was in flight is pending again, the seeds are due."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR IGNORE INTO sources (source, begun) VALUES (?, ?)", (source, now))
            for table in ("links", "listings"):
                connection.execute(
                    f"UPDATE {table} SET state = ? WHERE source = ? AND state = ?",  # noqa: S608 - names above
                    (LinkState.PENDING, source, LinkState.IN_FLIGHT),
                )
            self._put_listings(connection, source, seeds)
        ((begun, completed),) = self._database.rows("SELECT begun, completed FROM sources WHERE source = ?", source)
        return Begun(begun=begun, completed=completed)

    def complete(self, source: str, now: float) -> int:
        """End a first crawl: what it did not take is left to a backfill. Return how many links that are."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE links SET state = ? WHERE source = ? AND state = ? AND tries = 0",
                (LinkState.LEFT, source, LinkState.PENDING),
            )
            connection.execute(
                "UPDATE listings SET state = ? WHERE source = ? AND state = ?",
                (LinkState.DONE, source, LinkState.PENDING),
            )
            connection.execute("UPDATE sources SET completed = coalesce(completed, ?) WHERE source = ?", (now, source))
        return cursor.rowcount

    def profile(self, source: str) -> str | None:
        """Return what was learned of the source's article URLs, as it was saved."""
        rows = self._database.rows("SELECT profile FROM sources WHERE source = ?", source)
        return rows[0][0] if rows else None

    def save_profile(self, source: str, profile: str) -> None:
        """Keep what was learned of the source's article URLs."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE sources SET profile = ? WHERE source = ?", (profile, source))

    # -- listings

    def add_listings(self, source: str, listings: Iterable[ListingLink]) -> None:
        """Have listings read that were found on the way."""
        with self._database.transaction() as connection:
            self._put_listings(connection, source, listings)

    def next_listing(self, source: str) -> ListingLink | None:
        """Take the next listing into flight: those that the crawl starts with first, then the newest."""
        query = f"{link_rows.LISTINGS} WHERE source = ? AND state = ? ORDER BY depth, newest DESC LIMIT 1"
        rows = self._database.rows(query, source, LinkState.PENDING)
        if not rows:
            return None
        listing = link_rows.listing_of(rows[0])
        self._set_listing(source, listing.url, LinkState.IN_FLIGHT)
        return listing

    def listing(self, source: str, url: str) -> ListingLink | None:
        """Return what is known of a listing."""
        rows = self._database.rows(f"{link_rows.LISTINGS} WHERE source = ? AND url = ?", source, url)
        return link_rows.listing_of(rows[0]) if rows else None

    def read(
        self,
        source: str,
        url: str,
        fetched: Fetched,
        links: Iterable[FoundLink],
        listings: Iterable[ListingLink] = (),
    ) -> int:
        """Mark a listing read, with what was found in it. Return how many links were not known before."""
        with self._database.transaction() as connection:
            new = sum(link_rows.add(connection, source, link) for link in links)
            self._put_listings(connection, source, listings)
            connection.execute(
                "UPDATE listings SET state = ?, fetched = ?, etag = ?, modified = ? WHERE source = ? AND url = ?",
                (LinkState.DONE, fetched.at, fetched.validators.etag, fetched.validators.modified, source, url),
            )
        return new

    def skip_listing(self, source: str, url: str) -> None:
        """Mark a listing done without reading it: it failed, or is not needed any more. It keeps its validators."""
        self._set_listing(source, url, LinkState.DONE)

    # -- links to articles

    def add(self, source: str, links: Iterable[FoundLink]) -> int:
        """Add links that no listing holds. Return how many were not known before."""
        with self._database.transaction() as connection:
            return sum(link_rows.add(connection, source, link) for link in links)

    def follow(self, link: ArticleLink, url: str) -> None:
        """Take the page at `url` in place of a link, which is done with that."""
        instead = FoundLink(url=url, newest=link.newest, published=link.published, witness=link.witness)
        with self._database.transaction() as connection:
            link_rows.add(connection, link.source, instead)
            connection.execute("UPDATE links SET state = ? WHERE key = ?", (LinkState.DONE, link.key))

    def knows(self, url: str) -> bool:
        """Tell whether a link is known, whatever became of it."""
        return bool(self._database.rows("SELECT 1 FROM links WHERE key = ?", key_of(url)))

    def count(self, source: str, state: LinkState) -> int:
        """Return how many links of a source are in a state."""
        query = "SELECT count(*) FROM links WHERE source = ? AND state = ?"
        return int(self._database.rows(query, source, state)[0][0])

    def has_due(self, source: str, now: float) -> bool:
        """Tell whether a listing is to be read, or a link is due."""
        queries = (
            ("SELECT 1 FROM listings WHERE source = ? AND state = ? LIMIT 1", (source, LinkState.PENDING)),
            (
                "SELECT 1 FROM links WHERE source = ? AND state = ? AND due <= ? LIMIT 1",
                (source, LinkState.PENDING, now),
            ),
        )
        return any(self._database.rows(query, *values) for query, values in queries)

    def claim(self, source: str, most: int, now: float) -> list[ArticleLink]:
        """Take up to `most` links into flight that are due, the newest first."""
        query = f"{link_rows.ARTICLES} WHERE source = ? AND state = ? AND due <= ? ORDER BY newest DESC LIMIT ?"
        links = [link_rows.article_of(row) for row in self._database.rows(query, source, LinkState.PENDING, now, most)]
        if links:
            self._set_links([link.key for link in links], LinkState.IN_FLIGHT)
        return links

    def release(self, links: Iterable[ArticleLink]) -> None:
        """Have links taken again that were claimed and not asked for."""
        if keys := [link.key for link in links]:
            self._set_links(keys, LinkState.PENDING)

    def recall(self, source: str, since: float, until: float) -> int:
        """Have those left links of a source taken that are of a span of time, or of no known time. Return how many."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE links SET state = ? WHERE source = ? AND state = ? "
                "AND (published IS NULL OR published BETWEEN ? AND ?)",
                (LinkState.PENDING, source, LinkState.LEFT, since, until),
            )
            return cursor.rowcount

    def revisit(self, source: str, since: float, before: float) -> int:
        """Have those done links taken again that are newer than `since` and were last fetched before `before`."""
        with self._database.transaction() as connection:
            cursor = connection.execute(
                "UPDATE links SET state = ? "
                "WHERE source = ? AND state = ? AND newest >= ? AND fetched <= ? AND url != ''",
                (LinkState.PENDING, source, LinkState.DONE, since, before),
            )
            return cursor.rowcount

    # -- with the ledger

    def begin(self, url: str, key: bytes, fetched: Fetched) -> None:
        """Say that the outcome of the page at `url` will be that of the link `key`."""
        self._under_way.setdefault(url, []).append((key, fetched))

    def finish(self, url: str, *, article: bool, canonical: str | None = None) -> None:
        """Take the links of a page that has its outcome into the batch that commits it.

        `canonical` is the address that an article goes by: a link to it that is found later is known.
        """
        for key, fetched in self._under_way.pop(url, ()):
            self._finished[key] = (fetched, article, canonical)

    def store(self, connection: sqlite3.Connection) -> None:
        """Write what is finished into the open transaction."""
        for key, (fetched, article, canonical) in self._finished.items():
            if fetched.retry is not None:
                link_rows.retry(connection, key, fetched.retry)
            else:
                link_rows.finish(connection, key, fetched, article=article)
                if canonical is not None:
                    link_rows.know(connection, key, canonical)

    def clear(self) -> None:
        """Let go of what is committed."""
        self._finished.clear()

    def _put_listings(self, connection: sqlite3.Connection, source: str, listings: Iterable[ListingLink]) -> None:
        connection.executemany(
            "INSERT INTO listings (source, url, kind, state, newest, depth) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET state = excluded.state, newest = excluded.newest, kind = excluded.kind, "
            "depth = min(depth, excluded.depth)",
            ((source, it.url, it.kind, LinkState.PENDING, it.newest, it.depth) for it in listings),
        )

    def _set_listing(self, source: str, url: str, state: LinkState) -> None:
        with self._database.transaction() as connection:
            connection.execute("UPDATE listings SET state = ? WHERE source = ? AND url = ?", (state, source, url))

    def _set_links(self, keys: Iterable[bytes], state: LinkState) -> None:
        # The next run takes what was in flight for pending anyway.
        with self._database.brief() as connection:
            connection.executemany("UPDATE links SET state = ? WHERE key = ?", ((state, key) for key in keys))
