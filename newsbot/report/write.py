"""From what a person names to the report of it."""

from collections.abc import Iterator
from pathlib import Path

from newsbot.items import ARTICLE_SCHEMA
from newsbot.jsonl.records import Account, has_shape, read_records
from newsbot.options import RunOptions
from newsbot.report.collect import Limits, Record, collect
from newsbot.report.find import find
from newsbot.report.page import as_page


def write_report(what: str, options: RunOptions, limits: Limits) -> tuple[str, list[str]]:
    """Return the report's page and what was wrong with the records. Raises UsageError where there are none."""
    found, account = find(what, options), Account()
    report = collect(found.records(account), limits, _earlier(found.files))
    report.problems = account.problems
    return as_page(found.title, report, found.facts, found.standings), account.problems


def _earlier(files: tuple[Path, ...]) -> Iterator[Record]:
    """Yield all articles of the files, to look in for the revisions before those of a report."""
    # What is no record was told of when the report's own were read.
    for _, record in read_records(files, {ARTICLE_SCHEMA}, None, Account()):
        if has_shape(record):
            yield record
