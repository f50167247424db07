"""The Japan News, with what is known of it by hand."""

from typing import Any

from newsbot.crawling.start import Start, seeds
from newsbot.sites.japannews import JAPANNEWS
from newsbot.spiders.arguments import refuse_unknown
from newsbot.spiders.site import SiteSpider


class JapanNewsSpider(SiteSpider):
    """Follows the Japan News. `since` and `until` (dates) ask for older articles than a first crawl takes."""

    name = "japannews"

    def __init__(self, since: str | None = None, until: str | None = None, **kwargs: Any) -> None:
        refuse_unknown(kwargs, known=("since", "until"))
        start = Start(source=JAPANNEWS, name=JAPANNEWS.name, listings=seeds(JAPANNEWS))
        super().__init__(starts=(start,), since=since, until=until, **kwargs)
