"""What browsers do not show, or show where scripts are off, of a page that shows nothing else."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from newsbot.extraction.blocks import PageBlock, split_blocks

_TAGS = ("noscript", "template")
_NOTHING = 200  # characters that the shortest articles of the development pages exceed


def split_page(tree: HtmlElement) -> list[PageBlock]:
    """Cut a page into its blocks; where they are next to nothing, with what stands in noscript or template.

    Lets its tree show that then: what scripts copy into the page (templates, shadow roots of saved pages) and what is
    there for browsers without scripts.
    """
    blocks = split_blocks(tree)
    if _size(blocks) > _NOTHING:
        return blocks
    unshown = [(element, element.tag) for element in tree.iter(*_TAGS)]
    for element, _ in unshown:
        element.tag = "div"
    revealed = split_blocks(tree) if unshown else blocks
    if _size(revealed) > 2 * _NOTHING:
        return revealed
    for element, tag in unshown:
        element.tag = tag
    return blocks


def _size(blocks: Sequence[PageBlock]) -> int:
    return sum([len(block.text) + 1 for block in blocks])
