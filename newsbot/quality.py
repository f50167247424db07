"""The last look at an article: whether it is one."""

from newsbot.errors import RejectReason
from newsbot.items import Article
from newsbot.options import ExtractionOptions


def check(article: Article, options: ExtractionOptions) -> RejectReason | None:
    """Return why an article is none, None where it is one.

    The only loss so far is a text shorter than `options.min_words` words (characters, in scripts without spaces).
    """
    return RejectReason.TOO_SHORT if article.word_count < options.min_words else None
