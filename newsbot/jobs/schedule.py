"""What starts scheduled runs: the command with absolute paths, its environment, how often."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from newsbot.sources import SourcesFile

_HOUR = timedelta(hours=1)
# A site is asked no more often than that, however short its `every`.
_MOST_OFTEN = 5
_SHARE_OF_TIME = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """A job for cron or systemd. `minutes` (a divisor of 60) lie between two runs, the first at minute `first`."""

    python: str
    sources: str
    folder: str
    environment: Mapping[str, str]
    minutes: int
    first: int

    @property
    def command(self) -> tuple[str, ...]:
        """The command, with absolute paths. It imports nothing from the folder that it runs in."""
        most = f"{int(self.minutes * 60 * _SHARE_OF_TIME)}s"
        return (self.python, "-P", "-m", "newsbot", "run", self.sources, "--max-time", most)

    @property
    def name(self) -> str:
        """A name of its own for each sources.toml."""
        folder = re.sub(r"[^A-Za-z0-9]+", "-", Path(self.folder).name).strip("-")
        return f"newsbot-{folder or 'root'}-{_digest(self.sources)[:6]}"


def schedule_of(path: str, file: SourcesFile, *, python: str, folder: str, environ: Mapping[str, str]) -> Schedule:
    """Return the schedule of a sources.toml: hourly, or as often as its sources ask for.

    Each runs at a minute of its own: at the full hour everybody's jobs run. The `NEWSBOT_*` settings of `environ` go
    along, and what makes Python speak UTF-8 where no locale is set.
    """
    sources = str(Path(folder, path).resolve())
    shortest = min((source.every for source in file.sources), default=_HOUR)
    wanted = max(min(shortest, _HOUR) / timedelta(minutes=1), _MOST_OFTEN)
    minutes = max(n for n in (5, 6, 10, 12, 15, 20, 30, 60) if n <= wanted)
    own = {name: value for name, value in sorted(environ.items()) if name.startswith("NEWSBOT_")}
    return Schedule(
        python=python,
        sources=sources,
        folder=folder,
        environment={"PYTHONUTF8": "1", **own},
        minutes=minutes,
        first=int(_digest(sources), 16) % minutes,
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
