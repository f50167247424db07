"""What a chosen block is besides text: the headline again, a byline, a dateline, a caption, the standfirst."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region, are_alike
from newsbot.extraction.fields.credits import LONGEST_CREDIT, is_credit, split_credit
from newsbot.extraction.fields.dates import parse_dateline
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.reason_words import PICTURE
from newsbot.extraction.shapes import is_set_apart
from newsbot.extraction.steps import distance_to_topics
from newsbot.text import fold, remembers_short_lines

_CAPTION = Region.CAPTION.value
_FIELDS = frozenset({Topic.BYLINE, Topic.DATELINE})
_MENU = (Region.NAV | Region.FOOTER).value
_BYLINE_LENGTH = 120  # characters; the longest byline of the development pages with four names has 96
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"\S+@\S+")
_DATELINE_LENGTH = 100  # characters
_BYLINE_REST = 24  # characters of a byline that are no name: "By", a role, a place
_HEADER_LINES, _BESIDE_FIELDS = range(2, 7), 40  # lines, characters of one that is no field
_FULL_STOPS = (".", "。", "!", "?")
_CAPTION_LENGTH = 200  # characters of a caption with its credit
_TAKEN_BY = re.compile(r"(?:摄|攝|撮影|촬영|제공)\W*$")
_CREDIT = 60  # folded characters of a credit behind a caption
_STANDFIRST = range(40, 400)  # characters of one that nothing names
_LEADING = 3  # the standfirst is among the first blocks of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the fields say stands in the page, for finding it again in its blocks: all folded but the authors.

    `names` are those of the authors, folded.
    """

    headline: str
    kicker: str
    description: str
    authors: tuple[str, ...]
    names: tuple[str, ...]
    captions: tuple[str, ...]


def is_text(block: PageBlock, known: Known) -> bool:
    """Tell whether a chosen block is text, and no field of the record.

    What a caption says, too, is text where no image stands: papers caption images with sentences of the article, and
    data of a page give its paragraphs for captions.
    """
    left = reason_to_leave(block, known)
    return left is None or (_says_caption(block, known) and not _is_at_image(block))


def reason_to_leave(block: PageBlock, known: Known) -> RemovedReason | None:
    """Return the reason a chosen block is a field of the record and no text, None where it is text."""
    folded, size = block.folded, len(block.text)
    if folded and (_is_headline(block, folded, known) or _is_header(block, known)):
        return RemovedReason.HEADLINE_REPEAT
    if block.region & _CAPTION or _says_caption(block, known):
        return RemovedReason.CAPTION
    if size <= _CAPTION_LENGTH and not block.links and _is_of_picture(block):
        return RemovedReason.CAPTION
    if known.names and (_is_byline(block, known) or _tells_of_author(block, known)):
        return RemovedReason.BYLINE
    if size <= _DATELINE_LENGTH and _DIGIT.search(block.text) and is_dateline(block.text):
        return RemovedReason.DATELINE
    return None


def _is_header(block: PageBlock, known: Known) -> bool:
    """Tell lines that are headline, byline and dateline: two of these, and what is as short beside them, as a role."""
    lines = block.text.split("\n")
    if len(lines) not in _HEADER_LINES or block.links or any(line.endswith(_FULL_STOPS) for line in lines[1:]):
        return False
    fields = [
        line for line in lines if fold(line) == known.headline or is_byline(line, known.authors) or is_dateline(line)
    ]
    return len(fields) > 1 and all(len(line) <= _BESIDE_FIELDS for line in lines if line not in fields)


def _is_headline(block: PageBlock, folded: str, known: Known) -> bool:
    """Tell whether a block says the headline, with a kicker before it or without, or the kicker alone."""
    if folded == known.headline:
        return True
    if folded == known.kicker and not block.region & _MENU:  # which names the sections, too
        return True
    return block.level == 1 and bool(known.headline) and folded.endswith(known.headline)


def _says_caption(block: PageBlock, known: Known) -> bool:
    """Tell whether a block says a caption of the article's images, with or without its credit."""
    folded = block.folded
    if not known.captions or not folded.startswith(known.captions):
        return False
    return any(folded.startswith(caption) and len(folded) <= len(caption) + _CREDIT for caption in known.captions)


def _is_at_image(block: PageBlock) -> bool:
    """Tell whether a block stands right below an image, or where captions do."""
    return block.media > 0 or bool(block.region & _CAPTION) or Topic.CAPTION in distance_to_topics(block.step, 2)


def _is_of_picture(block: PageBlock) -> bool:
    """Tell a line that is nothing but the credit of a picture: it says so, or stands right below one.

    One below a picture may be its caption, too, with the credit behind it.
    """
    speaks_of_picture = PICTURE.search(block.text) is not None
    if block.media and (_TAKEN_BY.search(block.text) or (speaks_of_picture and all(split_credit(block.text)))):
        return True
    return len(block.text) <= LONGEST_CREDIT and is_credit(block.text) and (block.media > 0 or speaks_of_picture)


def _is_byline(block: PageBlock, known: Known) -> bool:
    is_short = len(block.text) <= _BYLINE_LENGTH
    return is_short and _may_be_byline(block, known) and is_byline(block.text, known.authors)


def _tells_of_author(block: PageBlock, known: Known) -> bool:
    """Tell a line that says who the author is, set apart from the text above or below it."""
    return is_set_apart(block) and block.folded.startswith(known.names)


def _may_be_byline(block: PageBlock, known: Known) -> bool:
    """Tell cheaply whether a line holds an author's name; an address in it may part one."""
    return any(map(block.folded.__contains__, known.names)) or "@" in block.text


def is_called_field(block: PageBlock) -> bool:
    """Tell a byline or a dateline by what its class, or that of the element above it, calls it."""
    return not _FIELDS.isdisjoint(distance_to_topics(block.step, 2))


def is_byline(text: str, authors: Sequence[str]) -> bool:
    """Tell whether a line is little more than the names of the authors.

    >>> is_byline("By Ann Lee, staff writer", ["Ann Lee"]), is_byline("Ann Lee was elected on Monday.", ["Ann Lee"])
    (True, False)
    """
    if not authors or len(text) > _BYLINE_LENGTH:
        return False
    text = _ADDRESS.sub("", text).strip()
    rest = fold(text)
    found = 0
    for name in map(fold, authors):
        if name and name in rest:
            rest, found = rest.replace(name, "", 1), found + 1
    is_short = len(rest) <= _BYLINE_REST and not text.endswith((".", "。"))
    return found > 0 and (is_short or is_dateline(_without(text, authors)))


def _without(text: str, names: Sequence[str]) -> str:
    for name in names:
        text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
    return text.strip(" |·•,-–—")


@remembers_short_lines
def is_dateline(text: str) -> bool:
    """Tell whether a line is a date, and nothing but a date."""
    if len(text) > _DATELINE_LENGTH or not _DIGIT.search(text):
        return False
    dateline = parse_dateline(text)
    return dateline is not None and dateline.covers_line


def find_standfirst(blocks: Sequence[PageBlock], known: Known) -> int | None:
    """Return the position in `blocks`, the chosen ones, of the standfirst; None where the page shows none.

    It is the leading block that its class names so, or that the page's description repeats while the paragraphs
    after it stand elsewhere in the tree.
    """
    for at, block in enumerate(blocks[:_LEADING]):
        if block.level is not None and len(block.text) < 60:
            continue
        near = distance_to_topics(block.step, 3)
        if Topic.STANDFIRST in near and Topic.BODY not in near:
            return at
        if known.description and _same_start(block.folded, known.description) and not _is_body_paragraph(blocks, at):
            return at
    return 0 if len(blocks) > 1 and _is_parted(blocks[0], blocks[1]) else None


def _is_parted(block: PageBlock, following: PageBlock) -> bool:
    """Tell a lead that something parts from the text, as a byline does, and that stands elsewhere in the tree."""
    is_elsewhere = block.step.above is not following.step.above and not are_alike(block, following)
    has_length = len(block.text) in _STANDFIRST and not block.links
    return has_length and is_elsewhere and following.index - block.index > 1


def _same_start(folded: str, description: str) -> bool:
    size = min(len(folded), len(description), 120)
    return size >= 20 and folded[:size] == description[:size]


def _is_body_paragraph(blocks: Sequence[PageBlock], at: int) -> bool:
    """Tell whether the block after is a paragraph of the same text."""
    return at + 1 < len(blocks) and are_alike(blocks[at], blocks[at + 1])
