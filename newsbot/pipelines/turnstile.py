"""Concurrent work whose results come out in the order in which it was begun."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turnstile:
    """Hands out places in a queue; `leave` waits until all earlier places are done."""

    def __init__(self) -> None:
        self._last: asyncio.Future[None] | None = None

    @asynccontextmanager
    async def place(self) -> AsyncIterator["Place"]:
        """Take the next place, hold it for the block, and let the next one through at its end."""
        place = Place(self._last)
        self._last = place.done
        try:
            yield place
        finally:
            # Also what fails waits its turn: the order holds for those behind it.
            await place.turn()
            place.done.set_result(None)


class Place:
    """A place in the queue."""

    def __init__(self, before: asyncio.Future[None] | None) -> None:
        self._before = before
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def turn(self) -> None:
        """Wait until all earlier places are done."""
        if self._before is not None:
            await self._before
            self._before = None
