"""What a report is of: a run that the state remembers, or files of records."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape, glob
from pathlib import Path

from newsbot.errors import UsageError
from newsbot.items import ARTICLE_SCHEMA, REJECT_SCHEMA
from newsbot.jsonl.records import Account, expand, has_shape, read_records, read_span, with_rejects
from newsbot.options import RunOptions
from newsbot.paths import is_there
from newsbot.report.collect import Record
from newsbot.report.facts import RunFacts
from newsbot.report.standing import Standing, read_standings
from newsbot.scheduling.report import name_of_run, stamp
from newsbot.state.database import Database
from newsbot.state.past_runs import PastRun, PastRuns

LATEST = "latest"
_SCHEMAS = frozenset({ARTICLE_SCHEMA, REJECT_SCHEMA})
_PACKED = ("", ".gz", ".zst")
_SHOWN = 5
# A scheduled run is named by when it began, and its crawl begins when the sources that are due are known.
_AFTER = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a report is of. `records` reads them, `files` hold them and what was written before them."""

    title: str
    files: tuple[Path, ...]
    records: Callable[[Account], Iterator[Record]]
    facts: RunFacts | None
    standings: tuple[Standing, ...]


def find(what: str, options: RunOptions) -> Found:
    """Return what `what` names: `latest`, a run by when it began, or files. Raises UsageError where there is none.

    Raises InputError where one may not look.
    """
    runs, standings = _remembered(options.state)
    if what == LATEST and not is_there(what):
        if runs:
            return _of_run(runs[0], standings)
        return _of_files(_newest(options.output), runs, standings)
    asked = _moment(what)
    if asked is None or is_there(what):
        return _of_files(what, runs, standings)
    run = next((it for it in reversed(runs) if asked <= it.started + 1 and it.started <= asked + _AFTER), None)
    if run is None:
        known = ", ".join(name_of_run(it.started) for it in runs[:_SHOWN]) or "none"
        raise UsageError(f"{what}: {options.state} remembers no such run; the last ones are: {known}")
    return _of_run(run, standings)


def _remembered(state: str) -> tuple[tuple[PastRun, ...], tuple[Standing, ...]]:
    # To look does not make a state.
    if not is_there(state):
        return (), ()
    with closing(Database(state)) as database:
        return PastRuns(database).all(), read_standings(database)


def _of_run(run: PastRun, standings: tuple[Standing, ...]) -> Found:
    spans = [(path, begin, end) for name, begin, end in run.spans if (path := _present(name)) is not None]

    def records(account: Account) -> Iterator[Record]:
        for name, _, _ in run.spans:
            if _present(name) is None:
                account.problems.append(f"{name}: is no longer there; what the run wrote to it is left out")
        for path, begin, end in spans:
            yield from filter(has_shape, read_span(path, begin, end, _SCHEMAS, account))

    files = tuple(path for path, _, _ in spans)
    name = name_of_run(run.started)
    return Found(title=f"Run {name}", files=files, records=records, facts=_facts(name, [run]), standings=standings)


def _of_files(what: str, runs: tuple[PastRun, ...], standings: tuple[Standing, ...]) -> Found:
    files = with_rejects(expand([what]))

    def records(account: Account) -> Iterator[Record]:
        for place, record in read_records(files, _SCHEMAS, None, account):
            if has_shape(record):
                yield record
            else:
                account.problems.append(f"{place}: no record; it is left out")

    facts = _facts(Path(what).name, _writers(files, runs))
    return Found(title=Path(what).name, files=files, records=records, facts=facts, standings=standings)


def _writers(files: tuple[Path, ...], runs: tuple[PastRun, ...]) -> list[PastRun]:
    """Return the runs that wrote these files, all of them and nothing else; none where others wrote to them, too."""
    seen = filter(os.path.exists, files)
    sizes = {str(path.absolute()): path.stat().st_size for path in seen}
    writers = [run for run in runs if any(path in sizes for path, _, _ in run.spans)]
    written = dict.fromkeys(sizes, 0)
    for run in writers:
        for path, begin, end in run.spans:
            if path not in written:
                return []
            written[path] += end - begin
    return writers if written == sizes else []


def _facts(name: str, runs: list[PastRun]) -> RunFacts | None:
    if not runs:
        return None
    return RunFacts(
        name=name,
        started=stamp(min(run.started for run in runs)),
        seconds=sum(run.seconds for run in runs),
        pages=sum(run.pages for run in runs),
        articles=sum(run.articles for run in runs),
        rejects=sum(run.rejects for run in runs),
        duplicates=sum(run.duplicates for run in runs),
    )


def _newest(template: str) -> str:
    """Return the file of an output's template that was written last. Raises UsageError."""
    pattern = escape(template).replace("{date}", "*").replace("{source}", "*")
    found = [path for ending in _PACKED for path in glob(f"{pattern}{ending}")]  # noqa: PTH207 - a whole pattern
    if not found:
        raise UsageError(f"there is no run yet, and nothing in {template}; name a file of records")
    return max(found, key=lambda path: Path(path).stat().st_mtime)


def _present(name: str) -> Path | None:
    """Return where a file is now: a day that is over may have been compressed."""
    paths = (f"{name}{ending}" for ending in _PACKED)
    return next((Path(path) for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - Path's may raise


def _moment(text: str) -> float | None:
    """Return the time that a run is named by, in seconds since 1970; None for another name."""
    day, _, clock = text.partition("T")
    try:
        return datetime.fromisoformat(f"{day}T{clock.replace('-', ':')}").astimezone(UTC).timestamp()
    except (ValueError, OverflowError):
        return None
