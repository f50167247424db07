"""The pipeline that turns archives into records, and the engines that run it."""

from collections.abc import Mapping
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


def extraction(kind: str, options: ScaleOptions, run: RunOptions) -> PipelineExecutor:
    """Return the executor that extracts; `kind` is one of EXECUTORS."""
    files = count_files(options)
    # Spawned processes are the driver's own children, and can be made to die with it.
    pipeline = steps(options, run, dies_with_parent=kind == "local" and options.workers > 1)
    return EXECUTORS[kind](pipeline, options, min(options.tasks or files, files), "extract", None)


def _local(
    pipeline: list[PipelineStep], options: ScaleOptions, tasks: int, stage: str, depends: PipelineExecutor | None
) -> PipelineExecutor:
    return LocalPipelineExecutor(pipeline, start_method="spawn", **_common(options, tasks, stage, depends))


def _slurm(
    pipeline: list[PipelineStep], options: ScaleOptions, tasks: int, stage: str, depends: PipelineExecutor | None
) -> PipelineExecutor:
    settings = {"job_name": f"newsbot-{stage}", **options.slurm}
    return SlurmPipelineExecutor(pipeline, **_common(options, tasks, stage, depends), **settings)


def _ray(
    pipeline: list[PipelineStep], options: ScaleOptions, tasks: int, stage: str, depends: PipelineExecutor | None
) -> PipelineExecutor:
    return RayPipelineExecutor(pipeline, **_common(options, tasks, stage, depends))


def _common(options: ScaleOptions, tasks: int, stage: str, depends: PipelineExecutor | None) -> dict[str, Any]:
    logs = f"{options.output.rstrip('/')}/logs/{stage}"
    return {"tasks": tasks, "workers": options.workers, "logging_dir": logs, "depends": depends}


EXECUTORS = MappingProxyType({"local": _local, "slurm": _slurm, "ray": _ray})
"""By name what makes an executor of steps, options, a number of tasks, a stage's name, and what is done before."""
