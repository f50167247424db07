"""Whether something is at a path, and what it means that the system does not let one see it."""

import errno
from pathlib import Path

from newsbot.errors import InputError

NOT_THERE = "there is no such file; check the path"
_REMEDIES = {
    errno.ENOENT: NOT_THERE,
    errno.EACCES: "no permission to read it or to enter its folder; change the mode (chmod +rX), or run as its owner",
    errno.ELOOP: "a symbolic link that leads to itself; remove it",
    errno.EISDIR: "a folder, where a file was expected",
}


def describe(error: OSError) -> str:
    """Say what an error of the file system means, and what to do about it."""
    return _REMEDIES.get(error.errno or 0, f"cannot be read ({error.strerror or error}); check the disk and the path")


def is_there(path: str) -> bool:
    """Tell whether there is something at a path. Raises InputError where one may not look, or no path is so long."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return False
    except OSError as error:
        raise InputError(path, describe(error)) from error
    return True
