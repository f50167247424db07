"""Spidermon's actions (mail, Slack, Telegram, Sentry, …) tell of alarms: the extra `newsbot[spidermon]`.

A run's alarms are one monitor, looked at when the crawl has ended and before its process does; where there are new
ones it fails, and Spidermon takes the actions.
"""

import inspect
import time
import warnings
from collections.abc import Mapping
from contextlib import closing
from types import SimpleNamespace
from typing import Any

from scrapy.exceptions import ScrapyDeprecationWarning
from scrapy.settings import BaseSettings, Settings
from scrapy.utils.misc import load_object
from spidermon import Monitor, MonitorSuite, monitors
from spidermon.core.actions import Action
from spidermon.exceptions import NotConfigured

from newsbot.errors import UsageError
from newsbot.extensions.run import Run
from newsbot.jobs.health import changes
from newsbot.scheduling.report import RunReport
from newsbot.state.database import Database

_ACTIONS = "NEWSBOT_SPIDERMON_ACTIONS"
_EXTENSION = "spidermon.contrib.scrapy.extensions.Spidermon"


@monitors.name("newsbot")
class AlarmMonitor(Monitor):  # type: ignore[misc]
    """Fails where a source has left the range of its own past in this run."""

    @monitors.name("alarms")  # type: ignore[untyped-decorator]
    def test_alarms(self) -> None:
        """Name the alarms that are new. Nobody learns how a source fares from a run that was interrupted."""
        run = Run.of(self.data.crawler)
        if run.error is not None or self.data.stats.get("finish_reason") == "shutdown":
            self.skipTest("the run was not finished")
        with closing(Database(run.options.state)) as database:
            report = changes(database, RunReport(started=run.started.timestamp(), ended=time.time()))
        if report.raised:
            self.fail("\n".join(f"{alarm.source}: {alarm.kind}: {alarm.words}" for alarm in report.raised))


class AlarmSuite(MonitorSuite):  # type: ignore[misc]
    """The monitor of alarms, with the actions that sources.toml names."""

    monitors = (AlarmMonitor,)

    def __init__(self, *arguments: Any, crawler: Any = None, **options: Any) -> None:
        actions = [load_object(path) for path in crawler.settings.getlist(_ACTIONS)] if crawler else []
        super().__init__(*arguments, crawler=crawler, monitors_failed_actions=actions, **options)


def add_actions(settings: Settings, table: Mapping[str, Any]) -> None:
    """Have Spidermon take the `actions` of a table, whose other keys are its settings. Raises UsageError."""
    # What Spidermon calls of Scrapy that is to go would be told in the mail and the log of every run.
    warnings.filterwarnings("ignore", category=ScrapyDeprecationWarning, module=r"spidermon\.")
    for name, value in table.items():
        settings.set(_ACTIONS if name == "actions" else name, value, priority="project")
    settings.set("SPIDERMON_ENABLED", True, priority="project")
    settings.set("SPIDERMON_ENGINE_STOP_MONITORS", [f"{__name__}.{AlarmSuite.__name__}"], priority="project")
    settings["EXTENSIONS"].set(_EXTENSION, 500, priority="project")
    _check(settings)


def _check(settings: BaseSettings) -> None:
    """Make the actions once: Scrapy would leave Spidermon out without a word where a setting is missing."""
    for path in settings.getlist(_ACTIONS):
        try:
            action: Any = load_object(path)
        except (ImportError, ValueError, NameError) as error:
            raise UsageError(f"[spidermon]: actions: {path}: {error}; name a class, as in README") from error
        is_action = inspect.isclass(action) and issubclass(action, Action)
        if not is_action:
            raise UsageError(f"[spidermon]: actions: {path} is no action of Spidermon; name one, as in README")
        try:
            action.from_crawler(SimpleNamespace(settings=settings))
        except NotConfigured as error:
            raise UsageError(f"[spidermon]: {path}: {error}") from error
