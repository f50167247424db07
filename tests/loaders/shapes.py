"""What the fixtures for the tests of all formats are, and the times they deal in."""

from contextlib import AbstractContextManager
from datetime import UTC, datetime
from typing import Any, Protocol

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject

SAVED = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Write(Protocol):
    """Write a file into the test's folder (the working directory), saved at `SAVED`."""

    def __call__(self, name: str, content: bytes) -> str: ...


class Read(Protocol):
    """Load an input under limits; `NOW` is the time of the run."""

    def __call__(self, path: str, **limits: Any) -> list[Page | Reject]: ...


class Rejected(Protocol):
    """Return the reject `unreadable` (or for another reason) of an input."""

    def __call__(self, label: str, detail: str, reason: RejectReason = RejectReason.UNREADABLE) -> Reject: ...


class Unprivileged(Protocol):
    """Do something as a user who may not read everything, as root does; the test's folder stays in reach."""

    def __call__(self) -> AbstractContextManager[None]: ...


class MakePage(Protocol):
    """Return the page of an input, as an HTML page without an address unless told otherwise."""

    def __call__(self, label: str, body: bytes, **fields: Any) -> Page: ...
