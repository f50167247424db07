"""Blocks that are boilerplate because they repeat across a site, wherever they stand and whatever they are named."""

from collections.abc import Sequence

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.template.sighting import Sighting
from newsbot.site_template import Content, PlaceRecord, SiteTemplate

# A paragraph of background is told again in a few follow-ups; a disclaimer stands under half of all articles.
_OFTEN = 0.5
_TWICE = 2
_SPAN = 8  # pages: two follow-ups of one story may come in a row
_LINE = 150  # characters: an item of a list is no longer
_LISTED = 0.5  # share of the lines of a list that are known from elsewhere
_BOILERPLATE_PLACE = 0.3  # share of text below which a place is one of boilerplate
_SHORTEST = 4  # folded characters; shorter lines ("Q:", "1") stand in many articles by chance
_ENDS = frozenset(".!?…。！？؟।:”»")


def repeated_blocks(template: SiteTemplate, blocks: Sequence[PageBlock], sighting: Sighting) -> list[bool]:
    """Tell for each block of a page whether it repeats across the site as boilerplate does.

    That is: its text stands on half of the site's articles; or it stands on another one, where boilerplate stands;
    or it is a line in a list of lines that other articles have, or have for headline, or that stands below a line
    that was stripped before. A heading above text is none.
    """
    contents = [template.contents.get(hashed) for hashed in sighting.contents]
    others = [0 if content is None else _others(content, sighting.headline) for content in contents]
    found = [
        n > 0
        and content is not None
        and len(block.folded) >= _SHORTEST
        and _is_repeated(template, block, content, n, template.places.get(place))
        for block, content, n, place in zip(blocks, contents, others, sighting.places.keys, strict=True)
    ]
    known = [
        repeated or n > 0 or (hashed in template.headlines and hashed != sighting.headline)
        for repeated, n, hashed in zip(found, others, sighting.contents, strict=True)
    ]
    openers = [content is not None and _opens_a_list(content) for content in contents]
    for start, end in _lists(blocks, known):
        if sum(known[start:end]) >= max(_TWICE, _LISTED * (end - start)):
            found[start:end] = [True] * (end - start)
        elif any(openers[start:end]):
            first = openers.index(True, start, end)
            found[first:end] = [True] * (end - first)
    return found


def _opens_a_list(content: Content) -> bool:
    """Tell a line that was stripped before, as `More from the islands`: what is listed below it is new, but a list."""
    return content.stripped >= _TWICE and content.stripped >= _OFTEN * content.articles


def _others(content: Content, article: int) -> int:
    """Return on how many other articles a text was seen."""
    return content.articles - (article in {content.one, content.other})


def _is_repeated(
    template: SiteTemplate, block: PageBlock, content: Content, others: int, place: PlaceRecord | None
) -> bool:
    if place is not None and place.share < _BOILERPLATE_PLACE:
        return True
    is_heading = block.level is not None or 2 * block.emphasised > len(block.text)
    rate = others / max(template.pages - content.first + 1, min(template.pages, _SPAN))
    return others >= _TWICE and rate >= _OFTEN and not is_heading


def _lists(blocks: Sequence[PageBlock], known: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where lines follow each other that are no sentences, as ranges of positions.

    A new heading right above a sentence heads it, and is no line of the list above.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for at, block in enumerate(blocks):
        if len(block.text) > _LINE or block.text[-1] in _ENDS:
            end = at
            while end > start and blocks[end - 1].level is not None and not known[end - 1]:
                end -= 1
            ranges.append((start, end))
            start = at + 1
    ranges.append((start, len(blocks)))
    return ranges
