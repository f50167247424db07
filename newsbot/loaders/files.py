"""Input files: paths, folders and globs as a user gives them."""

import glob
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

from newsbot.errors import InputError, RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders.labels import printable
from newsbot.paths import NOT_THERE, describe
from newsbot.rejects import reject_page

STDIN = "-"

_NO_MATCH = "the pattern matches no file; check it, and that the shell does not change it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """What paths came to: `files` to load, each once, in order; `failed`, a Reject `unreadable` for what is none."""

    files: tuple[str, ...]
    failed: tuple[Reject, ...]


def find_inputs(paths: Sequence[str]) -> Inputs:
    """Expand paths to input files.

    A path is a file, a folder (all files below it, sorted, the hidden ones skipped, links to folders followed once),
    a glob (`**` for any depth) or `-`, standard input.
    """
    files: dict[str, str] = {}
    failed: list[Reject] = []
    now = datetime.now(UTC)
    for path in paths:
        for found in _expand(path):
            if isinstance(found, InputError):
                page = Page(url=None, body=b"", fetched=now, input=printable(found.path))
                failed.append(reject_page(page, RejectReason.UNREADABLE, found.detail))
            else:
                files.setdefault(_identity(found), found)
    return Inputs(files=tuple(files.values()), failed=tuple(failed))


def _identity(path: str) -> str:
    """One file under two spellings is one input; under two links it is two, as the user has laid them."""
    return path if path == STDIN else os.path.abspath(path)  # noqa: PTH100  (resolve() would follow links)


def _expand(path: str) -> Iterator[str | InputError]:
    refusal = None if path == STDIN else _refusal(path)
    if refusal is None:
        yield from _files_at(path)
    elif glob.has_magic(path):
        matches = sorted(glob.iglob(path, recursive=True), key=_by_parts)  # noqa: PTH207  (keeps the user's spelling)
        if not matches:
            yield InputError(path, _NO_MATCH if refusal == NOT_THERE else refusal)
        for match in matches:
            # A file that is named like standard input.
            yield from _files_at("./-" if match == STDIN else match)
    else:
        yield InputError(path, refusal)


def _refusal(path: str) -> str | None:
    """Say why there is nothing at a path, None where there is something."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return NOT_THERE
    except OSError as error:
        return describe(error)
    return None


def _files_at(path: str) -> Iterator[str | InputError]:
    if path != STDIN and _is_folder(path):
        yield from sorted(_files_below(path), key=_by_parts)
    else:
        yield path


def _is_folder(path: str) -> bool:
    return os.path.isdir(path)  # noqa: PTH112  (Path's raises for a link to where one may not look)


def _files_below(root: str) -> Iterator[str | InputError]:
    """Walk real folders before linked ones, each once: a loop of links ends, and a file has its shortest way's name."""
    seen: set[tuple[int, int]] = set()
    folders, links = [root], list[str]()
    while folders or links:
        folder = folders.pop() if folders else links.pop(links.index(min(links)))
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            yield InputError(folder, describe(error))
            continue
        for entry in visible:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            elif entry.is_symlink() and _is_folder(entry.path):
                links.append(entry.path)
            else:
                yield from _file(entry)


def _file(entry: os.DirEntry[str]) -> Iterator[str | InputError]:
    """Yield a file; what is neither file nor folder (a socket, a named pipe) is none of a folder's pages."""
    try:
        if stat.S_ISREG(entry.stat().st_mode):
            yield entry.path
    except OSError as error:
        yield InputError(entry.path, describe(error))


def _by_parts(found: str | InputError) -> tuple[str, ...]:
    return PurePath(found if isinstance(found, str) else found.path).parts
