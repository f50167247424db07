"""Cards: what stands beside the title of another article, and belongs to it."""

from newsbot.errors import RemovedReason
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.named_page import BOX, CLOSE_BOX, OF_CARDS, WIDE_BOX, NamedPage
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_in_links import ALL_LINK
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import is_title
from newsbot.extraction.steps import enclosing

_IN_CARDS = OF_CARDS | {RemovedReason.OTHER, RemovedReason.NAVIGATION}
_COUNT = 6  # characters of the number of an article's comments
_TITLE = 25  # characters
_ABOVE = 12  # blocks above the text: further above, links that hold several lines are menus
_QUOTE = Region.QUOTE.value
_ARTICLE = Region.ARTICLE.value
_NO_LINE = (Region.NAV | Region.FORM).value
_NO_CARD = (Region.NAV | Region.FORM | Region.BUTTON).value


def is_of_card(named: NamedPage, at: int) -> bool:
    """Tell whether a block is part of another article's card."""
    reason = named.reasons[at]
    if reason in _IN_CARDS and _is_beside_title(named, at):
        return True
    if at in named.unsure and _shares_link(named, at):
        return True
    is_count = reason is RemovedReason.COMMENTS and len(named.blocks[at].text) <= _COUNT
    if not is_count and reason not in OF_CARDS:
        return False
    topics = named.page.topics(named.blocks[at].step)
    if reason is RemovedReason.DATELINE and at > named.page.last and named.blocks[at].link_density >= ALL_LINK:
        return Topic.COMMENTS not in topics  # leads to what else appeared that day, or to what it dates
    level = topics.get(Topic.LINK_LIST, BOX)
    return level <= (CLOSE_BOX if is_count else 1)


def _is_beside_title(named: NamedPage, at: int) -> bool:
    """Tell whether a block belongs to another article's title, which is a link, next to it."""
    block, reasons, page = named.blocks[at], named.reasons, named.page
    no_card = _NO_LINE if reasons[at] in OF_CARDS else _NO_CARD
    if block.region & no_card or block.step in page.holding or _is_own(named, at) or page.is_in_margin(block):
        return False
    if at > named.start and (block.level == 1 or _is_in_another_article(named, block)):
        return True  # the headline of another article that is shown below
    # A name, a date or a link may be the article's own, or a menu's: it has to stand closer.
    is_line = reasons[at] is RemovedReason.OTHER
    levels, beside = (BOX, (-1, 1, -2, 2)) if is_line else (CLOSE_BOX, (-1, 1))
    if at > named.start and reasons[at] in OF_CARDS:
        levels = WIDE_BOX
    return any(
        _is_title_of_card(named, other, of=at) and named.share_a_box(at, other, levels)
        for other in (at + step for step in beside)
    )


def _is_own(named: NamedPage, at: int) -> bool:
    """Tell whether a byline, a dateline or a heading stands right above the article's text."""
    is_above = named.near.start <= at < named.start
    return is_above and (named.reasons[at] in OF_CARDS or named.blocks[at].level == 1)


def _shares_link(named: NamedPage, at: int) -> bool:
    """Tell a line that shares a link with others, one of them a title or a sentence: the link is a card."""
    blocks = named.blocks
    link = enclosing(blocks[at].step, "a")
    if link is None or at < named.start - _ABOVE or named.page.is_outside(link) or blocks[at].region & _QUOTE:
        return False
    beside = (other for other in (at - 1, at + 1) if 0 <= other < len(blocks))
    others = (other for other in beside if enclosing(blocks[other].step, "a") is link)
    return any(max(len(blocks[other].text), len(blocks[at].text)) > _TITLE for other in others)


def _is_title_of_card(named: NamedPage, other: int, *, of: int) -> bool:
    """Tell whether a block is another article's title, as far as one beside it may be its card."""
    if not 0 <= other < len(named.blocks) or not is_title(named.blocks[other]):
        return False
    if named.blocks[other].level is not None:
        return True
    # Above the text, a long name in a trail of links looks like a title.
    is_listed = of >= named.start or Topic.LINK_LIST in named.page.topics(named.blocks[other].step)
    is_menu = named.reasons[of] is RemovedReason.NAVIGATION and not _is_subject(named, of)
    return named.reasons[other] is RemovedReason.LINK_LIST and is_listed and not is_menu


def _is_subject(named: NamedPage, at: int) -> bool:
    """Tell the subject of another article from the entry of a menu."""
    near = named.page.topics(named.blocks[at].step)
    return at > named.start and Topic.TAGS in near and Topic.LINK_LIST in near


def _is_in_another_article(named: NamedPage, block: PageBlock) -> bool:
    """Tell whether a block stands in an element for an article that holds none of the text."""
    if not block.region & _ARTICLE or Topic.COMMENTS in named.page.topics(block.step):
        return False
    return not named.page.is_outside(enclosing(block.step, "article"))
