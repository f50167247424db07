"""Runs of a ledger, for tests to look at what they left."""

import json
from pathlib import Path
from typing import Any

from newsbot.items import Article, Reject
from newsbot.state import Ledger
from tests.state.records import STARTED


def open_ledger(folder: Path, articles: str = "out.jsonl", **changes: Any) -> Ledger:
    """Open a ledger whose files are in `folder`, unless `changes` say otherwise."""
    options: dict[str, Any] = {
        "state": str(folder / "state.sqlite"),
        "articles": str(folder / articles),
        "rejects": str(folder / "rejects.jsonl"),
        "started": STARTED,
        "keep_duplicates": False,
        "per_output": True,
    }
    return Ledger.open(**(options | changes))


def take(ledger: Ledger, *items: Article | Reject) -> list[str]:
    """Write what is not done yet, as a run does, and return what became of it."""
    became = []
    for item in items:
        if ledger.is_done(str(item.input), "content"):
            became.append("done")
            continue
        ledger.begin(str(item.input), "content")
        outcome = ledger.judge(item) if isinstance(item, Article) else item
        ledger.write(outcome)
        became.append(f"revision {outcome.revision}" if isinstance(outcome, Article) else type(outcome).__name__)
    return became


def run(folder: Path, *items: Article | Reject, articles: str = "out.jsonl", **changes: Any) -> list[str]:
    """Write in a ledger of its own."""
    ledger = open_ledger(folder, articles, **changes)
    try:
        return take(ledger, *items)
    finally:
        ledger.close()


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
