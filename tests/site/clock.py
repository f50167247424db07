"""The local web's own clock: it stands still until it is advanced, or runs at a speed."""

import threading
import time
from datetime import UTC, datetime, timedelta

START = datetime(2025, 6, 16, 9, 0, tzinfo=UTC)
"""Where the clock begins unless told otherwise: a fixed time, so that a web is the same whenever it runs."""


class Clock:
    """Tells the web's time. `speed` is web seconds a real second; 0 stands still. Thread-safe."""

    def __init__(self, start: datetime = START, speed: float = 0.0) -> None:
        if start.tzinfo is None:
            raise ValueError(f"the clock starts at {start}, which has no zone; pass an aware datetime")
        self.start = start.astimezone(UTC).replace(microsecond=0)
        self._speed = speed
        self._advanced = timedelta()
        self._began = time.monotonic()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The web's time, UTC."""
        with self._lock:
            return self.start + self._advanced + timedelta(seconds=(time.monotonic() - self._began) * self._speed)

    def advance(self, by: timedelta) -> None:
        """Let time pass; it cannot run backwards."""
        if by < timedelta():
            raise ValueError(f"advance({by}): the web's clock only runs forward")
        with self._lock:
            self._advanced += by
