"""What a reader sees around the headline: bounded walks over the tree, before and after it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text, is_inline, line_behind
from newsbot.extraction.fields.shown_title import find_lead_line, find_shown_title, leads_home
from newsbot.extraction.fields.titles import site_names, without_site
from newsbot.extraction.fields.updates import label_before, tells_update
from newsbot.extraction.fields.walks import following, preceding
from newsbot.extraction.lexicon import Topic, topics_of
from newsbot.extraction.preformatted import first_lines
from newsbot.extraction.structured import Structured
from newsbot.text import fold

_BEFORE = 60  # elements looked at before the headline, in document order
_AFTER = 150  # and after it
_NEAR = 25  # elements behind it that a line may begin with
_LOWER = 30  # h2 and h3 elements looked at
_SHORTEST = 8  # folded characters of a headline
_LONG = 20  # folded characters that end a title by no chance
_COMMENT_LEVELS = 4
_LINE = 200  # characters: what is longer is no line
# Parts of class names that mark a byline.
_BYLINE_TOKEN = re.compile(
    "author|byline|autor|auteur|writer|journalist|reporter|contributor|signature|kirjoittaja|forfatter|skribent|redakteur|"
    "szerz[oő]|muhabir|penulis|periodista|giornalista|dziennikarz|redactor(?!e)|(?<![a-z])(?:firma|yazar|tac-?gia)(?![a-z])"
)
_MARKING = ("class", "itemprop", "rel")
_DIGIT = re.compile(r"\d")
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|es|a|i|zy)?|auteurs?|autor[ei]|profiles?|people|staff|journalists?|reporters?|by|contributors?|"
    r"writers?|redakteure?|redaktion|redazione|redaccion|firmas?|columnists?|avtor|yazarlar|forfatter|skribent)/[^/?#]",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Landmarks:
    """The surroundings of the headline.

    `headings` are the headings that may be the headline, the likeliest first.
    """

    headings: tuple[HtmlElement, ...] = ()

    @cached_property
    def before(self) -> tuple[HtmlElement, ...]:
        """The elements before the likeliest heading, the nearest first."""
        return tuple(islice(preceding(self.headings[0]), _BEFORE)) if self.headings else ()

    @cached_property
    def after(self) -> tuple[HtmlElement, ...]:
        """The elements behind it, the nearest first."""
        return tuple(islice(following(self.headings[0]), _AFTER)) if self.headings else ()

    def nearest(self, before: int, after: int) -> Iterator[HtmlElement]:
        """Yield so many elements before the likeliest heading, then so many behind it."""
        for heading in self.headings[:1]:
            yield from islice(preceding(heading), before)
            yield from islice(following(heading), after)

    def times(self, *, of_update: bool) -> Iterator[str]:
        """Yield the machine-readable times of the time elements, or what they show, nearest first.

        That is of those that tell of an update, or else of the others.
        """
        for element in self.around():
            if element.tag == "time" and tells_update(element) is of_update and not _is_in_comments(element):
                yield element.get("datetime") or element_text(element, _LINE)

    def around(self) -> Iterator[HtmlElement]:
        """Yield the elements around the likeliest heading: those behind it, then those before it, nearest first."""
        yield from self.after
        yield from self.before

    def datelines(self) -> Iterator[str]:
        """Yield the short lines with digits, nearest first; of an update with the label that stands before it."""
        yield from islice(filter(_DIGIT.search, map(_line_behind, self.headings)), 1)
        for place, element in enumerate(self.around()):
            for line in _numbered_lines(element, is_near=place < _NEAR):
                if 6 <= len(line) < _LINE and not _is_in_comments(element):
                    label = label_before(element)
                    yield line if label is None else f"{label} {line}"

    def lines_behind_breaks(self) -> Iterator[str]:
        """Yield the lines behind the headline that stand in no element of their own: behind a `<br>`, in a `<pre>`."""
        for element in self.after:
            if element.tag == "pre":
                yield from first_lines(element.text or "")
            elif element.tag == "br" and (line := line_behind(element, _LINE)):
                yield line


def find_landmarks(structured: Structured, tree: HtmlElement) -> Landmarks:
    """Find the headline that is shown, and what stands around it.

    That is an h2 or h3 that repeats the declared headline: the h1 of such a page stands in its breadcrumbs, or is
    written for search engines (12 publishers of 118). Else it is an h1, one that the page declares before others. Where
    the title alone declares it, any element may show it.
    """
    declared = _declared(structured)
    shown = [heading for heading in structured.headings if not is_hidden(heading)] or list(structured.headings)
    shown.sort(key=lambda heading: not _repeats(fold(element_text(heading)), declared))
    wanted = frozenset(declared) - {fold(element_text(heading)) for heading in shown[:1]}
    if wanted:
        lower = (_repeating(heading, wanted, whole=bool(shown)) for heading in structured.subheadings[:_LOWER])
        shown = [*islice((heading for heading in lower if heading is not None), 1), *shown]
    own = find_shown_title(structured, tree, next(iter(shown), None))
    if own is None and all(map(leads_home, shown)):
        own = find_lead_line(structured, tree)
    if own is not None:
        shown = [own, *shown]
    return Landmarks(headings=tuple(shown))


def _declared(structured: Structured) -> list[str]:
    names = site_names(structured)
    titles = (structured.article.headline, structured.first("og:title"), structured.title)
    folded = (fold(without_site(text, names)) for text in titles if text)
    return [text for text in folded if len(text) >= _SHORTEST]


def _repeats(folded: str, declared: list[str]) -> bool:
    return len(folded) >= _SHORTEST and any(folded in title or title in folded for title in declared)


def _repeating(heading: HtmlElement, declared: frozenset[str], *, whole: bool) -> HtmlElement | None:
    """Return the element in a heading, or the heading itself, whose text is one of these, or (not `whole`) ends one."""
    if whole and not any(map(fold(element_text(heading)).__contains__, declared)):
        return None
    for element in islice(heading.iter("*"), 6):
        folded = fold(element_text(element))
        if folded in declared or (not whole and len(folded) >= _LONG and any(map(_ends(folded), declared))):
            return element
    return None


def is_marked_byline(element: HtmlElement) -> bool:
    """Tell whether an element's class, relation or address marks it as a byline."""
    attributes = element.attrib
    if not attributes:
        return False
    marks = " ".join([attributes[name] for name in _MARKING if name in attributes]).lower()
    return _BYLINE_TOKEN.search(marks) is not None or AUTHOR_PAGE.search(attributes.get("href") or "") is not None


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether the element itself says that it is not shown."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _ends(folded: str) -> Callable[[str], bool]:
    return lambda title: title.endswith(folded)


def _numbered_lines(element: HtmlElement, *, is_near: bool) -> Iterator[str]:
    """Yield the line of an element that holds a digit beside its children, and the one that goes on behind it."""
    if _DIGIT.search(element.text or "") or (len(element) and _DIGIT.search(_tails(element))):
        yield element_text(element, _LINE)
    if element.tag == "pre" and is_near:
        yield from filter(_DIGIT.search, first_lines(element.text or ""))
    if element.tag == "br" or (is_near and not is_inline(element)):
        yield from filter(_DIGIT.search, [_line_behind(element)])
    elif is_near and _DIGIT.search(element.tail or ""):
        yield f"{element_text(element, _LINE)} {_line_behind(element)}"


def _line_behind(element: HtmlElement) -> str:
    return line_behind(element, _LINE)


def _is_in_comments(element: HtmlElement) -> bool:
    holders = islice(element.iterancestors(), _COMMENT_LEVELS)
    return any(
        Topic.COMMENTS in topics_of(f"{each.get('class') or ''} {each.get('id') or ''}") for each in (element, *holders)
    )


def _tails(element: HtmlElement) -> str:
    return "".join(child.tail or "" for child in islice(element, 8))
