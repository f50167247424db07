"""The rows of the frontier: links to articles and listings, as its tables hold them."""

import sqlite3
from typing import Any

from newsbot.state.links import ArticleLink, Fetched, FoundLink, LinkState, ListingLink, Validators, key_of

ARTICLES = "SELECT key, source, url, newest, published, witness, fetched, tries, etag, modified FROM links"
LISTINGS = "SELECT url, kind, newest, depth, fetched, etag, modified FROM listings"


def add(connection: sqlite3.Connection, source: str, link: FoundLink) -> bool:
    """Add a link that is not known; what is known and waits takes an exact time over. Tell whether it was new.

    A new one is due at once, whatever the clock says: it may be set back before the link is asked for.
    """
    cursor = connection.execute(
        "INSERT OR IGNORE INTO links (key, source, url, state, newest, published, witness, due, tries) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0)",
        (key_of(link.url), source, link.url, LinkState.PENDING, link.newest, link.published, link.witness),
    )
    if not cursor.rowcount and link.exact:
        connection.execute(
            "UPDATE links SET newest = ?, published = ?, witness = coalesce(?, witness) "
            "WHERE key = ? AND source = ? AND state IN (?, ?)",
            (link.newest, link.published, link.witness, key_of(link.url), source, LinkState.PENDING, LinkState.LEFT),
        )
    return cursor.rowcount > 0


def retry(connection: sqlite3.Connection, key: bytes, due: float) -> None:
    """Have a link tried again when it is due."""
    connection.execute(
        "UPDATE links SET state = ?, due = ?, tries = tries + 1 WHERE key = ?", (LinkState.PENDING, due, key)
    )


def finish(connection: sqlite3.Connection, key: bytes, fetched: Fetched, *, article: bool) -> None:
    """Mark a link done, and with it the address that its page turned out to have; only articles are visited again."""
    ((url,),) = connection.execute("SELECT url FROM links WHERE key = ?", (key,)).fetchall() or [(None,)]
    at, etag, modified = fetched.at if article else None, fetched.validators.etag, fetched.validators.modified
    update = "UPDATE links SET state = ?, tries = 0, witness = NULL, fetched = ?, etag = ?, modified = ? WHERE key = ?"
    final = key_of(fetched.url or url or "")
    if final == key:
        connection.execute(update, (LinkState.DONE, at, etag, modified, key))
        return
    connection.execute(update, (LinkState.DONE, None, None, None, key))
    know(connection, key, fetched.url or "")
    connection.execute(update, (LinkState.DONE, at, etag, modified, final))


def know(connection: sqlite3.Connection, key: bytes, url: str) -> None:
    """Have another address of a link known as done, where it is not in the frontier already."""
    connection.execute(
        "INSERT OR IGNORE INTO links (key, source, url, state, newest, published, due, tries) "
        "SELECT ?, source, ?, ?, newest, published, due, 0 FROM links WHERE key = ?",
        (key_of(url), url, LinkState.DONE, key),
    )


def article_of(row: tuple[Any, ...]) -> ArticleLink:
    """Return the link of a row of `ARTICLES`."""
    key, source, url, newest, published, witness, fetched, tries, etag, modified = row
    return ArticleLink(
        key=key, source=source, url=url, newest=newest, published=published, witness=witness,
        fetched=fetched, tries=tries, validators=Validators(etag=etag, modified=modified),
    )  # fmt: skip


def listing_of(row: tuple[Any, ...]) -> ListingLink:
    """Return the link of a row of `LISTINGS`."""
    url, kind, newest, depth, fetched, etag, modified = row
    return ListingLink(
        url=url, kind=kind, newest=newest, depth=depth, fetched=fetched,
        validators=Validators(etag=etag, modified=modified),
    )  # fmt: skip
