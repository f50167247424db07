"""A spider and a pipeline as another project may have them beside ours."""

from collections.abc import AsyncIterator
from typing import Any

from newsbot import settings
from newsbot.items import Article
from newsbot.spiders.local import LocalSpider


class Swallow:
    """A pipeline with a bug."""

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Article) and item.headline == "Lost":
            raise ValueError("a bug of another")
        return item


class MixedSpider(LocalSpider):
    name = "mixed"
    custom_settings: dict[str, Any] | None = {  # noqa: RUF012  (as Scrapy declares it)
        "ITEM_PIPELINES": {**settings.ITEM_PIPELINES, Swallow: 600}
    }

    async def start(self) -> AsyncIterator[Any]:
        yield {"foreign": [1, 2]}
        async for item in super().start():
            yield item
