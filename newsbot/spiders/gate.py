"""Back-pressure for items that a spider yields from its start: Scrapy itself pulls them as fast as they come."""

import asyncio

from scrapy import signals
from scrapy.signalmanager import SignalManager


class Gate:
    """Lets `size` items be on their way through the pipelines at once."""

    def __init__(self, size: int, signal_manager: SignalManager) -> None:
        self._size = size
        self._places = asyncio.Semaphore(size)
        for signal in (signals.item_scraped, signals.item_dropped, signals.item_error):
            signal_manager.connect(self._leave, signal)

    async def enter(self) -> None:
        """Wait for a place; the item that is yielded next takes it until its way ends."""
        await self._places.acquire()

    async def drain(self) -> None:
        """Wait until all that entered is through; nothing enters any more."""
        for _ in range(self._size):
            await self._places.acquire()

    def _leave(self) -> None:
        self._places.release()
