"""The settings of a command's crawl: the project's, then what the command is for, then the flags."""

from collections.abc import Mapping

from scrapy.settings import Settings

from newsbot.settings import EXTENSIONS

_LOOKING: dict[str, object] = {
    # Nothing is extracted, written or remembered.
    "NEWSBOT_OUTPUT": "-",
    "NEWSBOT_REJECTS": None,
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {**EXTENSIONS, "newsbot.extensions.progress.Progress": None},
}


def project_settings(flags: Mapping[str, str | int | bool | None]) -> Settings:
    """Return the project's settings with flags over them (None: not given)."""
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    settings.set("SPIDER_MODULES", [], priority="project")  # a command has its spider, and need not load the others
    # The summary says what there is to say; what went wrong comes as it happens.
    settings.set("LOG_LEVEL", "WARNING", priority="project")
    settings.setdict({name: value for name, value in flags.items() if value is not None}, priority="cmdline")
    return settings


def looking_settings() -> Settings:
    """Return the settings of a crawl that only looks: with all of a crawl's manners, and without its pipelines."""
    settings = project_settings({})
    # What cannot be fetched is shown in its place.
    settings.set("LOG_LEVEL", "CRITICAL", priority="project")
    settings.setdict(_LOOKING, priority="cmdline")
    return settings
