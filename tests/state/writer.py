"""A process that writes through a ledger, for tests to kill and to starve.

Arguments: folder, output's name, number of pages, and "die" to commit twice, after half of them and at the end, and
then to end without closing. It ends with the exit code of an error.
"""

import os
import random
import sys
from pathlib import Path

from newsbot.errors import NewsbotError
from newsbot.items import Article, Reject
from newsbot.state import Ledger
from tests.state.records import STARTED, article, reject


def outcome(number: int) -> Article | Reject:
    """Every fifth page is a reject; every seventh has the article of an earlier one."""
    if number % 5 == 0:
        return reject(number)
    return article(number, url=f"https://news.example/{number % 7 or 1}") if number < 7 else article(number)


def write_all(folder: Path, name: str, pages: int, *, die: bool) -> None:
    ledger = Ledger.open(
        state=str(folder / "state.sqlite"),
        articles=str(folder / f"{name}.jsonl"),
        rejects=str(folder / f"{name}.rejects.jsonl"),
        started=STARTED,
        keep_duplicates=False,
        per_output=True,
    )
    batches = random.Random(name)
    for number in range(pages):
        item = outcome(number)
        if ledger.is_done(str(item.input), "content"):
            continue
        ledger.begin(str(item.input), "content")
        ledger.write(ledger.judge(item) if isinstance(item, Article) else item)
        if number == pages // 2 if die else batches.random() < 0.3:
            ledger.commit()
    if die:
        ledger.commit()
        os._exit(0)
    ledger.close()


def main(folder: str, name: str, pages: str, die: str = "") -> int:
    try:
        write_all(Path(folder), name, int(pages), die=bool(die))
    except NewsbotError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
