"""What a worker and its parent say to each other: pickles, each behind its length."""

import pickle
import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

from newsbot.items import Page
from newsbot.options import ExtractionOptions

LENGTH = struct.Struct("!Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The first message to a worker: what it is to run on each page.

    `function` is the dotted name (`package.module:function`) of what a `WorkerPool` runs; `memory_bytes` what a page
    may take, on top of what the imports took. With `signs` the texts of articles are signed for near-duplicates.
    """

    function: str
    options: ExtractionOptions
    memory_bytes: int
    signs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A page to read; `template` is that of its site, packed, None where there is none.

    A page with a `file` comes without its body: the worker reads it there.
    """

    page: Page
    template: bytes | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker's first message: it has imported its function."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A worker's message in place of a result: the page's file is gone, or holds something else by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A worker's message in place of a result: the function raised. `out_of_memory` tells a MemoryError.

    `for_user` tells a NewsbotError: the installation is at fault, not the page, and `summary` is its message.
    """

    summary: str
    traceback: str
    out_of_memory: bool = False
    for_user: bool = False


def pack(message: object) -> bytes:
    """Return a message as it is sent."""
    body = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes) -> Any:
    """Return the message in the bytes that followed a length. They come from our own process, never from a page."""
    return pickle.loads(body)  # noqa: S301


def receive(stream: BinaryIO) -> Any:
    """Read one message; raise EOFError at the end of the stream."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    return unpack(stream.read(LENGTH.unpack(head)[0]))


def send(stream: BinaryIO, message: object) -> None:
    """Write one message."""
    stream.write(pack(message))
    stream.flush()
