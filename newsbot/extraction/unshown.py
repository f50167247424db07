"""What browsers do not show, or show where scripts are off, of a page that shows nothing else."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from newsbot.extraction.blocks import PageBlock, split_blocks

_TAGS = ("noscript", "template")
NOTHING = 200  # characters that the shortest articles of the development pages exceed


def split_page(tree: HtmlElement) -> list[PageBlock]:
    """Cut a page into its blocks; where they are next to nothing, with what stands in noscript or template.

    Lets its tree show that then: what scripts copy into the page (templates, shadow roots of saved pages) and what is
    there for browsers without scripts.
    """
    blocks = split_blocks(tree)
    if text_size(blocks) > NOTHING:
        return blocks
    unshown = [(element, element.tag) for element in tree.iter(*_TAGS)]
    for element, _ in unshown:
        element.tag = "div"
    revealed = split_blocks(tree) if unshown else blocks
    if text_size(revealed) > 2 * NOTHING:
        return revealed
    for element, tag in unshown:
        element.tag = tag
    return blocks


def text_size(blocks: Sequence[PageBlock]) -> int:
    """Return how many characters a page shows."""
    return sum([len(block.text) + 1 for block in blocks])
