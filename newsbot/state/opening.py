"""The ledger that a run's options name."""

from datetime import datetime

from newsbot.options import RunOptions
from newsbot.state.ledger import Ledger


def open_ledger(options: RunOptions, started: datetime) -> Ledger:
    """Open the ledger of a run that began at `started`. Raises OutputError, LockedError, see `Ledger.open`."""
    return Ledger.open(
        state=options.state,
        articles=options.output,
        rejects=options.rejects,
        started=started,
        keep_duplicates=options.keep_duplicates,
        per_output=options.per_output,
        pages=options.pages,
        near=options.near,
    )
