"""A started worker process: what is sent to it, what comes back, and its end.

Without asyncio's own subprocesses: on Python 3.11 these start a thread for each, and where there is no memory for a
thread its start waits for ever (python/cpython, `Thread.start`).
"""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from typing import Any, Self

import psutil

from newsbot.workers.messages import LENGTH, pack, unpack

_READ_AHEAD_BYTES = 2**20
# NumPy's OpenBLAS starts a thread a core as it is imported, of 40 MB of address space each, and none is ever used.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
# How often it is looked whether a process has ended that was killed, or closed its socket: it soon has.
_POLL_SECONDS = 0.002


class StartedProcess:
    """A process of `newsbot.workers.child`. `connect` it before anything is sent."""

    def __init__(self) -> None:
        """Start the process. Raises OSError where that cannot be done."""
        self._socket, theirs = socket.socketpair()
        try:
            with theirs:
                self._process = _start(theirs.fileno())
                self._usage = psutil.Process(self._process.pid)
        except BaseException:
            self._socket.close()
            raise
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None
        self._is_killed = False

    async def connect(self) -> Self:
        """Open the socket for messages."""
        self._reader, self._writer = await asyncio.open_connection(sock=self._socket, limit=_READ_AHEAD_BYTES)
        if self._is_killed:  # meanwhile
            self._writer.transport.abort()
        return self

    @property
    def has_ended(self) -> bool:
        """Tell whether the process is gone."""
        return self._process.poll() is not None

    @property
    def resident_bytes(self) -> int:
        """Return the process's resident memory; 0 when it is gone, which its socket tells."""
        try:
            return int(self._usage.memory_info().rss)
        except psutil.NoSuchProcess:
            return 0

    def send(self, message: object) -> None:
        """Hand over a message; that it does not arrive, its answer tells."""
        if self._writer is not None:
            self._writer.write(pack(message))

    async def receive(self) -> Any:
        """Return the next message. Raises IncompleteReadError or ConnectionError where there is none any more."""
        if self._reader is None:
            raise ConnectionError("the worker is not connected")
        size: int = LENGTH.unpack(await self._reader.readexactly(LENGTH.size))[0]
        return unpack(await self._reader.readexactly(size))

    async def kill(self) -> None:
        """Kill the process if it is there, and wait for its end."""
        self._is_killed = True
        if not self.has_ended:
            self._process.kill()
        if self._writer is not None:
            self._writer.transport.abort()
        await self._wait()

    async def obituary(self) -> str:
        """Return how a process ended that is about to, in words."""
        code = await self._wait()
        if code >= 0:
            return f"the extracting process ended with code {code}"
        return f"the extracting process was killed by {signal.Signals(-code).name}"

    async def _wait(self) -> int:
        while (code := self._process.poll()) is None:
            await asyncio.sleep(_POLL_SECONDS)
        return code


def _start(socket_: int) -> "subprocess.Popen[bytes]":
    # The parent's import path, for the child to find what the parent found; -P: but never the working directory. The
    # order of sets is the same in each worker, so that a page's record is.
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)  # noqa: PTH109  (as sys.path means it)
    return subprocess.Popen(  # noqa: S603  (our own interpreter, our own arguments)
        [sys.executable, "-P", "-m", "newsbot.workers.child", str(os.getpid())],
        stdin=socket_,
        stdout=socket_,
        env={**_ONE_THREAD, **os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
        # A group of its own: a terminal's Ctrl-C must not hit a process that has yet to say that it ignores it.
        process_group=0,
    )
