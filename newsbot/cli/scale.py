"""`newsbot scale`: archives on engines for many machines."""

import os
import shutil
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import click

from newsbot.cli.settings import project_settings
from newsbot.configuration import read_options
from newsbot.errors import ExitCode, InputError, OutputError, UsageError

_NEEDS = {"local": "datatrove", "slurm": "datatrove", "ray": "ray"}


@click.group(short_help="Extract archives on datatrove: one machine, Slurm, Ray.")
def scale() -> None:
    """Extract archives that are too large for one command, on datatrove.

    \b
    Example:
      newsbot scale extract cc-news/ articles/ --workers 8
    """


@scale.command(short_help="Extract the archives of a folder.")
@click.argument("source", metavar="INPUT")
@click.argument("output")
@click.option("--executor", type=click.Choice(["local", "slurm", "ray"]), default="local", help="What runs the tasks.")
@click.option("--tasks", type=click.IntRange(1), help="Shares of the files; without it each file is one.")
@click.option("--workers", type=click.IntRange(1), help="Tasks at once; without it as many as CPUs.")
@click.option("--glob", "pattern", metavar="PATTERN", help="Only files whose path below INPUT matches.")
@click.option("--parquet", is_flag=True, help="Write articles as Parquet, not as JSON Lines.")
@click.option("--time", metavar="HH:MM:SS", default="24:00:00", help="What a task may take (Slurm).")
@click.option("--partition", metavar="NAME", help="The partition to run on (Slurm).")
def extract(source: str, output: str, executor: str, pattern: str | None, **given: Any) -> ExitCode:
    """Extract the archives of the folder INPUT to the folder OUTPUT.

    Both are paths or fsspec URLs (s3://, hf://). Files are whatever `newsbot
    extract` reads; each task has whole files and writes articles/RANK.jsonl.gz
    and rejects/RANK.jsonl.gz. Running it again does what is not done. Settings
    (NEWSBOT_MIN_WORDS, ...) are those of newsbot. Needs 'newsbot[datatrove]',
    and 'newsbot[ray]' for Ray.

    \b
    Examples:
      newsbot scale extract cc-news/ out/ --workers 8
      newsbot scale extract s3://bucket/warc/ s3://bucket/out/ \\
        --executor slurm --tasks 500 --partition cpu
    """
    if find_spec(_NEEDS[executor]) is None or find_spec("datatrove") is None:
        extra = "ray" if executor == "ray" else "datatrove"
        raise UsageError(f"--executor {executor} needs {_NEEDS[executor]}; pip install 'newsbot[{extra}]'")
    if executor == "slurm" and shutil.which("sbatch") is None:
        raise UsageError("--executor slurm: there is no sbatch here; run it on a login node of the cluster")
    # An extra, and a second of imports.
    from newsbot.scale.pipeline import EXECUTORS, ScaleOptions, count_files  # noqa: PLC0415

    run = read_options(project_settings({}), os.environ, per_output=True)
    options = ScaleOptions(
        input=source,
        output=output,
        started=datetime.now(UTC),
        glob=pattern,
        tasks=given["tasks"],
        workers=given["workers"] or os.cpu_count() or 1,
        parquet=given["parquet"],
        slurm={"time": given["time"], "partition": given["partition"]},
    )
    try:
        files = count_files(options)
    except OSError as error:
        raise InputError(source, f"cannot be listed ({error})") from error
    if files == 0:
        raise UsageError(f"{source}: there are no files to read{f' that match {pattern}' if pattern else ''}")
    _run(EXECUTORS[executor](options, run, files), output)
    return ExitCode.OK


def _run(executor: Any, output: str) -> None:
    if sys.platform == "linux":
        # What datatrove forks for itself (its queue's server) must not outlive a killed driver.
        from newsbot.workers.lifeline import die_with  # noqa: PLC0415

        driver = os.getpid()
        os.register_at_fork(after_in_child=lambda: die_with(driver))
    try:
        stats = executor.run()
    except Exception as error:
        raise OutputError(
            f"a task failed ({error}); its log is in {output}/logs; run it again to do what is left"
        ) from error
    if stats is not None:
        _tell(stats, output)


def _tell(stats: Any, output: str) -> None:
    counts = {name: int(stat.total) for step in stats.stats for name, stat in step.stats.items()}
    reasons = ", ".join(
        f"{name.removeprefix('reject ')} {n}" for name, n in counts.items() if name.startswith("reject ")
    )
    rejects = f" ({reasons})" if reasons else ""
    click.echo(
        f"{counts.get('articles', 0)} articles, {counts.get('rejects', 0)} rejects{rejects} in {output}", err=True
    )
