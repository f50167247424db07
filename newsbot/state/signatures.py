"""Signatures of the articles written lately in one scope: the committed, and over it what waits for the next commit."""

import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from newsbot.dedup.near import Signature, is_near
from newsbot.items import Article
from newsbot.state.database import Database

_DAY = 24 * 60 * 60
# Candidates looked at: those with the most bands in common. Reports in the same sentences can be thousands.
_CANDIDATES = 100
_KEPT = 16  # signatures of texts between their extraction and the commit
# What a commit lets go of at most: some 20 ms.
_FORGOTTEN_AT_ONCE = 500

# A plain join would begin with all that is young enough.
_FIND = """
SELECT near.id, near.signature, near.number, count(*) AS agreeing
FROM near_bands CROSS JOIN near ON near.number = near_bands.number
WHERE near_bands.scope = ? AND near_bands.band IN ({}) AND near.seen >= ?
GROUP BY near.number ORDER BY agreeing DESC, near.number LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: str
    signature: Signature
    place: tuple[bool, int]  # what waits came after what is committed
    agreeing: int


class Signatures:
    """Finds the earliest article of nearly the same text among those of the last `days` before `started`."""

    def __init__(self, database: Database, *, scope: int, started: datetime, days: int) -> None:
        self._database = database
        self._scope = scope
        self._days = days
        self._seen = started.timestamp()
        self._since = self._seen - days * _DAY
        self._waiting: list[tuple[str, Signature, int | None]] = []
        self._waiting_by_band: dict[int, list[int]] = {}
        self._signed: OrderedDict[str, Signature | None] = OrderedDict()

    def take(self, text: str, signature: bytes) -> None:
        """Take the signature (packed; empty: too short for one) of a text that is judged soon: none is made again."""
        self._keep(text, Signature.unpack(signature) if signature else None)

    def earliest(self, article: Article) -> str | None:
        """Return the id of the earliest article of nearly the same text, None where that is the article itself."""
        signature = self._sign(article)
        if signature is None:
            return None
        found = next(self._near(signature), None)
        return found if found != article.id else None

    def add(self, article: Article, output: int | None) -> None:
        """Remember an article that is written to `output`; what says nearly the same as it said before is known."""
        signature = self._sign(article)
        if signature is None:
            return
        is_known = article.revision > 1 or article.duplicate_of == article.id
        if not (is_known and article.id in self._near(signature)):
            for band in signature.bands():
                self._waiting_by_band.setdefault(band, []).append(len(self._waiting))
            self._waiting.append((article.id, signature, output))

    def store(self, connection: sqlite3.Connection) -> None:
        """Write what waits into the open transaction, and let go of some of what is too old, of whatever scope."""
        oldest = "SELECT number, scope, signature FROM near WHERE seen < ? ORDER BY seen LIMIT ?"
        _delete(connection, connection.execute(oldest, (self._since, _FORGOTTEN_AT_ONCE)).fetchall())
        for id_, signature, output in self._waiting:
            cursor = connection.execute(
                "INSERT INTO near (scope, id, seen, signature, output) VALUES (?, ?, ?, ?, ?)",
                (self._scope, id_, self._seen, signature.pack(), output),
            )
            connection.executemany(
                "INSERT INTO near_bands VALUES (?, ?, ?)",
                ((self._scope, band, cursor.lastrowid) for band in signature.bands()),
            )

    def clear(self) -> None:
        """Let go of what is committed."""
        self._waiting.clear()
        self._waiting_by_band.clear()

    def _sign(self, article: Article) -> Signature | None:
        """Return an article's signature; those of the last are kept, for what is judged is written soon."""
        if not self._days:
            return None
        if article.text not in self._signed:
            # What workers read they have signed: a run as a rule needs no NumPy, which is slow to import.
            from newsbot.dedup.signing import sign  # noqa: PLC0415

            self._keep(article.text, sign(article.text))
        return self._signed[article.text]

    def _keep(self, text: str, signature: Signature | None) -> None:
        self._signed[text] = signature
        if len(self._signed) > _KEPT:
            self._signed.popitem(last=False)

    def _near(self, signature: Signature) -> Iterator[str]:
        """Yield the ids of what is nearly the same, the earliest first; whether it is committed makes no difference."""
        bands = signature.bands()
        found = sorted((*self._committed(bands), *self._uncommitted(bands)), key=lambda it: (-it.agreeing, it.place))
        for candidate in sorted(found[:_CANDIDATES], key=lambda it: it.place):
            if is_near(signature, candidate.signature):
                yield candidate.id

    def _committed(self, bands: tuple[int, ...]) -> Iterator[_Candidate]:
        query = _FIND.format(", ".join("?" * len(bands)))
        for id_, packed, number, agreeing in self._database.rows(query, self._scope, *bands, self._since, _CANDIDATES):
            yield _Candidate(id_, Signature.unpack(packed), (False, number), agreeing)

    def _uncommitted(self, bands: tuple[int, ...]) -> Iterator[_Candidate]:
        places = Counter(place for band in bands for place in self._waiting_by_band.get(band, ()))
        for place, agreeing in places.items():
            id_, signature, _ = self._waiting[place]
            yield _Candidate(id_, signature, (True, place), agreeing)


def forget_signatures(connection: sqlite3.Connection, scope: int, output: int) -> None:
    """Forget the signatures of articles in an output that is gone."""
    query = "SELECT number, scope, signature FROM near WHERE scope = ? AND output = ? LIMIT ?"
    while rows := connection.execute(query, (scope, output, _FORGOTTEN_AT_ONCE)).fetchall():
        _delete(connection, rows)


def _delete(connection: sqlite3.Connection, rows: Iterable[tuple[int, int, bytes]]) -> None:
    for number, scope, packed in rows:
        connection.executemany(
            "DELETE FROM near_bands WHERE scope = ? AND band = ? AND number = ?",
            ((scope, band, number) for band in Signature.unpack(packed).bands()),
        )
        connection.execute("DELETE FROM near WHERE number = ?", (number,))
