"""The last look at an article: whether it is one, and may be taken."""

from newsbot.errors import PageRejected, RejectReason
from newsbot.items import Article
from newsbot.options import ExtractionOptions


def check(article: Article, options: ExtractionOptions) -> None:
    """Raise PageRejected where an article is none, or its page opts out of a use that `options.opt_outs` names.

    A text shorter than `options.min_words` words (characters, in scripts without spaces) is none.
    """
    for name in sorted(options.opt_outs):
        if getattr(article.permissions, name):
            raise PageRejected(RejectReason.OPTED_OUT, f"the page says {name}, and NEWSBOT_OBEY_OPT_OUTS names that")
    if article.word_count < options.min_words:
        detail = f"{article.word_count} words; the shortest article has {options.min_words}"
        raise PageRejected(RejectReason.TOO_SHORT, detail)
