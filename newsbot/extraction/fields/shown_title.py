"""The headline of a page without headings and Open Graph: what shows part of the title, or leads the text."""

import re
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text, line_behind
from newsbot.extraction.fields.walks import following
from newsbot.extraction.lexicon import Topic, topics_of
from newsbot.extraction.structured import Structured
from newsbot.text import fold, is_unspaced

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGS = (*_HEADINGS, "a", "b", "big", "center", "div", "em", "font", "i", "p", "span", "strong", "td", "th")
_ELEMENTS = 3_000  # that are looked at
_LONGEST = 400  # characters
_SHORTEST = 20  # folded characters; what is shorter begins or ends a title as a section's name, too
_NO_OUTLET = 40  # folded characters; what is shorter, beside an h1, may be the outlet's name
# Of these lengths, in a script whose characters are words, and in one whose letters are syllables.
_UNSPACED, _SYLLABIC = 0.4, 0.6
_SYLLABLES = re.compile("[\u0900-\u0dff\uac00-\ud7af]")
_LEADING_TAGS = ("b", "big", "font", "h4", "h5", "h6", "span", "strong", "div", "p", "td")
_EMPHASIS = frozenset({"b", "big", "h4", "h5", "h6", "strong"})
_SIZES = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})
_TITLE_WORDS = 5  # of a title that names an outlet
_LEVELS = 2  # above an element, that are asked for its letters
_LINE = 200  # characters of a headline
_ENDS = (".", ":", "。", "：", ",")
_PROSE, _PROSE_LINE, _REACH = 300, 40, 16  # characters of the text, of its lines; elements they are among
_HOME = frozenset({"", "/", "./", "/index.html", "/index.htm", "/index.php", "index.html", "index.htm", "index.php"})


def find_shown_title(structured: Structured, tree: HtmlElement, heading: HtmlElement | None) -> HtmlElement | None:
    """Return the element that shows the headline of a page without Open Graph and JSON-LD; None where none does.

    Pages of tables and fonts have it in any element; weblogs have the outlet's name in the h1 and in the title before
    it. It begins or ends the title, and stands behind `heading`, the likeliest h1, which says another part of it.
    """
    title = fold(structured.title or "")
    scale = _scale(title)
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


def _scale(text: str) -> float:
    if is_unspaced(text):
        return _UNSPACED
    return _SYLLABIC if _SYLLABLES.search(text) else 1.0


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


def find_lead_line(structured: Structured, tree: HtmlElement) -> HtmlElement | None:
    """Return the line in large or bold letters right above the text, of a page without headings whose title is short.

    The title of such a page names its outlet, a program ("Untitled Document") or nothing, as those of frames do.
    """
    title = structured.title or ""
    if structured.subheadings or structured.article.headline or structured.first("og:title"):
        return None
    if len(title.split()) > _TITLE_WORDS or len(fold(title)) > _NO_OUTLET * _scale(title):
        return None
    for element in islice(tree.iter(*_LEADING_TAGS), _ELEMENTS):
        text = element.text or ""
        if (
            not text
            or text.isspace()
            or not _is_emphasised(element)
            or next(element.iterancestors("a"), None) is not None
        ):
            continue
        line = element_text(element, _LONGEST)
        scale = _scale(line)
        if len(fold(line)) < _SHORTEST * scale or len(line) > _LINE or line.endswith(_ENDS) or line_behind(element):
            continue
        if _heads_prose(element, scale):
            return element
    return None


def _is_emphasised(element: HtmlElement) -> bool:
    return any(
        each.tag in _EMPHASIS
        or (each.get("size") or "") in _SIZES
        or Topic.HEADLINE in topics_of(each.get("class") or "")
        for each in (element, *islice(element.iterancestors(), _LEVELS))
    )


def _heads_prose(element: HtmlElement, scale: float) -> bool:
    """Tell whether long lines follow, with little between: byline, date, an image."""
    runs = (text for part in islice(following(element), _REACH) for text in (part.text, part.tail) if text)
    return sum(len(text) for text in runs if len(text) >= _PROSE_LINE * scale) >= _PROSE * scale
