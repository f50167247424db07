"""The settings of a command's crawl: the project's, then what the command is for, then the flags."""

from collections.abc import Mapping

from scrapy.settings import Settings


def project_settings(flags: Mapping[str, str | int | bool | None]) -> Settings:
    """Return the project's settings with flags over them (None: not given)."""
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    # The summary says what there is to say; what went wrong comes as it happens.
    settings.set("LOG_LEVEL", "WARNING", priority="project")
    settings.setdict({name: value for name, value in flags.items() if value is not None}, priority="cmdline")
    return settings
