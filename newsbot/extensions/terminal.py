"""Lines at the foot of a terminal that change in place, with log lines above them."""

import logging
import sys
from collections.abc import Sequence
from typing import Never, TextIO

from tqdm import tqdm


class Terminal:
    """Keeps lines at the foot of stderr while it is open. The first may be a bar; see `tqdm`."""

    def __init__(self) -> None:
        self._bars: list[tqdm[Never]] = []
        self._redirected: list[tuple[logging.StreamHandler[TextIO], TextIO]] = []
        for handler in logging.root.handlers:
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr:
                self._redirected.append((handler, handler.stream))
                handler.setStream(_Above())

    def bar(self, bar_format: str) -> "tqdm[Never]":
        """Return the first line, a bar of that format."""
        if not self._bars:
            self._add(bar_format)
        self._bars[0].bar_format = bar_format
        return self._bars[0]

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines in place of those shown before."""
        while len(self._bars) < len(lines):
            self._add("{desc}")
        for bar, line in zip(self._bars, lines, strict=False):
            bar.set_description_str(line)

    def close(self) -> None:
        """Clear the lines and let the log go its way."""
        for bar in reversed(self._bars):
            bar.close()
        for handler, stream in self._redirected:
            handler.setStream(stream)

    def _add(self, bar_format: str) -> None:
        place = len(self._bars)
        self._bars.append(tqdm(file=sys.stderr, leave=False, dynamic_ncols=True, bar_format=bar_format, position=place))


class _Above:
    """A stream for log lines that keeps the bars below them."""

    def write(self, text: str) -> int:
        tqdm.write(text, file=sys.stderr, end="")
        return len(text)

    def flush(self) -> None:
        sys.stderr.flush()
