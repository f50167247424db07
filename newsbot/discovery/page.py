"""An HTML page that lists articles, parsed once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_to_unicode

from newsbot.text import clean_line, without_surrogates
from newsbot.urls import absolute_url

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page's tree; `url` is its address, `base` what its links are relative to."""

    tree: HtmlElement
    url: str
    base: str

    def resolve(self, element: HtmlElement) -> str | None:
        """Return where a link leads, without a fragment, or None where that is no page."""
        found = absolute_url(element.get("href"), self.base)
        return urldefrag(found).url if found else None


def parse_page(content: bytes, url: str, content_type: str | None) -> HtmlPage | None:
    """Parse a page, None where it holds no element."""
    _, text = html_to_unicode(content_type, content, default_encoding="utf-8")
    source = _DECLARATION.sub("", _NOT_XML.sub("", without_surrogates(text)))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    base = next((found.get("href") for found in tree.iter("base") if found.get("href")), None)
    return HtmlPage(tree, url, absolute_url(base, url) or url)


def anchors(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the links below an element, in their order."""
    yield from root.iter("a", "area")


def text_of(anchor: HtmlElement) -> str:
    """Return the text of a link; of one without text, what its image or its label says."""
    if text := clean_line("".join(anchor.itertext())):
        return text
    labels = [anchor.get("aria-label"), anchor.get("title"), *(image.get("alt") for image in anchor.iter("img"))]
    return next((clean_line(label) for label in labels if label and label.strip()), "")


def ancestors(element: HtmlElement, levels: int) -> Iterator[HtmlElement]:
    """Yield the elements around one, the nearest first."""
    for level, node in enumerate(element.iterancestors()):
        if level >= levels:
            return
        yield node
