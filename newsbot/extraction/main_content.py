"""The only caller of trafilatura, once a page."""

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from newsbot.extraction.blocks import PageBlock
from newsbot.text import fold

# A block this short stands in half of all texts by chance: it counts as kept only as a whole line.
_SHORT = 24


class Verdict:
    """What trafilatura kept of a page, as text that blocks are looked up in."""

    def __init__(self, text: str) -> None:
        lines = [fold(line) for line in text.splitlines()]
        self.lines = frozenset(lines)
        self.joined = "".join(lines)

    def kept(self, block: PageBlock) -> bool:
        """Tell whether trafilatura kept the block."""
        folded = block.folded
        if len(folded) < _SHORT:
            return folded in self.lines
        return folded in self.joined


def find_main_content(tree: HtmlElement) -> Verdict:
    """Let trafilatura read the page; it works on a copy and leaves the tree as it was.

    Without its fall-backs (Readability, jusText): they speak where little text was found, and on short articles they
    bring the next list. Out of fold the scorer reads those better without them, other pages about as well.
    """
    document = bare_extraction(
        tree, fast=True, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return Verdict(document.text or "" if isinstance(document, Document) else "")
