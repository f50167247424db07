"""`newsbot scale`: archives on engines for many machines."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import click

from newsbot.cli.settings import project_settings
from newsbot.configuration import read_options
from newsbot.errors import ExitCode, InputError, OutputError, UsageError

_NEEDS = {"datatrove": ("datatrove",), "minhash": ("datatrove", "spacy", "tokenizers"), "ray": ("datatrove", "ray")}


@click.group(short_help="Extract archives on datatrove: one machine, Slurm, Ray.")
def scale() -> None:
    """Extract archives that are too large for one command, on datatrove.

    \b
    Example:
      newsbot scale extract cc-news/ articles/ --workers 8
    """


_EXECUTORS = ("local", "slurm", "ray")
_options = (
    click.option("--executor", type=click.Choice(_EXECUTORS), default="local", help="What runs the tasks."),
    click.option("--workers", type=click.IntRange(1), help="Tasks at once; without it as many as CPUs."),
    click.option("--glob", metavar="PATTERN", help="Only files whose path below INPUT matches."),
    click.option("--time", metavar="HH:MM:SS", default="24:00:00", help="What a task may take (Slurm)."),
    click.option("--partition", metavar="NAME", help="The partition to run on (Slurm)."),
)


def _with_options(command: Callable[..., ExitCode]) -> Callable[..., ExitCode]:
    for option in reversed(_options):
        command = option(command)
    return command


@scale.command(short_help="Extract the archives of a folder.")
@click.argument("source", metavar="INPUT")
@click.argument("output")
@click.option("--tasks", type=click.IntRange(1), help="Shares of the files; without it each file is one.")
@click.option("--parquet", is_flag=True, help="Write articles as Parquet, not as JSON Lines.")
@_with_options
def extract(source: str, output: str, tasks: int | None, *, parquet: bool, **given: Any) -> ExitCode:
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
    _check(given["executor"], "datatrove")
    # An extra, and a second of imports.
    from newsbot.scale.pipeline import extraction  # noqa: PLC0415

    run = read_options(project_settings({}), os.environ, per_output=True)
    options = _scale_options(source, output, given, tasks=tasks, parquet=parquet)
    _run(extraction(given["executor"], options, run), output)
    return ExitCode.OK


@scale.command(short_help="Leave out near-duplicates among all tasks' articles.")
@click.argument("source", metavar="INPUT")
@click.argument("output")
@click.option("--language", default="en", help="The articles' language (ISO 639): how words are told apart.")
@_with_options
def dedup(source: str, output: str, language: str, **given: Any) -> ExitCode:
    """Leave out near-duplicates among the articles of the folder INPUT.

    datatrove's MinHash, in four stages; INPUT holds what `newsbot scale
    extract` wrote (its folder articles). The first of each kind goes to
    articles/ of the folder OUTPUT, the others to removed/. Running it again
    does what is not done. Needs 'newsbot[minhash]'.

    \b
    Example:
      newsbot scale dedup out/articles unique/ --workers 8
    """
    _check(given["executor"], "minhash")
    from newsbot.scale.dedup import deduplication  # noqa: PLC0415

    _run(deduplication(given["executor"], _scale_options(source, output, given), language), output)
    return ExitCode.OK


def _check(executor: str, extra: str) -> None:
    """Raise UsageError where the machine lacks what a command needs."""
    extra = "ray" if executor == "ray" and find_spec("ray") is None else extra
    missing = [name for name in _NEEDS[extra] if find_spec(name) is None]
    if missing:
        raise UsageError(f"{' and '.join(missing)} is not installed; pip install 'newsbot[{extra}]'")
    if executor == "slurm" and shutil.which("sbatch") is None:
        raise UsageError("--executor slurm: there is no sbatch here; run it on a login node of the cluster")


def _scale_options(source: str, output: str, given: Mapping[str, Any], **more: Any) -> Any:
    from newsbot.scale.pipeline import ScaleOptions, count_files  # noqa: PLC0415

    options = ScaleOptions(
        input=source,
        output=output,
        started=datetime.now(UTC),
        glob=given["glob"],
        workers=given["workers"] or os.cpu_count() or 1,
        slurm={"time": given["time"], "partition": given["partition"]},
        **more,
    )
    try:
        files = count_files(options)
    except OSError as error:
        raise InputError(source, f"cannot be listed ({error})") from error
    if files == 0:
        matching = f" that match {options.glob}" if options.glob else ""
        raise UsageError(f"{source}: there are no files to read{matching}; name the folder that holds them")
    return options


def _run(executor: Any, output: str) -> None:
    from newsbot.workers.lifeline import die_with  # noqa: PLC0415

    driver = os.getpid()
    # What datatrove forks for itself (its queue's server) must not outlive a killed driver.
    os.register_at_fork(after_in_child=lambda: die_with(driver))
    try:
        stats = executor.run()
    except Exception as error:
        remedy = f"its log is in {output}/logs; run it again to do what is left"
        raise OutputError(f"a task failed ({error}); {remedy}") from error
    if stats is not None:
        click.echo(f"{_told(stats)} in {output}", err=True)


def _told(stats: Any) -> str:
    counts = {name: int(stat.total) for step in stats.stats for name, stat in step.stats.items()}
    reasons = [f"{name.removeprefix('reject ')} {n}" for name, n in counts.items() if name.startswith("reject ")]
    if "articles" not in counts:
        return f"{counts.get('forwarded', 0)} articles kept, {counts.get('dropped', 0)} left out"
    rejects = f"{counts.get('rejects', 0)} rejects" + (f" ({', '.join(reasons)})" if reasons else "")
    return f"{counts['articles']} articles, {rejects}"
