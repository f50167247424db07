"""The only caller of trafilatura, once a page."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor

from newsbot.extraction.blocks import PageBlock
from newsbot.text import fold

# Neither precision nor recall, and not "balanced" either, which alone may read a page twice.
_SINGLE = "single"
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
        return folded in self.lines or (len(folded) >= _SHORT and folded in self.joined)


def find_main_content(tree: HtmlElement, left_out: Iterable[HtmlElement] = ()) -> Verdict:
    """Let trafilatura read the page, but for some of its elements; it leaves the tree as it was.

    What is left out are lists of links: they are half of a page's elements, and a third of trafilatura's time.

    Without its fall-backs (Readability, jusText): they speak where little text was found, and on short articles they
    bring the next list. Out of fold the scorer reads those better without them, other pages about as well. Nor is a
    page read again for recall where its text is short: to find out whether it should be takes a tenth of
    trafilatura's time, and of 1,174 articles four change, of which the scorer then reads three alike.
    """
    with _taken_out([*tree.findall("head"), *left_out]):
        document = bare_extraction(tree, options=_options())
    return Verdict(document.text or "" if isinstance(document, Document) else "")


@contextmanager
def _taken_out(elements: Iterable[HtmlElement]) -> Iterator[None]:
    """Take elements out of their tree for a while: trafilatura copies all of what it is given, and more than once."""
    taken: list[tuple[HtmlElement, HtmlElement, HtmlElement | None]] = []
    try:
        for element in elements:
            parent = element.getparent()
            if parent is not None and not (element.tail or "").strip():  # the text behind it would go, too
                taken.append((element, parent, element.getnext()))
                parent.remove(element)
        yield
    finally:
        for element, parent, following in reversed(taken):
            if following is None:
                parent.append(element)
            else:
                following.addprevious(element)


@cache
def _options() -> Extractor:
    """Return the options of all pages: to read them from trafilatura's configuration takes a fifth of a millisecond."""
    options = Extractor(
        output_format="python", fast=True, comments=False, tables=True, dedup=False, with_metadata=False
    )
    options.focus = _SINGLE
    return options
