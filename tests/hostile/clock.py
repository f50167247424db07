"""A system clock that jumps, by libfaketime (Debian's package faketime); clocks that only go forward do not."""

from collections.abc import Mapping
from pathlib import Path

LIBRARY = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)


class Clock:
    """What processes with `environment` take for the time: it is off by so many seconds as `jump` said last."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "clock"
        self.jump(0)

    @property
    def environment(self) -> Mapping[str, str]:
        """What has a process look at this clock."""
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_DONT_RESET": "1",
        }

    def jump(self, seconds: float) -> None:
        """Set the clock so far ahead of the true time, or behind it."""
        written = self._file.with_suffix(".new")
        written.write_text(f"{seconds:+.3f}\n")
        written.replace(self._file)
