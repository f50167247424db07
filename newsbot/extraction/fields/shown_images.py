"""Which `<img>` of a page belong to its article, by where they stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.fields.captions import has_more_text
from newsbot.extraction.lexicon import Topic, topics_of

_SCOPES = frozenset({"article", "main"})
_OUTSIDE_TAGS = frozenset({"nav", "footer", "form", "script", "style", "svg", "template"})
_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "table", "header", "dl"})
_OUTSIDE = frozenset({Topic.LINK_LIST, Topic.COMMENTS})
# Class names of wrappers, too ("paywall", "partner"): a captioned picture in there is the article's.
_OUTSIDE_WITHOUT_CAPTION = frozenset({Topic.PROMO, Topic.ADVERT, Topic.SHARE, Topic.BYLINE})
_PORTRAIT = re.compile(r"author|autor|byline|profile")  # of names in lower case
_TEASER_TEXT = 600  # characters: an article within the article that has fewer is the teaser of another
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)", re.IGNORECASE)
_PARAGRAPH = 80  # characters: what is longer is text, and an image before it leads the article
_MAX_SHOWN = 100
_LINK_TEXT = 20  # characters of a headline; a link that holds an image and a headline leads to another article


def find_shown_images(headings: Sequence[HtmlElement], container: HtmlElement) -> list[tuple[HtmlElement, bool]]:
    """Return the `<img>`s of the article, in order, and whether each stands before its first paragraph.

    `headings` are the page's h1 elements, `container` holds the article's text. Looked through is what it shares with
    the headline, or the `<article>` or `<main>` around it, down to the container's end; teasers, lists of links,
    bylines, adverts in there are left out.
    """
    return list(islice(_walk(_scope_of(headings, container), container), _MAX_SHOWN))


def _scope_of(headings: Sequence[HtmlElement], container: HtmlElement) -> HtmlElement:
    """Return what holds headline and text; the whole `<article>`, if that is more."""
    above = [container, *container.iterancestors()]
    depths = [at for at, element in enumerate(above) if element.tag in _SCOPES][:1]
    for heading in headings:
        around = {heading, *heading.iterancestors()}
        shared = next((at for at, element in enumerate(above) if element in around), None)
        if shared is not None and above[shared].tag not in {"body", "html"}:
            depths.append(shared)
            break
    return above[max(depths, default=0)]


def _walk(scope: HtmlElement, container: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    above = {container, *container.iterancestors()}
    shown: set[HtmlElement] = set()
    walker = etree.iterwalk(scope, events=("start", "end"))
    leads = True
    for event, element in walker:
        if event == "end":
            if element is container:
                return
        elif element.tag == "img":
            figure = _figure_of(element)
            if figure not in shown and not _is_teaser(element) and not _is_fallback(element):
                yield element, leads
                if figure is not None and not _is_gallery(figure):
                    shown.add(figure)
        elif element not in above and _is_outside(element):
            walker.skip_subtree()
        elif leads and element.tag == "p":
            leads = not has_more_text(element, _PARAGRAPH) or _figure_of(element) is not None


def _is_outside(element: HtmlElement) -> bool:
    if element.tag in _OUTSIDE_TAGS:
        return True
    if element.tag == "article":
        return not has_more_text(element, _TEASER_TEXT)
    if element.tag not in _BOXES:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"
    topics = topics_of(names) if len(names) > 1 else frozenset[Topic]()
    if Topic.CAPTION in topics:
        return False
    if topics & _OUTSIDE or element.tag == "aside":
        return True
    is_doubtful = bool(topics & _OUTSIDE_WITHOUT_CAPTION) or _PORTRAIT.search(names.lower()) is not None
    return is_doubtful and next(element.iter("figcaption"), None) is None


def _figure_of(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above.tag == "figure"), None)


def _is_gallery(figure: HtmlElement) -> bool:
    """Tell whether a figure shows several images, each with its caption; else one, in several forms."""
    return len(list(islice(figure.iter("figcaption"), 2))) > 1


def _is_teaser(image: HtmlElement) -> bool:
    """Tell whether the image is in a link to another page that holds a headline, too."""
    link = None
    for above in image.iterancestors():
        if above.tag == "figure":
            return False
        if above.tag == "a":
            link = above
            break
    address = "#" if link is None else link.get("href") or "#"
    if link is None or address.startswith(("#", "javascript:")) or _PICTURE_FILE.search(address):
        return False
    return has_more_text(link, _LINK_TEXT)


def _is_fallback(image: HtmlElement) -> bool:
    """Tell whether the image stands in for one before it where scripts do not run."""
    noscript = next((above for above in image.iterancestors() if above.tag == "noscript"), None)
    parent = None if noscript is None else noscript.getparent()
    return parent is not None and next(parent.iter("img")) is not image
