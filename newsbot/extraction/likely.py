"""What a stripped block likely is of which nothing tells, by its shape and by where it stands."""

from newsbot.errors import RemovedReason
from newsbot.extraction.fields.credits import split_credit
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.menus import is_in_menu_above
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_in_links import ALL_LINK, is_paid
from newsbot.extraction.reason_words import PICTURE, TO_READER
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import LINKED, LONGEST_CAPTION, TITLE_IN_MENU, is_prose, is_title, size_of_name
from newsbot.extraction.surroundings import LEVELS, Surroundings

_EMBEDDED = 3  # levels
_QUOTE = Region.QUOTE.value
_BUTTON = Region.BUTTON.value
_FIGURE = Region.FIGURE.value
_TABLE = Region.TABLE.value
_AROUND_IMAGE = (Region.FIGURE | Region.BUTTON | Region.TABLE).value
_BUTTONS = (Region.FORM | Region.BUTTON).value


def likely_reason(block: PageBlock, page: Surroundings) -> RemovedReason:
    """Name why a stripped block of which nothing tells was stripped."""
    return _by_place(block, page) or _by_shape(block, page)


def _by_place(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    if block.region & _QUOTE and page.topics(block.step).get(Topic.EMBED, LEVELS) <= _EMBEDDED:
        return RemovedReason.OTHER  # a post of a network that the article shows
    if is_in_menu_above(block, page):
        return RemovedReason.NAVIGATION
    if block.region & _BUTTON and block.text.endswith("?"):
        return RemovedReason.OTHER  # a question whose answer the button shows
    return _in_article(block, page) if page.is_within(block) else None


def _in_article(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Tell captions by their credits, and links that are paid for, among the article's text."""
    if not block.links:
        if _is_in_figure(block) or _has_credit(block.text):
            return RemovedReason.CAPTION
        return RemovedReason.OTHER if block.region & _TABLE else None  # what the article shows in figures
    is_link = block.link_density >= ALL_LINK and not is_prose(block.text)
    return RemovedReason.ADVERT if is_link and is_paid(block, page) else None


def _is_in_figure(block: PageBlock) -> bool:
    """Tell what an image or a video of the article is called."""
    return block.region & _AROUND_IMAGE == _FIGURE and len(block.text) <= LONGEST_CAPTION


def _has_credit(text: str) -> bool:
    """Tell a caption by the credit at its end that names a picture."""
    return len(text) <= LONGEST_CAPTION and PICTURE.search(text) is not None and split_credit(text)[1] is not None


def _by_shape(block: PageBlock, page: Surroundings) -> RemovedReason:
    in_margin = page.is_in_margin(block)
    is_sentence = block.link_density < ALL_LINK and block.step.above in page.holding and is_prose(block.text)
    if is_title(block) and not is_sentence and (size_of_name(block) > TITLE_IN_MENU or not in_margin):
        return RemovedReason.LINK_LIST
    if not is_prose(block.text) and (block.region & _BUTTONS or in_margin or block.link_density > LINKED):
        return RemovedReason.NAVIGATION  # a button, or a word or two, leads on, back or away
    return RemovedReason.OTHER


def is_told_to_reader(block: PageBlock, page: Surroundings) -> bool:
    """Tell what a site says of itself to its reader, below the article and apart from it."""
    is_apart = block.index > page.last and block.link_density <= LINKED and block.step.above not in page.holding
    return is_apart and is_prose(block.text) and TO_READER.search(block.text.lower()) is not None
