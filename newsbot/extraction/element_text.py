"""The text of an element on one line."""

from lxml import etree
from lxml.html import HtmlElement

from newsbot.text import clean_line

_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "wbr",
})  # fmt: skip


def element_text(element: HtmlElement, limit: int = 1200) -> str:
    """Return the text of an element on one line, cut at `limit` characters.

    Blocks part words, and so do elements with nothing between them ("<span>Kicker</span><span>Headline</span>").
    """
    parts: list[str] = []
    size = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        text = _text_at(event, node, element)
        if node.tag not in _INLINE or (event == "end" and not node.tail):
            parts.append(" ")
        if text:
            parts.append(text)
            size += len(text)
        if size > limit:
            break
    return clean_line("".join(parts))[:limit]


def _text_at(event: str, node: HtmlElement, root: HtmlElement) -> str | None:
    if event == "end":
        return node.tail if node is not root else None
    return node.text if node.tag not in {"script", "style"} else None


def is_inline(element: HtmlElement) -> bool:
    """Tell whether an element stands within a line."""
    return element.tag in _INLINE


def line_behind(element: HtmlElement, limit: int = 1200) -> str:
    """Return the line behind an element: its tail and the inline elements there, up to a break or a block."""
    parts = [element.tail or ""]
    size = len(parts[0])
    current = element.getnext()
    while current is not None and current.tag in _INLINE and current.find(".//br") is None and size <= limit:
        parts += [element_text(current, limit), current.tail or ""]
        size += sum(map(len, parts[-2:]))
        current = current.getnext()
    return clean_line("".join(parts))[:limit]
