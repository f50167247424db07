"""Pages as plain text, as the tools that people use make it of them."""

from collections.abc import Callable
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.blocks import split_blocks

_TEXTS = etree.XPath("//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]")


def _nodes(tree: HtmlElement) -> str:
    r"""Each text node a line, links and emphasis, too: BeautifulSoup's `get_text("\n", strip=True)`."""
    return "\n".join(filter(None, map(str.strip, _texts(tree))))


def _flat(tree: HtmlElement) -> str:
    """The text nodes as they stand, with the page's own line feeds: lxml's `text_content()`."""
    return "".join(_texts(tree))


def _lines(tree: HtmlElement) -> str:
    """A block a line, without empty lines between: what a browser copies, nearly."""
    return "\n".join(block.text for block in split_blocks(tree))


def _paragraphs(tree: HtmlElement) -> str:
    """A block a paragraph, with empty lines between all of them."""
    return "\n\n".join(block.text for block in split_blocks(tree))


def _texts(tree: HtmlElement) -> list[str]:
    return list(map(str, cast("list[str]", _TEXTS(tree))))


WAYS: dict[str, Callable[[HtmlElement], str]] = {
    "nodes": _nodes, "flat": _flat, "lines": _lines, "paragraphs": _paragraphs,
}  # fmt: skip
"""By name; none changes the tree. (What inscriptis makes of pages is among the data.)"""
