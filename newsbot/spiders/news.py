"""Any news site, or many."""

from typing import Any

from newsbot.crawling.start import plan
from newsbot.spiders.arguments import refuse_unknown
from newsbot.spiders.site import SiteSpider


class NewsSpider(SiteSpider):
    """Follows sites: `url` names one, `sources` a sources.toml, `urls` a file of article addresses.

    `only` chooses from a sources.toml: one name, or a tuple of them. `since` and `until` (dates) ask for older articles
    than a first crawl takes.
    """

    name = "news"

    def __init__(
        self,
        url: str | None = None,
        sources: str | None = None,
        urls: str | None = None,
        only: str | tuple[str, ...] | None = None,
        since: str | None = None,
        until: str | None = None,
        **kwargs: Any,
    ) -> None:
        refuse_unknown(kwargs, known=("url", "sources", "urls", "only", "since", "until"))
        starts = plan(url=url, sources=sources, urls=urls, only=only)
        super().__init__(starts=starts, since=since, until=until, **kwargs)
