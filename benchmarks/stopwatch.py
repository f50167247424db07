"""Where the extraction's time goes: its passes, each timed whenever it is called."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from newsbot import extraction
from newsbot.extraction import page_reader

PASSES = (
    (extraction, ("decode", "parse")),
    (page_reader, (
        "read_structured", "read_fields", "split_page", "view_site", "read_off", "build_nodes", "find_main_content",
        "select", "read_images", "reasons_of", "_strip", "assemble",
    )),
)  # fmt: skip
"""The passes, where the recipe finds them."""


class Stopwatch:
    """Seconds of processor by what was timed and pass."""

    def __init__(self) -> None:
        self.seconds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._current: dict[str, float] = {}
        for module, names in PASSES:
            for name in names:
                setattr(module, name, self._timed(name, getattr(module, name)))

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Count what runs within for `name`."""
        self._current = self.seconds[name]
        yield
        self._current = {}

    def _timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            begun = time.process_time()
            try:
                return function(*arguments)
            finally:
                self._current[name] = self._current.get(name, 0.0) + time.process_time() - begun

        return call
