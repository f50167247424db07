"""The caption and the credit that stand beside an image."""

import re
from collections.abc import Iterator
from itertools import accumulate, islice

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields.credits import LONGEST_CREDIT, clean_credit, is_credit, split_credit
from newsbot.text import clean_line, fold

# Of class names in lower case: a pattern that ignores case takes five times as long.
_CREDIT = re.compile(
    r"credit|copyright|source|photographer|quelle|rights|fotograf|attribution|crédit|agency|autor|byline|urheber"
)
_CAPTION = re.compile(
    r"caption|cutline|legend|bildunterschrift|bildtext|didascalia|leyenda|subtitle|description|media-?info|image-?(?:text|info)"
    r"|bild__info|desc\b|\bbu\b"
)
_NAMED = re.compile(
    r"caption|cutline|bildunterschrift|bildtext|didascalia|leyenda|(?:img|image|photo|pic|foto|bild)[_-]*(?:desc|text|info)"
)
_SKIPPED = frozenset({"script", "style", "noscript", "button", "svg", "template", "video", "audio", "iframe"})
_CREDIT_TAGS = frozenset({"span", "cite", "small", "p", "div", "em", "i"})
_CAPTION_TAGS = frozenset({"em", "i", "span", "small", "cite", "font"})
_LEVELS = 5  # how far above an image without a figure its caption's box may be
_MAX_BOX = 900  # characters of such a box; more is the article
_MAX_CAPTION = 1_000


def is_named_caption(element: HtmlElement) -> bool:
    """Tell whether an inline element's class calls it a caption."""
    return element.tag in _CAPTION_TAGS and _NAMED.search((element.get("class") or "").lower()) is not None


def read_caption(image: HtmlElement) -> tuple[str | None, str | None]:
    """Return caption and credit of an `<img>`: of its `<figure>`, or of the nearest box that is named a caption."""
    figure = next((above for above in image.iterancestors() if above.tag == "figure"), None)
    caption = None if figure is None else _nearest_caption(image, figure)
    if figure is not None and (caption is not None or _has_text(figure)):
        return _read(figure if caption is None else caption, figure)
    box = _captioned_box(image)
    return (None, None) if box is None else _read(box, box)


def _nearest_caption(image: HtmlElement, figure: HtmlElement) -> HtmlElement | None:
    """Return the caption that shares most of the tree with the image: a gallery has one for each."""
    if next(figure.iter("figcaption"), None) is None:
        return None
    found = (next(above.iter("figcaption"), None) for above in image.iterancestors())
    return next((caption for caption in found if caption is not None), None)


def _captioned_box(image: HtmlElement) -> HtmlElement | None:
    """Return the nearest element above that a caption's class stands in, None where the next is a body of text."""
    for _, above in zip(range(_LEVELS), image.iterancestors(), strict=False):
        if has_more_text(above, _MAX_BOX) or _holds_others(above, image):
            return None
        for element in above.iter("p", "div", "figcaption", *_CAPTION_TAGS):
            named = element.tag == "figcaption" or _CAPTION.search((element.get("class") or "").lower())
            if named and _has_text(element):
                return element
    return None


def _holds_others(element: HtmlElement, image: HtmlElement) -> bool:
    """Tell whether an element shows further images; one in `<noscript>` stands in for another."""
    images = islice(element.iter("img"), 20)
    return any(other is not image and next(other.iterancestors("noscript"), None) is None for other in images)


def has_more_text(element: HtmlElement, size: int) -> bool:
    """Tell whether an element has more than `size` characters of text; reads no further than that."""
    return any(total > size for total in accumulate(len(part.strip()) for part in element.itertext()))


def _has_text(element: HtmlElement) -> bool:
    set_aside: list[str] = []
    return any(map(str.strip, _texts(element, set_aside))) or any(set_aside)


def _read(box: HtmlElement, figure: HtmlElement) -> tuple[str | None, str | None]:
    set_aside: list[str] = []
    text = " ".join(_without_repeats(_texts(box, set_aside)))
    if not set_aside and figure is not box:
        list(_texts(figure, set_aside))
    line = clean_line(text)
    caption, found = split_credit(line) if len(line) <= _MAX_CAPTION else (None, None)
    if caption and clean_credit(caption) is None:
        caption = None  # "Credit:", before what was set aside
    parts = [credit for credit in (*map(clean_credit, set_aside), found) if credit]
    said = [part for at, part in enumerate(parts) if not any(fold(part) in fold(other) for other in parts[:at])]
    return caption, " / ".join(said[:3]) or None


def _texts(element: HtmlElement, set_aside: list[str]) -> Iterator[str]:
    """Yield the texts of an element; those of elements that are a credit, by class or words, go to `set_aside`."""
    walker = etree.iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if event == "end":
            yield (node.tail or "") if node is not element else ""
        elif node is not element and node.tag in _SKIPPED:
            walker.skip_subtree()
        elif node is not element and (_CREDIT.search((node.get("class") or "").lower()) or _is_credit(node)):
            set_aside.append(clean_line(" ".join(node.itertext())))
            walker.skip_subtree()
        else:
            yield node.text or ""


def _is_credit(node: HtmlElement) -> bool:
    """Tell an element of nothing but a credit; one with further elements than links may hold more."""
    if node.tag not in _CREDIT_TAGS or any(child.tag != "a" for child in node):
        return False
    return is_credit(element_text(node, LONGEST_CREDIT + 1))


def _without_repeats(parts: Iterator[str]) -> Iterator[str]:
    """Leave out a text that stands there again, as where a short and a long form of a caption take turns."""
    seen: set[str] = set()
    for part in parts:
        key = fold(part)
        if len(key) < 20 or key not in seen:
            yield part
        seen.add(key)
