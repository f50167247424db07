"""Extraction in processes of its own: each page under a deadline and a memory limit, enforced by killing."""

from newsbot.workers.pool import WorkerPool, WorkersClosedError
from newsbot.workers.process import WorkerStartError

__all__ = ["WorkerPool", "WorkerStartError", "WorkersClosedError"]
