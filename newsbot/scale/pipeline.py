"""The pipeline that turns archives into records, and the engines that run it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor
from datatrove.executor.base import PipelineExecutor
from datatrove.io import get_datafolder
from datatrove.pipeline.base import PipelineStep

from newsbot.options import RunOptions
from newsbot.scale.extract import Extract
from newsbot.scale.reader import PageReader
from newsbot.scale.writers import RecordWriter, parquet_writer


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleOptions:
    """What to read and write, and how: `input` and `output` are folders, as paths or fsspec URLs.

    `tasks` shares the files (None: one task a file), `workers` run at once. `started` is when pages were fetched of
    which nothing is known. `slurm` are settings for Slurm's executor (`time`, `partition`, ...).
    """

    input: str
    output: str
    started: datetime
    glob: str | None = None
    tasks: int | None = None
    workers: int = 1
    parquet: bool = False
    slurm: Mapping[str, Any] = field(default_factory=dict)


def steps(options: ScaleOptions, run: RunOptions, *, dies_with_parent: bool = False) -> list[PipelineStep]:
    """Return the steps of the pipeline: read, extract, write. Others, as datatrove's filters, may stand between."""
    articles = parquet_writer(options.output) if options.parquet else RecordWriter(options.output, "articles")
    rejects = RecordWriter(options.output, "rejects")
    return [
        PageReader(options.input, run.loader, started=options.started, glob=options.glob),
        Extract(run.extraction, run.workers, rejects, dies_with_parent=dies_with_parent),
        articles,
    ]


def count_files(options: ScaleOptions) -> int:
    """Return how many files the input has."""
    return len(get_datafolder(options.input).list_files(recursive=True, glob_pattern=options.glob))


def _common(options: ScaleOptions, files: int) -> dict[str, Any]:
    return {
        "tasks": min(options.tasks or files, files),
        "workers": options.workers,
        "logging_dir": f"{options.output.rstrip('/')}/logs",
    }


def _local(options: ScaleOptions, run: RunOptions, files: int) -> PipelineExecutor:
    # Spawned processes are the driver's own children, and can be made to die with it.
    pipeline = steps(options, run, dies_with_parent=options.workers > 1)
    return LocalPipelineExecutor(pipeline, start_method="spawn", **_common(options, files))


def _slurm(options: ScaleOptions, run: RunOptions, files: int) -> PipelineExecutor:
    settings = {"job_name": "newsbot", **options.slurm}
    return SlurmPipelineExecutor(steps(options, run), **_common(options, files), **settings)


def _ray(options: ScaleOptions, run: RunOptions, files: int) -> PipelineExecutor:
    return RayPipelineExecutor(steps(options, run), **_common(options, files))


EXECUTORS: Mapping[str, Callable[[ScaleOptions, RunOptions, int], PipelineExecutor]] = MappingProxyType(
    {"local": _local, "slurm": _slurm, "ray": _ray}
)
"""By name what makes the executor of the pipeline: it takes the options and the number of files."""
