"""Files of days that are over: which of them newsbot wrote, and which are old."""

import re
from collections.abc import Iterator
from datetime import date
from glob import escape, iglob
from pathlib import Path

from newsbot.jsonl import is_intact
from newsbot.state.database import Database
from newsbot.state.memory import EVERYTHING
from newsbot.state.numbers import absolute

_DAY = r"\d{4}-\d{2}-\d{2}"


def finished(database: Database, template: str, today: date) -> list[Path]:
    """Return the files of earlier days that crawls wrote by a template, and that stand as they were left.

    What `newsbot extract` wrote to, too, is left alone: with the file it would forget what it did.
    """
    rows = database.rows(
        "SELECT path, length, mark FROM outputs WHERE scope = ? AND journal = x'' "
        "AND path NOT IN (SELECT path FROM outputs WHERE scope != ?)",
        EVERYTHING,
        EVERYTHING,
    )
    days = ((path, _day_of(path, template, "")) for path, length, mark in rows if is_intact(path, length, mark))
    return [Path(path) for path, day in days if day is not None and day < today]


def forget_file(database: Database, path: Path) -> None:
    """Let go of a file that newsbot took away itself."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM outputs WHERE path = ? AND scope = ?", (str(path), EVERYTHING))


def older(template: str, before: date) -> Iterator[Path]:
    """Return the files of a template, compressed ones, too, of days before a day; none where it has no `{date}`."""
    if "{date}" not in template:
        return
    pattern = escape(absolute(template)).replace("{date}", "????-??-??").replace("{source}", "*")
    for path in iglob(f"{pattern}*"):  # noqa: PTH207 - Path.glob takes no absolute pattern
        day = _day_of(path, template, r"(?:\.gz|\.zst)?")
        if day is not None and day < before:
            yield Path(path)


def _day_of(path: str, template: str, ending: str) -> date | None:
    """Return the day in a path that is of a template."""
    if "{date}" not in template:
        return None
    first, *rest = re.escape(absolute(template)).replace(r"\{source\}", "[^/]*").split(r"\{date\}")
    found = re.fullmatch(f"{first}({_DAY}){_DAY.join(rest)}{ending}", path)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
