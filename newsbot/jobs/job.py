"""What a scheduled run is to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from scrapy.settings import Settings

from newsbot.configuration import MEMORY, compression, read_options
from newsbot.errors import UsageError
from newsbot.jsonl.compressed import Compression
from newsbot.options import RunOptions
from newsbot.sources import SourcesFile, read_sources_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One scheduled run: the sources.toml at `path`, what it says, and the settings to crawl with."""

    path: str
    file: SourcesFile
    settings: Settings
    options: RunOptions
    max_time: timedelta | None = None
    compression: Compression | None = None

    @property
    def runs_folder(self) -> Path:
        """Where summaries and logs of runs go: beside the state."""
        return Path(self.options.state).parent / "runs"


def read_job(path: str, settings: Settings, environ: Mapping[str, str], max_time: timedelta | None) -> Job:
    """Return the job of a sources.toml. Raises UsageError."""
    file = read_sources_file(path)
    options = read_options(settings, environ, per_output=False)
    if options.state == MEMORY:
        raise UsageError("a scheduled run has to remember the ones before it; name a file for output and state")
    if file.spidermon:
        _add_spidermon(settings, file.spidermon)
    return Job(
        path=path,
        file=file,
        settings=settings,
        options=options,
        max_time=max_time,
        compression=compression(settings, environ),
    )


def _add_spidermon(settings: Settings, table: Mapping[str, Any]) -> None:
    if find_spec("spidermon") is None:
        raise UsageError("[spidermon]: Spidermon is not installed; pip install 'newsbot[spidermon]'")
    from newsbot.jobs.spidermon import add_actions  # noqa: PLC0415 - an extra

    add_actions(settings, table)
