import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.loaders.shapes import Unprivileged

# A shell has what it runs in the background ignore Ctrl-C, and the commands that the tests start inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

NOBODY = 65534
_FIGURE = "figure"


@pytest.fixture
def unprivileged(tmp_path: Path) -> Unprivileged:
    @contextmanager
    def without_privileges() -> Iterator[None]:
        user = os.geteuid()
        tmp_path.chmod(0o755)
        os.seteuid(NOBODY if user == 0 else user)
        try:
            yield
        finally:
            os.seteuid(user)

    return without_privileges


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Have what was measured printed behind the tests' results."""
    return lambda text: record_property(_FIGURE, text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed"))
    figures = [str(text) for report in reports for name, text in report.user_properties if name == _FIGURE]
    if figures:
        terminalreporter.section("figures")
    for text in sorted(figures):
        terminalreporter.write_line(text)
