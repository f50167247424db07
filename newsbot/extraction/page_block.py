"""A block of a page: a text run between block-level tags, with where it stands."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from newsbot.extraction.region import Region
from newsbot.extraction.steps import Step
from newsbot.items import BlockKind


@dataclass(slots=True, eq=False)
class PageBlock:
    """A block of a page; nobody changes one.

    `folded` is its text for comparisons, `step` the nearest block-level element; `linked` counts the characters that
    stand in links, `emphasised` those in bold or italic; `links` the links, `media` the images and players since the
    block before; `level` is that of the heading the block is, 1-6, else None. `link_density` is the share of characters
    that stand in links, 0-1.
    """

    index: int
    text: str
    folded: str
    step: Step
    region: int
    linked: int
    link_density: float
    emphasised: int
    links: int
    media: int
    level: int | None

    @property
    def element(self) -> HtmlElement:
        """The nearest block-level element."""
        return self.step.element

    @property
    def tag(self) -> str:
        """Tag of the nearest block-level element."""
        return self.step.tag

    @property
    def kind(self) -> BlockKind:
        """What the block would be in an article's body."""
        for region, kind in _KINDS:
            if self.region & region:
                return kind
        return BlockKind.PARAGRAPH


_KINDS = (
    (Region.HEADING.value, BlockKind.HEADING),
    (Region.PREFORMATTED.value, BlockKind.PREFORMATTED),
    (Region.TABLE.value, BlockKind.TABLE),
    (Region.LIST.value, BlockKind.LIST_ITEM),
    (Region.QUOTE.value, BlockKind.QUOTE),
)


def are_alike(a: PageBlock, b: PageBlock) -> bool:
    """Tell whether two blocks stand in the same parent under the same tag and class, as paragraphs of one text do."""
    one, other = a.step, b.step
    return one.tag == other.tag and one.classes == other.classes and one.above is other.above
