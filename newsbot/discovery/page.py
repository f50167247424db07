"""An HTML page that lists articles, parsed once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urldefrag

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from w3lib.encoding import html_to_unicode

from newsbot.text import clean_line, to_markup
from newsbot.urls import absolute_url


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """A page's tree; `url` is its address, `anchors` its links with where they lead, in their order.

    `related` are those of its head, which no reader sees.
    """

    tree: HtmlElement
    url: str
    anchors: Mapping[HtmlElement, str]
    related: Mapping[HtmlElement, str]


def parse_page(content: bytes, url: str, content_type: str | None, max_anchors: int) -> HtmlPage | None:
    """Parse a page with its first `max_anchors` links, None where it holds no element."""
    _, text = html_to_unicode(content_type, content, default_encoding="utf-8")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(to_markup(text), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    named = next((found.get("href") for found in tree.iter("base") if found.get("href")), None)
    base = absolute_url(named, url) or url
    anchors = _resolved(islice(tree.iter("a", "area"), max_anchors), base)
    return HtmlPage(tree, url, anchors, _resolved(islice(tree.iter("link"), max_anchors), base))


def _resolved(elements: Iterable[HtmlElement], base: str) -> dict[HtmlElement, str]:
    """Return where links lead, without fragments; what leads to no page is left out."""
    known: dict[str, str | None] = {}
    resolved: dict[HtmlElement, str] = {}
    for element in elements:
        href = element.get("href") or ""
        if href not in known:
            found = absolute_url(href, base)
            known[href] = urldefrag(found).url if found else None
        if (url := known[href]) is not None:
            resolved[element] = url
    return resolved


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
