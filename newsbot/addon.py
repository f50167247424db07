"""newsbot's pipelines in another Scrapy project: `ADDONS = {"newsbot.addon.Addon": 100}`."""

from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.misc import load_object

from newsbot import settings as own
from newsbot.extensions.run import Run
from newsbot.extensions.stop_log import StopLog
from newsbot.items import Page
from newsbot.spiders.answers import answer_of
from newsbot.spiders.answers import page_of as page_of_answer


class Addon:
    """Adds the pipelines and the run they share, with newsbot's defaults; what the project sets itself stays.

    A spider yields a `Page` for each response that may be an article (`page_of(response)`); other items pass by.
    """

    def update_settings(self, settings: BaseSettings) -> None:
        """Add the components and the defaults of `NEWSBOT_*`."""
        for path, order in own.ITEM_PIPELINES.items():
            settings.setdefault_in_component_priority_dict("ITEM_PIPELINES", load_object(path), order)
        added = {path: order for path, order in own.SPIDER_MIDDLEWARES.items() if order is not None}
        for path, order in added.items():
            settings.setdefault_in_component_priority_dict("SPIDER_MIDDLEWARES", load_object(path), order)
        settings.setdefault_in_component_priority_dict("EXTENSIONS", Run, 100)
        settings.setdefault_in_component_priority_dict("EXTENSIONS", StopLog, 110)
        for name in dir(own):
            if name.startswith("NEWSBOT_"):
                settings.set(name, getattr(own, name), "addon")


def page_of(response: Response, source: str | None = None) -> Page:
    """Return the page to extract from a response; `source` is the name that its records are to carry."""
    return page_of_answer(answer_of(response), source=source)
