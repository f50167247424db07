"""What is kept of runs, and for how long."""

from newsbot.jobs.job import Job
from newsbot.jobs.run_files import prune
from newsbot.state.database import Database
from newsbot.state.retention import forget_runs


def retain(job: Job, database: Database, now: float) -> None:
    """Forget runs and delete their files that are older than `keep`; articles stay. Raises OutputError."""
    before = now - job.file.keep.total_seconds()
    forget_runs(database, before)
    prune(job.runs_folder, before)
