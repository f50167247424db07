"""What is told of an article's author beside the line that names them."""

from newsbot.errors import RemovedReason
from newsbot.extraction.fields.names import is_person
from newsbot.extraction.named_page import BOX, CLOSE_BOX, LABEL, OF_CARDS, NamedPage
from newsbot.extraction.shapes import LINKED, is_prose

_BYLINES = frozenset({RemovedReason.BYLINE})
_HEAD = 12  # blocks above the text among which a name beside a date is the author's


def is_of_author(named: NamedPage, at: int) -> bool:
    """Tell what stands beside the article's byline, and who its author is; above the text, a name beside its date."""
    block = named.blocks[at]
    if at not in named.near or named.page.is_in_margin(block):
        return False
    if named.start > at >= named.start - _HEAD and _may_be_name(block.text):
        return any(named.has(other, OF_CARDS) and named.share_a_box(at, other, BOX) for other in (at - 1, at + 1))
    if not named.has(at - 1, _BYLINES) or not named.share_a_box(at, at - 1, CLOSE_BOX):
        return False
    if is_prose(block.text):
        return at > named.start or _begins_with_name(named, at)
    return at > named.page.last and len(block.text) <= LABEL


def _may_be_name(text: str) -> bool:
    return len(text) <= LABEL and " " in text and is_person(text)


def _begins_with_name(named: NamedPage, at: int) -> bool:
    """Tell a paragraph that begins with a word of the line above it, which is a name."""
    beginning = named.blocks[at].folded.partition(" ")[0]
    return beginning in named.blocks[at - 1].folded.split()


def tells_of_author(named: NamedPage, at: int) -> bool:
    """Tell whether a name stands beside what is told of its bearer."""
    return any(
        _is_life(named, beside) and named.share_a_box(at, beside, CLOSE_BOX) for beside in (at + 1, at + 2, at - 1)
    )


def _is_life(named: NamedPage, at: int) -> bool:
    if not 0 <= at < len(named.blocks):
        return False
    return is_prose(named.blocks[at].text) and named.blocks[at].link_density <= LINKED
