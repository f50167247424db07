"""Files about runs: the summary of each as JSON, and its log where there was something to log."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from scrapy.settings import Settings

from newsbot.jsonl.problems import cannot_write
from newsbot.scheduling.report import RunReport, as_record, name_of_run


def write_report(folder: Path, report: RunReport) -> None:
    """Write the summary of a run, whole or not at all. Raises OutputError."""
    path = _free(folder, name_of_run(report.started))
    torn = path.with_suffix(".part")
    text = json.dumps(as_record(report), ensure_ascii=False, indent=2)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        torn.write_text(f"{text}\n", "utf-8")
        torn.replace(path)
    except OSError as error:
        raise cannot_write(str(path), error) from error


@contextmanager
def new_log(folder: Path, settings: Settings) -> Iterator[None]:
    """Have a run log to a file of its own, unless the settings name another; nobody needs an empty one.

    Raises OutputError.
    """
    if settings.get("LOG_FILE"):
        yield
        return
    path = folder / f"{name_of_run(time.time())}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch()
    except OSError as error:
        raise cannot_write(str(path), error) from error
    settings.set("LOG_FILE", str(path), priority="cmdline")
    try:
        yield
    finally:
        if path.stat().st_size == 0:
            path.unlink()


def prune(folder: Path, before: float) -> None:
    """Delete the files of runs that are older than `before`, seconds since 1970. Raises OutputError."""
    for path in [*folder.glob("*Z.json"), *folder.glob("*Z-*.json"), *folder.glob("*Z.log")]:
        if path.name.partition(".")[0] < name_of_run(before):
            try:
                path.unlink()
            except OSError as error:
                raise cannot_write(str(path), error) from error


def _free(folder: Path, name: str) -> Path:
    """Return the first of `name.json`, `name-2.json`, … that is not there: two runs may begin in one second."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for it in names if not (path := folder / f"{it}.json").exists())
