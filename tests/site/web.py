"""The local web: starts the sites, each on a port of its own, and stops them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Literal, Self, overload

from tests.site.bulk import Bulk
from tests.site.clock import START, Clock
from tests.site.courier import Courier
from tests.site.harbour import Harbour
from tests.site.kaigan import Kaigan
from tests.site.misfortune import Misfortune
from tests.site.newssite import NewsSite
from tests.site.server import SiteServer

MOST_BULK = 2_000


class LocalWeb:
    """News sites on 127.0.0.1, for as long as the context lasts.

    `articles` is how many stories each paper has when the clock starts; `bulk` those of the bulk site (at most
    2,000), whose pages are `furnished` as a large paper's where that is asked for. `clock` is when the web's own clock
    starts; it stands still until `advance`, or runs `speed` web seconds a second. `port` is the first of consecutive
    ports; 0 takes free ones. The same seed gives the same stories.
    """

    def __init__(
        self,
        *,
        articles: int = 40,
        bulk: int = 100,
        furnished: bool = False,
        seed: int = 0,
        clock: datetime = START,
        speed: float = 0.0,
        port: int = 0,
    ) -> None:
        if bulk > MOST_BULK:
            raise ValueError(f"bulk={bulk}: the stories differ up to {MOST_BULK}; ask for that many or fewer")
        self._clock = Clock(clock, speed)
        self._articles = articles
        self._bulk = bulk
        self._furnished = furnished
        self._seed = str(seed)
        self._port = port
        self._servers: dict[str, SiteServer] = {}

    def __enter__(self) -> Self:
        bulk = partial(Bulk, furnished=self._furnished)
        kinds: tuple[Callable[[str, Clock, str, int], NewsSite], ...] = (Harbour, Courier, Kaigan, Misfortune, bulk)
        for offset, kind in enumerate(kinds):
            server = SiteServer(self._port + offset if self._port else 0)
            articles = self._bulk if kind is bulk else self._articles
            site = kind(server.url, self._clock, self._seed, articles)
            self._servers[site.name] = server
            server.serve(site)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.stop()
        self._servers.clear()

    @property
    def sites(self) -> tuple[NewsSite, ...]:
        """All sites."""
        return tuple(server.site for server in self._servers.values() if server.site is not None)

    @overload
    def site(self, name: Literal["misfortune"]) -> Misfortune: ...

    @overload
    def site(self, name: str) -> NewsSite: ...

    def site(self, name: str) -> NewsSite:
        """The site of that name."""
        for site in self.sites:
            if site.name == name:
                return site
        raise KeyError(f"no site {name!r}; there are {', '.join(sorted(self._servers)) or 'none before the start'}")

    def now(self) -> datetime:
        """The web's time, UTC."""
        return self._clock.now()

    def advance(self, by: timedelta) -> None:
        """Let time pass: stories appear, corrections happen, rankings rotate."""
        self._clock.advance(by)
