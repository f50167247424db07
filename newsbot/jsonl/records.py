"""The records in files of JSON lines, as newsbot wrote them: plain, or compressed when their day was over."""

import json
import os
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from glob import has_magic, iglob
from pathlib import Path
from typing import Any

from newsbot.errors import UsageError
from newsbot.jsonl.compressed import UNREADABLE, lines_of
from newsbot.paths import is_there

_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst")
_ENDING = re.compile(r"\.jsonl(\.gz|\.zst)?$")

_LISTS_OF_OBJECTS = ("body", "images", "removed")
_LISTS_OF_TEXT = ("authors", "changed", "topics")


@dataclass(slots=True)
class Account:
    """What became of the lines: how many were `taken`; `problems` are those that are no record, with their places."""

    taken: int = 0
    problems: list[str] = field(default_factory=list)


def expand(paths: Iterable[str]) -> tuple[Path, ...]:
    """Return the files that are meant: files, folders (all JSONL below them), globs.

    Raises UsageError where there is none, InputError where one may not look.
    """
    found = [file for path in paths for file in _expand(path)]
    return tuple(dict.fromkeys(found))


def has_shape(record: Mapping[str, Any]) -> bool:
    """Tell whether a record's lists are lists of what they hold, so that it can be looked into."""
    runs = all(isinstance(record.get(key) or [], list) for key in (*_LISTS_OF_OBJECTS, *_LISTS_OF_TEXT))
    return (
        runs
        and all(isinstance(it, dict) for key in _LISTS_OF_OBJECTS for it in record.get(key) or ())
        and all(isinstance(it, str) for key in _LISTS_OF_TEXT for it in record.get(key) or ())
    )


def with_rejects(files: Iterable[Path]) -> tuple[Path, ...]:
    """Return files of articles with those of rejects that newsbot writes beside them: `A.rejects.jsonl`, `rejects/`.

    The articles come last: of several records of a page the last counts.
    """
    articles = tuple(files)
    rejects = [it for file in articles for it in _rejects_of(file) if os.path.isfile(it)]  # noqa: PTH113 - see _expand
    return tuple(dict.fromkeys([*(it for it in rejects if it not in articles), *articles]))


def read_records(
    files: Iterable[Path], schemas: Container[str], since: str | None, account: Account
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of some schemas that were fetched at `since` or later (ISO 8601, Z), each with its place.

    Records of other schemas are passed over. A file that cannot be read to its end is a problem, too.
    """
    for file in files:
        try:
            for number, line in enumerate(lines_of(file), 1):
                record = _parsed(line)
                if record is None:
                    account.problems.append(f"{file}:{number}: no record; it is left out")
                elif record.get("schema") in schemas and (since is None or str(record.get("fetched")) >= since):
                    yield f"{file}:{number}", record
        except UNREADABLE as error:
            account.problems.append(f"{file}: cannot be read to its end ({error}); copy it again")


def read_span(file: Path, begin: int, end: int, schemas: Container[str], account: Account) -> Iterator[dict[str, Any]]:
    """Yield the records between two bytes of a file, unpacked; what follows is not read."""
    at = 0
    try:
        for line in lines_of(file):
            if at >= end:
                return
            record = _parsed(line) if at >= begin else None
            if record is not None and record.get("schema") in schemas:
                yield record
            at += len(line)
    except UNREADABLE as error:
        account.problems.append(f"{file}: cannot be read to its end ({error}); copy it again")


def _rejects_of(file: Path) -> Iterator[Path]:
    stem = re.sub(_ENDING, "", file.name)
    for other in _ENDINGS:
        yield file.with_name(f"{stem}.rejects{other}")
    if file.parent.name == "articles":
        yield from (file.parents[1] / "rejects" / f"{stem}{other}" for other in _ENDINGS)


def _expand(path: str) -> list[Path]:
    # Path's own tests raise where one may not look: in a folder, that is told when the file is read.
    if has_magic(path) and not os.path.exists(path):  # noqa: PTH110
        found = sorted(Path(it) for it in iglob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    elif not is_there(path):
        found = []
    elif Path(path).is_dir():
        found = sorted(file for file in Path(path).rglob("*") if file.name.endswith(_ENDINGS) and _may_be_read(file))
    else:
        found = [Path(path)]
    if not found:
        raise UsageError(f"{path}: no such file, and no JSONL below it; name what newsbot wrote")
    return found


def _may_be_read(file: Path) -> bool:
    try:
        return file.is_file()
    except OSError:
        return True


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
