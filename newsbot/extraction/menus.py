"""Menus above the article, whatever they are called: they stand there before it in the page's text."""

from newsbot.extraction.lexicon import Topic
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import is_title
from newsbot.extraction.surroundings import Surroundings

_FAR = 6  # blocks above the article's text: nearer stand its own lines
_NAVIGATION = Region.NAV.value


def is_in_menu_above(block: PageBlock, page: Surroundings) -> bool:
    """Tell a block of the menus above the article: they describe what they lead to, in lines as long as titles."""
    if block.index >= page.first - _FAR or block.level is not None:
        return False
    is_in_menu = block.region & _NAVIGATION or is_title(block) or page.is_in_margin(block)
    return bool(is_in_menu) or Topic.NAVIGATION in page.topics(block.step)
