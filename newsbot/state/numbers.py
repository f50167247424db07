"""Outputs by name and by number."""

import hashlib
from pathlib import Path

from newsbot.errors import OutputError
from newsbot.text import without_surrogates


def absolute(path: str) -> str:
    """Return the one name of an output file: absolute, its folder without symbolic links.

    Raises OutputError where the name cannot be kept as text.
    """
    if (readable := without_surrogates(path)) != path:
        raise OutputError(f"{readable}: the name is no UTF-8; name another output")
    # The file's own name is not resolved: a link there is refused, not followed.
    folder = Path(path).parent.resolve()
    return str(folder / Path(path).name)


def number(path: str) -> int:
    """Return a number of 63 bits that stands for an output in the state's rows."""
    return int.from_bytes(hashlib.blake2b(path.encode(), digest_size=8).digest()) >> 1
