"""The headline of a page whose title alone declares it: the element that shows part of the title, whatever its tag."""

from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.structured import Structured
from newsbot.text import fold, is_unspaced

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = (*_HEADINGS, "a", "b", "big", "center", "div", "em", "font", "i", "p", "span", "strong", "td", "th")
_ELEMENTS = 3_000  # that are looked at
_LONGEST = 400  # characters
_SHORTEST = 20  # folded characters; what is shorter begins or ends a title as a section's name, too
_NO_OUTLET = 40  # folded characters; what is shorter, beside an h1, may be the outlet's name
_UNSPACED = 0.4  # of these lengths, in a script whose characters are syllables or words
_HOME = frozenset({"", "/", "./", "/index.html", "/index.htm", "/index.php", "index.html", "index.htm", "index.php"})


def find_shown_title(structured: Structured, tree: HtmlElement, heading: HtmlElement | None) -> HtmlElement | None:
    """Return the element that shows the headline of a page without Open Graph and JSON-LD; None where none does.

    Pages of tables and fonts have it in any element; weblogs have the outlet's name in the h1 and in the title before
    it. It begins or ends the title, and stands behind `heading`, the likeliest h1, which says another part of it.
    """
    title = fold(structured.title or "")
    scale = _UNSPACED if is_unspaced(title) else 1.0
    if len(title) < _SHORTEST * scale or structured.article.headline or structured.first("og:title"):
        return None
    other = "" if heading is None else fold(element_text(heading))
    if other == title:
        return None
    is_parted = heading is not None and other in title
    is_behind = heading is None or not is_parted or leads_home(heading)
    shortest = (_SHORTEST if is_behind else _NO_OUTLET) * scale
    for element in islice(tree.iter(*_TAGS), _ELEMENTS):
        is_behind = is_behind or element is heading
        if not is_behind or not _begins(element, title):
            continue
        folded = fold(element_text(element, _LONGEST))
        is_part = title.startswith(folded) or title.endswith(folded)
        if is_part and len(folded) >= shortest and not (is_parted and len(folded) + len(other) > len(title)):
            return element
    return None


def _begins(element: HtmlElement, title: str) -> bool:
    """Tell cheaply whether an element's own text may be part of a title; a link is one in a heading alone."""
    own = fold((element.text or "")[:_LONGEST])
    if not own or own not in title:
        return False
    return next(element.iterancestors("a"), None) is None and (
        element.tag != "a" or next(element.iterancestors(*_HEADINGS), None) is not None
    )


def leads_home(heading: HtmlElement) -> bool:
    """Tell whether a heading is a link to the site's front page: then it is the outlet's name."""
    links = [*heading.iter("a"), *islice(heading.iterancestors("a"), 1)]
    return any(_is_home(link.get("href") or "#") for link in links)


def _is_home(address: str) -> bool:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return False
    return parts.path in _HOME and not parts.query and not parts.fragment and not address.startswith("#")
