"""The records in files of JSON lines, as newsbot wrote them: plain, or compressed when their day was over."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from glob import iglob
from pathlib import Path
from typing import Any

from newsbot.errors import UsageError
from newsbot.jsonl.compressed import UNREADABLE, lines_of

_ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst")


@dataclass(slots=True)
class Account:
    """What became of the lines: how many were `taken`; `problems` are those that are no record, with their places."""

    taken: int = 0
    problems: list[str] = field(default_factory=list)


def expand(paths: Iterable[str]) -> tuple[Path, ...]:
    """Return the files that are meant: files, folders (all JSONL below them), globs. Raises UsageError."""
    found = [file for path in paths for file in _expand(path)]
    return tuple(dict.fromkeys(found))


def read_records(
    files: Iterable[Path], schema: str, since: str | None, account: Account
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records of a schema that were fetched at `since` or later (ISO 8601, Z), each with its place.

    Records of other schemas are passed over. A file that cannot be read to its end is a problem, too.
    """
    for file in files:
        try:
            for number, line in enumerate(lines_of(file), 1):
                record = _parsed(line)
                if record is None:
                    account.problems.append(f"{file}:{number}: no record; it is left out")
                elif record.get("schema") == schema and (since is None or str(record.get("fetched")) >= since):
                    yield f"{file}:{number}", record
        except UNREADABLE as error:
            account.problems.append(f"{file}: cannot be read to its end ({error}); copy it again")


def _expand(path: str) -> list[Path]:
    if Path(path).is_dir():
        found = sorted(file for file in Path(path).rglob("*") if file.name.endswith(_ENDINGS) and file.is_file())
    elif Path(path).exists():
        found = [Path(path)]
    else:
        found = sorted(Path(it) for it in iglob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise UsageError(f"{path}: no such file, and no JSONL below it; name what newsbot wrote")
    return found


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None
