"""An output or a state that fails ends the run, not only the item at hand."""

from collections.abc import Iterator
from contextlib import contextmanager

from newsbot.errors import NewsbotError
from newsbot.extensions.run import Run
from newsbot.pipelines.dropped import Abandoned


@contextmanager
def guarded(run: Run) -> Iterator[None]:
    """Stop `run` when the block fails, and drop what comes after: nothing more is written, and nothing is lost."""
    if run.error is not None or run.reader_gone:
        raise Abandoned("the run was stopped before the page was done")
    try:
        yield
    except (NewsbotError, BrokenPipeError) as error:
        run.stop(error)
        raise Abandoned(f"the run was stopped: {error}") from error
