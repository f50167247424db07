"""A page's blocks, with what is known of each from other pages of its site."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.template.sighting import Sighting
from newsbot.site_template import Content, PlaceRecord, SiteTemplate
from newsbot.text import fold, is_unspaced

# A title has as many characters. What a recipe, a quiz, a market report lists in article after article ("2 eggs", "None
# of these", "Brent crude") has fewer.
_TITLE, _TITLE_UNSPACED = 25, 10
_LINE, _LINE_UNSPACED = 150, 75  # characters: an item of a list is no longer
_ENDS = frozenset(".!?…。！？؟।:”»")
_NAME = 6  # folded characters: a shorter name of an author may be part of a word
# Of a place where a list stands: pages that it was seen on, blocks on each, share of these that were known.
_SEEN, _A_PAGE, _MOST = 4, 2, 0.5
# A paragraph of background is told again in a few follow-ups; a disclaimer stands under half of all articles.
_OFTEN = 0.5
_TWICE = 2
_SPAN = 8  # pages: two follow-ups of one story may come in a row
_ITEM = (Region.LIST | Region.TABLE).value
_LEADS_ON = ("?", "？", "؟", ":", "：")


@dataclass(frozen=True, slots=True)
class KnownBlocks:
    """A page's blocks, the keys of their places, what is known of their texts, on how many other articles these were.

    `headlines` flags those that are headlines of other articles; `most_text` is how many characters stood in the place
    where the site has most of its text; `authors` are the page's, folded.
    """

    template: SiteTemplate
    blocks: Sequence[PageBlock]
    places: Sequence[int]
    contents: Sequence[Content | None]
    others: Sequence[int]
    headlines: Sequence[bool]
    most_text: int
    authors: Sequence[str]

    def place(self, at: int) -> PlaceRecord | None:
        """Return what is known of where a block stands."""
        return self.template.places.get(self.places[at])

    def is_among_repeats(self, at: int) -> bool:
        """Tell a block of several in a place where most repeats; where the site has most of its text is none."""
        place = self.place(at)
        return (
            place is not None
            and place.pages >= _SEEN
            and sum(place.blocks) >= max(_A_PAGE * place.pages, 1)
            and place.again >= _MOST * sum(place.blocks)
            and place.text < self.most_text
        )

    def was_stripped(self, at: int) -> bool:
        """Tell a block that was no text of other articles, whatever repeats."""
        content = self.contents[at]
        return content is not None and content.is_alien

    def is_often(self, at: int) -> bool:
        """Tell what stands on half of the site's articles."""
        content, others, pages = self.contents[at], self.others[at], self.template.pages
        if content is None or others < _TWICE:
            return False
        return others >= _OFTEN * max(pages - content.first + 1, min(pages, _SPAN))

    def tells_of_author(self, at: int) -> bool:
        """Tell what names an author, and stood above or below the text of another article."""
        content = self.contents[at]
        if content is None or content.is_within:
            return False
        return any(name in self.blocks[at].folded for name in self.authors)

    def is_heading(self, at: int) -> bool:
        """Tell a heading, what is set as one, or a question that new text answers: a column asks the same each time."""
        block = self.blocks[at]
        is_emphasised = 2 * block.emphasised > len(block.text)
        if block.level is not None or (is_emphasised and not is_sentence(block.text)):
            return True
        return block.text.endswith(_LEADS_ON) and at + 1 < len(self.blocks) and not self.others[at + 1]

    def is_listed(self, at: int) -> bool:
        """Tell an item of a list or a table."""
        return bool(self.blocks[at].region & _ITEM)

    def is_item(self, at: int) -> bool:
        """Tell an item of a list or a table, or a line that is too short for a title."""
        return self.is_listed(at) or self.is_short(at)

    def is_short(self, at: int) -> bool:
        """Tell a line that is too short for a title."""
        text = self.blocks[at].text
        return len(text) < _TITLE and (len(text) < _TITLE_UNSPACED or not is_unspaced(text))


def known_blocks(
    template: SiteTemplate, blocks: Sequence[PageBlock], sighting: Sighting, authors: Sequence[str]
) -> KnownBlocks:
    """Look up what is known of a page's blocks."""
    contents = [template.contents.get(hashed) for hashed in sighting.contents]
    others = [0 if content is None else content.others(sighting.headline) for content in contents]
    headlines = [hashed in template.headlines and hashed != sighting.headline for hashed in sighting.contents]
    most_text = max((place.text for place in template.places.values()), default=0)
    names = [name for name in map(fold, authors) if len(name) >= _NAME]
    return KnownBlocks(template, blocks, sighting.places.keys, contents, others, headlines, most_text, names)


def is_sentence(text: str) -> bool:
    """Tell what ends as a sentence does, or is too long for a line of a list."""
    if len(text) > _LINE or text[-1] in _ENDS:
        return True
    return len(text) > _LINE_UNSPACED and is_unspaced(text)
