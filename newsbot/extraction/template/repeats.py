"""Blocks that are boilerplate because they repeat across a site, wherever they stand and whatever they are named."""

from collections.abc import Sequence

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.steps import is_within
from newsbot.extraction.template.known_blocks import KnownBlocks, known_blocks
from newsbot.extraction.template.line_lists import strike_lists
from newsbot.extraction.template.sighting import Sighting
from newsbot.site_template import Content, SiteTemplate

_TWICE = 2
# An item that was text elsewhere ("2 eggs"), and what stands amid new paragraphs, as the background of a story of many
# parts: they have to stand nearly everywhere, and on so many articles.
_NEARLY_ALWAYS = 0.8
_AMID, _BESIDE = 12, 4
_BOILERPLATE_PLACE = 0.3  # share of text below which a place is one of boilerplate
_SHORTEST = 4  # folded characters; shorter lines ("Q:", "1") stand in many articles by chance


def repeated_blocks(
    template: SiteTemplate, blocks: Sequence[PageBlock], sighting: Sighting, authors: Sequence[str]
) -> list[bool]:
    """Tell for each block of a page whether it repeats across the site as boilerplate does.

    That is: its text stands on half of the site's articles; or it stands on another one, where boilerplate stands,
    or little else than what repeats, or tells of the author; or it is a line in a list of such lines as other pages
    list, too. A heading above text is none.
    """
    known = known_blocks(template, blocks, sighting, authors)
    found = [
        n > 0 and len(blocks[at].folded) >= _SHORTEST and _is_repeated(known, at) for at, n in enumerate(known.others)
    ]
    found = strike_lists(known, found)
    _strike_boxes(known, found)
    for at in range(len(blocks) - 2, -1, -1):  # what heads that goes with it
        if found[at + 1] and not found[at]:
            found[at] = known.others[at] > 0 and known.is_heading(at)
    return found


def _strike_boxes(known: KnownBlocks, found: list[bool]) -> None:
    """Strike what is new, too, below a heading that stands on half of the articles, where most repeats."""
    for at, block in enumerate(known.blocks):
        box = block.step.above
        if block.level is None or box is None or not known.is_often(at):
            continue
        for below in range(at + 1, len(found)):
            if not is_within(known.blocks[below].step, box):
                break
            found[below] |= known.is_among_repeats(below) and not known.is_item(below)


def _is_repeated(known: KnownBlocks, at: int) -> bool:
    place = known.place(at)
    if (place is not None and place.share < _BOILERPLATE_PLACE) or known.tells_of_author(at):
        return True
    content, others = known.contents[at], known.others[at]
    if content is None or others < _TWICE or known.is_heading(at):
        return False
    if known.is_among_repeats(at) and not known.is_item(at):
        return True
    if (known.is_item(at) or content.is_within) and not known.was_stripped(at):
        return _is_nearly_always(known, content, others, _AMID if content.is_within else _BESIDE)
    return known.is_often(at)


def _is_nearly_always(known: KnownBlocks, content: Content, others: int, least: int) -> bool:
    pages = known.template.pages
    return others >= least and others >= _NEARLY_ALWAYS * max(pages - content.first + 1, least)
