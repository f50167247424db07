"""A local web: news sites of our own on 127.0.0.1, with all that happens to real ones."""

from tests.site.messages import Seen
from tests.site.newssite import NewsSite
from tests.site.story import Story
from tests.site.web import LocalWeb

__all__ = ["LocalWeb", "NewsSite", "Seen", "Story"]
