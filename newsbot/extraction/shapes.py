"""What a block looks like that is no text: a title, a line of names, a sentence."""

from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.phrases import LONGEST_LINE
from newsbot.text import is_unspaced

LINKED = 0.45
"""Share of a block's characters in links from which on it is a link: a title may stand twice, once for the eyes."""
TITLE_IN_MENU = 45
"""Characters: menus have longer names than lists have short titles, but hold teasers, too."""
LONGEST_CAPTION = 300
"""Characters."""
MANY = 5
"""Links in a line, of which even longer ones are names."""
_TITLE, _TITLE_UNSPACED = 25, 10  # characters: a link that is longer is a title, not a name of a section
_NAME, _NAME_OF_MANY, _NAME_UNSPACED = 20, 35, 8  # characters a link of several in a line that are names, on average
_SENTENCE = 60  # characters
_SET_APART = 0.8  # share of a line's characters
_ENDS = (".", "!", "?", "…", "。", "！", "？", "।")


def is_title(block: PageBlock) -> bool:
    """Tell a link that is another article's title from the name of a section or a button."""
    size = len(block.text)
    if block.link_density < LINKED or size <= _TITLE_UNSPACED or is_menu(block):
        return False
    return size > _TITLE or is_unspaced(block.text)


def is_menu(block: PageBlock) -> bool:
    """Tell a line of links that are names of sections, each too short for a title."""
    if block.link_density < LINKED or block.links < 2:
        return False
    if len(block.text) > block.links * (_NAME if block.links < MANY else _NAME_OF_MANY):
        return False
    return len(block.text) <= block.links * _NAME_UNSPACED or not is_unspaced(block.text)


def size_of_name(block: PageBlock) -> float:
    """Return the characters of a block for each link in it."""
    return len(block.text) / max(1, block.links)


def is_name(block: PageBlock) -> bool:
    """Tell a text that is too short for a title."""
    return len(block.text) <= _TITLE


def is_set_apart(block: PageBlock) -> bool:
    """Tell a line that is bold or italic, nearly all of it."""
    return block.emphasised >= _SET_APART * len(block.text)


def is_prose(text: str) -> bool:
    """Tell a sentence from a name, a title or a button."""
    return len(text) > LONGEST_LINE or (len(text) > _SENTENCE and text.endswith(_ENDS))
