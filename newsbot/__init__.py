"""newsbot: news pages in, clean article records out.

The names in `__all__` are the library: they stay, and what they mean stays, until a major version. They are imported
when they are first asked for, so that `import newsbot` costs next to nothing; none of them imports Scrapy.
"""

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"
EXTRACTOR = f"newsbot {__version__}"
"""The name that records carry in `extractor`."""

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "ExtractionOptions",
    "Image",
    "Method",
    "NewsbotError",
    "PageRejected",
    "Permissions",
    "RejectReason",
    "Removed",
    "RemovedReason",
    "__version__",
    "extract",
    "extract_text",
    "to_record",
]

if TYPE_CHECKING:
    from newsbot.api import extract, extract_text
    from newsbot.errors import NewsbotError, PageRejected, RejectReason, RemovedReason
    from newsbot.items import Article, Block, BlockKind, Image, Method, Permissions, Removed, to_record
    from newsbot.options import ExtractionOptions
else:
    _HOMES = ("newsbot.errors", "newsbot.items", "newsbot.options", "newsbot.api")

    def __getattr__(name: str) -> object:
        """Import a stable name from where it lives, lightest modules first."""
        for home in _HOMES if name in __all__ else ():
            module = import_module(home)
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
