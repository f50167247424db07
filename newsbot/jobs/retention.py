"""What is kept of runs, and for how long; and files of days that are over, compressed."""

from datetime import UTC, date, datetime

from newsbot.errors import LockedError
from newsbot.jobs.job import Job
from newsbot.jobs.run_files import prune
from newsbot.jsonl.compressed import compress
from newsbot.jsonl.problems import cannot_write
from newsbot.state.database import Database
from newsbot.state.day_files import finished, forget_file, older
from newsbot.state.retention import forget_details, forget_runs


def retain(job: Job, database: Database, now: float) -> None:
    """Forget runs, and delete their files and rejects, that are older than `keep`; articles stay. Raises OutputError.

    Of links that are as old nothing is kept but that they are known. Where the job says so, files of earlier days are
    compressed.
    """
    before = now - job.file.keep.total_seconds()
    forget_runs(database, before)
    for source in job.file.sources:
        # What is to be asked for again is kept for as long.
        kept = max(job.file.keep, source.refresh or job.file.keep)
        forget_details(database, source.name, now - kept.total_seconds())
    prune(job.runs_folder, before)
    if job.options.rejects is not None:
        _delete(job.options.rejects, datetime.fromtimestamp(before, UTC).date())
    _compress(job, database, datetime.fromtimestamp(now, UTC).date())


def _delete(rejects: str, before: date) -> None:
    for path in older(rejects, before):
        try:
            path.unlink()
        except OSError as error:
            raise cannot_write(str(path), error) from error


def _compress(job: Job, database: Database, today: date) -> None:
    if job.compression is None:
        return
    for template in filter(None, (job.options.output, job.options.rejects)):
        for path in finished(database, template, today):
            try:
                compress(path, job.compression)
            except LockedError:
                # Another program's turn; a later run compresses it.
                continue
            forget_file(database, path)
