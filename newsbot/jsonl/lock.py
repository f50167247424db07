"""One writer a file: advisory locks, and who holds one."""

import errno
import fcntl
import os
from pathlib import Path

from newsbot.errors import LockedError

_LOCKS = Path("/proc/locks")
_HELD = {errno.EWOULDBLOCK, errno.EACCES}


def lock(fd: int, path: str) -> None:
    """Lock an open file for this process until it is closed. Raises LockedError, OSError (no locks there)."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _HELD:
            raise
        holder = _holder(fd)
        by = f" (process {holder})" if holder else ""
        raise LockedError(f"{path}: another run{by} is writing to it; wait for it or name another output") from error


def _holder(fd: int) -> int | None:
    """Return the process that holds the lock, where the system tells (Linux: `man 5 proc_locks`)."""
    inode = str(os.fstat(fd).st_ino)
    try:
        lines = _LOCKS.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    for line in lines:
        # "1: FLOCK  ADVISORY  WRITE 708 08:01:13895 0 EOF"; a waiting process has "->" after the number.
        fields = line.split()
        if fields[1] == "FLOCK" and fields[5].rpartition(":")[2] == inode and int(fields[4]) > 0:
            return int(fields[4])
    return None
