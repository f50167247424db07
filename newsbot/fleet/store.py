"""The crawl as Redis holds it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from redis import Redis
from redis.exceptions import RedisError

from newsbot.errors import InputError
from newsbot.fleet.scripts import FINISH, HAS_WORK, LEAVE, POP, PUSH

PREFIX = "newsbot:"
# A worker that has not been heard of for so long is dead. Its event loop may be busy for a second or two.
ALIVE_SECONDS = 10
# Requests of one host at once: the next is there when the host's delay is over, and a dead worker holds few.
_WINDOW = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class HostStatus:
    """How a host stands: requests that wait, that a worker has, that are done; and which worker it is."""

    host: str
    waiting: int
    leased: int
    done: int
    worker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What tells whether a request is to be made: each `seen` once, and once more for each other `again`.

    `most` is how many articles of its `source` a first round takes; or `new`: all but what that has left; or `all`.
    """

    seen: str = ""
    again: str = ""
    source: str = ""
    most: str = "new"


class FleetStore:
    """Requests, leases, records and what is shared, for one `worker` (a name of its own)."""

    def __init__(self, redis: Redis, worker: str = "", *, delay: float = 1.0) -> None:
        self._redis = redis
        self._worker = worker
        self._delay = str(round(delay * 1000))
        self._push, self._pop, self._finish, self._leave = map(redis.register_script, (PUSH, POP, FINISH, LEAVE))
        self._has_work = redis.register_script(HAS_WORK)

    # -- requests

    def push(self, host: str, score: float, request: str, *, mark: Mark | None = None, instead_of: str = "") -> bool:
        """Queue a request, the lowest score first; tell whether it is to be made, by its `mark`.

        `instead_of` is the lease of the request that it follows: a retry, a redirect.
        """
        id_ = str(self._redis.incr(f"{PREFIX}ids"))
        mark = mark or Mark()
        arguments = (id_, host, score, request, mark.seen, instead_of, self._worker, mark.again, mark.source, mark.most)
        return bool(self._push(keys=[PREFIX], args=arguments))

    def pop(self) -> tuple[str, str] | None:
        """Lease the next request and return its lease and itself; None where none may be made now."""
        found = self._pop(keys=[PREFIX], args=(self._worker, _WINDOW, self._delay))
        return (found[0].decode(), found[1].decode()) if found else None

    def finish(
        self, lease: str, record: Mapping[str, str] | None = None, site: str | None = None, template: bytes = b""
    ) -> bool:
        """Commit what became of a request: its record, what its site taught. False where another worker has it now."""
        fields = [part for pair in (record or {}).items() for part in pair]
        return bool(self._finish(keys=[PREFIX], args=(self._worker, lease, site or "", template, *fields)))

    @property
    def has_work(self) -> bool:
        """Tell whether any worker has a request, or one waits that may be made in this round."""
        return bool(self._has_work(keys=[PREFIX]))

    # -- workers

    def beat(self) -> bool:
        """Say that this worker lives, and give back what dead ones held; False where it was taken for dead itself."""
        is_new = not self._redis.sismember(f"{PREFIX}workers", self._worker)
        alive = is_new or bool(self._redis.exists(f"{PREFIX}worker:{self._worker}"))
        if alive:
            self._redis.set(f"{PREFIX}worker:{self._worker}", b"", ex=ALIVE_SECONDS)
            self._redis.sadd(f"{PREFIX}workers", self._worker)
        for other in self._redis.smembers(f"{PREFIX}workers"):
            if not self._redis.exists(f"{PREFIX}worker:{other.decode()}"):
                self._leave(keys=[PREFIX], args=(other, self._delay))
        return alive

    def leave(self) -> None:
        """Give back what this worker holds."""
        self._leave(keys=[PREFIX], args=(self._worker, self._delay))

    def set_delay(self, host: str, seconds: float) -> None:
        """Remember how long a host wants to be left alone between two requests."""
        self._redis.hset(f"{PREFIX}delays", host, round(seconds * 1000))

    def is_due(self, source: str, seconds: float) -> bool:
        """Tell one worker, once in so many seconds, that the listings of a source are to be read."""
        return bool(self._redis.set(f"{PREFIX}round:{source}", b"", nx=True, px=max(1, round(seconds * 1000))))

    def begin_round(self, source: str, host: str, budget: int) -> bool:
        """Give a source's host the requests of a round; tell whether it is the source's first."""
        self._redis.hset(f"{PREFIX}budgets", host, budget)
        return bool(self._redis.hincrby(f"{PREFIX}rounds", source, 1) == 1)

    # -- what is shared

    def template(self, site: str) -> bytes | None:
        """Return what is known of a site, as `finish` was given it."""
        found: bytes | None = self._redis.hget(f"{PREFIX}sites", site)
        return found

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """Return ETag and Last-Modified of a listing's last answer."""
        found = self._redis.hget(f"{PREFIX}validators", url)
        etag, modified = json.loads(found) if found else (None, None)
        return etag, modified

    def set_validators(self, url: str, etag: str | None, modified: str | None) -> None:
        """Remember the validators of a listing's answer."""
        self._redis.hset(f"{PREFIX}validators", url, json.dumps([etag, modified]))

    # -- records

    def records(self, most: int) -> list[tuple[str, dict[str, str]]]:
        """Return the oldest records that wait to be written, with their numbers."""
        found: Any = self._redis.xrange(f"{PREFIX}out", count=most)
        return [
            (number.decode(), {key.decode(): value.decode() for key, value in fields.items()})
            for number, fields in found
        ]

    def drop(self, numbers: list[str]) -> None:
        """Forget records that are written."""
        if numbers:
            self._redis.xdel(f"{PREFIX}out", *numbers)

    # -- status

    def workers(self) -> list[str]:
        """Return the workers that live."""
        names = sorted(name.decode() for name in self._redis.smembers(f"{PREFIX}workers"))
        return [name for name in names if self._redis.exists(f"{PREFIX}worker:{name}")]

    def unwritten(self) -> int:
        """Return how many records wait to be written."""
        return int(self._redis.xlen(f"{PREFIX}out"))

    def hosts(self) -> Iterator[HostStatus]:
        """Return how each host stands."""
        owners, leased, done = (
            {key.decode(): value.decode() for key, value in self._redis.hgetall(f"{PREFIX}{name}").items()}
            for name in ("owners", "leased", "done")
        )
        for host in sorted(name.decode() for name in self._redis.zrange(f"{PREFIX}next", 0, -1)):
            yield HostStatus(
                host=host,
                waiting=int(self._redis.zcard(f"{PREFIX}queue:{host}")),
                leased=int(leased.get(host, 0)),
                done=int(done.get(host, 0)),
                worker=owners.get(host),
            )


def connect(url: str) -> Redis:
    """Return a client of the Redis at `url`. Raises InputError where it does not answer."""
    try:
        redis = Redis.from_url(url)
        redis.ping()
    except (RedisError, ValueError, OSError) as error:
        raise InputError(url, f"no Redis answers ({error}); name one as in redis://localhost:6379/0") from error
    return redis
