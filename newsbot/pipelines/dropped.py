"""Items that end without a record in the articles' output: one exception a reason, so that Scrapy counts them."""

from types import MappingProxyType

from scrapy.exceptions import DropItem

from newsbot.errors import RejectReason
from newsbot.items import Duplicate, Reject


class Dropped(DropItem):
    """An item that goes no further; logged at INFO, for it is in the day's work."""

    def __init__(self, message: str) -> None:
        super().__init__(message, log_level="INFO")


class DuplicateArticle(Dropped):
    """The article is in the output already."""


class Abandoned(Dropped):
    """The run was stopped before the page was done; the next run takes it again."""


def _class_name(reason: RejectReason) -> str:
    return "".join(part.capitalize() for part in reason.split("_"))


REJECTED = MappingProxyType({reason: type(_class_name(reason), (Dropped,), {}) for reason in RejectReason})
"""For each reason of a reject the exception that is raised: `not_an_article` is `NotAnArticle`."""


def rejected(reject: Reject) -> Dropped:
    """Return the exception that says that a page was rejected."""
    dropped: Dropped = REJECTED[reject.reason](f"{reject.input or reject.url}: {reject.reason}: {reject.detail}")
    return dropped


def duplicate(item: Duplicate) -> DuplicateArticle:
    """Return the exception that says that a page's article is in the output already."""
    return DuplicateArticle(f"{item.input or item.url}: the article {item.id} is in the output already")
