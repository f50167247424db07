"""What the system says when an output cannot be written, and what to do about it."""

import errno
from pathlib import Path

from newsbot.errors import OutputError

_REMEDIES = {
    errno.ENOSPC: "the disk is full; free some space and run again",
    errno.EDQUOT: "the quota is used up; free some space and run again",
    errno.EFBIG: "the file may not grow further; raise the limit or name another output",
    errno.EROFS: "the file system is read-only; name an output elsewhere",
    errno.EACCES: "no permission to write; change it or name an output elsewhere",
    errno.EPERM: "no permission to write; change it or name an output elsewhere",
    errno.EISDIR: "it is a folder; name a file",
    errno.EEXIST: "a part of the path is a file, not a folder; name an output elsewhere",
    errno.ENOTDIR: "a part of the path is a file, not a folder; name an output elsewhere",
    errno.ELOOP: "it is a symbolic link, which is never written through; name the file that it points to",
}


def cannot_write(path: str, error: OSError) -> OutputError:
    """Return the error for the user: the output, what is wrong with it, the remedy."""
    remedy = _REMEDIES.get(error.errno or 0, f"{error.strerror or error}; name another output")
    return OutputError(f"{path}: cannot write: {remedy}")


def check_replaced(path: str, sign: bytes, kind: str) -> None:
    """Raise OutputError where a file stands that is none of a kind that begins with `sign`: it is not newsbot's."""
    try:
        with Path(path).open("rb") as file:
            if file.read(len(sign)) not in {b"", sign}:
                raise OutputError(f"{path}: is no {kind}; name another, or move this one away")
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(path, error) from error
