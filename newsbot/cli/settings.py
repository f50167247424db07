"""The settings of a command's crawl: the project's, then what the command is for, then the flags."""

from collections.abc import Mapping

from scrapy.settings import Settings

_LOOKING: dict[str, object] = {
    # Nothing is extracted, written or remembered.
    "NEWSBOT_OUTPUT": "-",
    "NEWSBOT_REJECTS": None,
    "ITEM_PIPELINES": {},
    "EXTENSIONS": {"newsbot.extensions.run.Run": 100, "newsbot.extensions.manners.Manners": 150},
}


def project_settings(flags: Mapping[str, str | int | bool | None]) -> Settings:
    """Return the project's settings with flags over them (None: not given)."""
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
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
