"""What all news sites of the local web have: an address, a truth, a log, robots.txt, and a switch."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Callable

from tests.site.clock import Clock
from tests.site.messages import Answer, Raw, Request, Response, Seen, Wire
from tests.site.newsroom import Newsroom
from tests.site.story import Story


class NewsSite(ABC):
    """One site. Set `robots` (None: there is no robots.txt) and `down` (connections are cut) at any time.

    Where `instead` returns an answer to a request, that is given in place of the site's own.
    """

    name: str

    def __init__(self, url: str, clock: Clock) -> None:
        self.url = url
        self.clock = clock
        self.robots: str | None = None
        self.down = False
        self.instead: Callable[[Request], Answer | None] = lambda request: None
        self._seen: list[Seen] = []
        self._lock = threading.Lock()

    @abstractmethod
    def published(self) -> tuple[Story, ...]:
        """The truth as of now: what a crawl has to find, newest first."""

    @property
    def requests(self) -> tuple[Seen, ...]:
        """All requests so far, in the order they came."""
        with self._lock:
            return tuple(self._seen)

    def handle(self, request: Request, at: float, host: str) -> Answer:
        """Answer a request, and log it."""
        answer = Raw(status=0, send=_cut) if self.down else self._routed(request)
        seen = Seen(
            method=request.method,
            path=request.target,
            headers=request.headers,
            status=answer.status,
            at=at,
            host=host,
        )
        with self._lock:
            self._seen.append(seen)
        return answer

    @abstractmethod
    def answer(self, request: Request) -> Answer:
        """Answer a request for anything but robots.txt."""

    def _routed(self, request: Request) -> Answer:
        answer = self.instead(request)
        if answer is not None:
            return answer
        if request.path == "/robots.txt" and self.robots is not None:
            return Response(body=self.robots.encode(), headers=(("Content-Type", "text/plain; charset=utf-8"),))
        return self.answer(request)


class Paper(NewsSite):
    """A site with a newsroom, which publishes and corrects as time passes."""

    def __init__(self, url: str, clock: Clock, newsroom: Newsroom) -> None:
        super().__init__(url, clock)
        self.newsroom = newsroom

    def published(self) -> tuple[Story, ...]:
        return self.newsroom.stories()


def _cut(wire: Wire) -> None:
    """Say nothing; the server closes the connection."""
