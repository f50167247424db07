"""Records of all workers to one output: each once, whatever is killed when."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from newsbot.fleet.store import FleetStore
from newsbot.fleet.wire import unpack_item
from newsbot.items import Article, Duplicate, Reject
from newsbot.options import RunOptions
from newsbot.state import Ledger
from newsbot.state.opening import open_ledger

_AT_ONCE = 200
_WAIT_SECONDS = 0.25


def collect(store: FleetStore, options: RunOptions, *, follow: bool) -> dict[str, int]:
    """Write what the workers committed, judged as one crawl's; end when no worker has work left, unless `follow`.

    A record is forgotten by Redis when it stands in the output; that it does is committed with it. Returns how many
    articles, rejects and duplicates there were. Raises OutputError, LockedError.
    """
    ledger = open_ledger(replace(options, per_output=False, pages=None), datetime.now(UTC))
    counts = {"articles": 0, "rejects": 0, "duplicates": 0}
    with closing(ledger):
        while True:
            # Asked before the records are: what comes between is looked for once more.
            has_work = store.has_work
            found = store.records(_AT_ONCE)
            if found:
                _write(ledger, found, counts)
                store.drop([number for number, _ in found])
            elif not follow and not has_work:
                return counts
            else:
                time.sleep(_WAIT_SECONDS)


def _write(ledger: Ledger, found: list[tuple[str, dict[str, str]]], counts: dict[str, int]) -> None:
    for number, fields in found:
        name = f"redis:{number}"
        if ledger.is_done(name, ""):
            continue
        item = unpack_item(fields["item"])
        outcome = ledger.judge(item) if isinstance(item, Article) else item
        ledger.finish(name)
        ledger.write(outcome, written=partial(_count, counts, outcome))
    ledger.commit()


def _count(counts: dict[str, int], outcome: Article | Reject | Duplicate) -> None:
    counts[f"{type(outcome).__name__.lower()}s"] += 1
