"""What a reader sees around the headline: bounded walks over the tree, before and after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement

from newsbot.extraction.structured import Structured, element_text
from newsbot.text import fold

_BEFORE = 60  # elements looked at before the headline, in document order
_AFTER = 150  # and after it
_LOWER = 30  # h2 and h3 elements looked at where a page has no h1
_LINE = 200  # characters: what is longer is no line
_NOT_SHOWN = frozenset({"script", "style", "noscript", "svg", "path", "template", "option", "select", "iframe", "meta"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """The surroundings of the headline.

    `headings` are the page's h1 elements that are shown (or h2, h3 that repeat its title), the
    headline's first; `before` and `after` the elements around it, the nearest first. All are empty where there is none.
    """

    headings: tuple[HtmlElement, ...] = ()
    before: tuple[HtmlElement, ...] = ()
    after: tuple[HtmlElement, ...] = ()

    def times(self) -> Iterator[str]:
        """Yield the machine-readable times of the time elements, or what they show, nearest first."""
        for element in (*self.after, *self.before):
            if element.tag == "time":
                yield element.get("datetime") or element_text(element, _LINE)

    def datelines(self) -> Iterator[str]:
        """Yield the short lines with digits, nearest first."""
        for element in (*self.after, *self.before):
            own = element.text or ""
            if any(map(str.isdigit, own)) or (len(element) and any(map(str.isdigit, _tails(element)))):
                line = element_text(element, _LINE)
                if 6 <= len(line) < _LINE:
                    yield line


def find_landmarks(structured: Structured, tree: HtmlElement) -> Landmarks:
    """Find the headline among the page's h1 elements, else h2 and h3, and what stands around it."""
    titles = (structured.article.headline, structured.first("og:title"), structured.title)
    declared = [fold(text) for text in titles if text]
    shown = [heading for heading in structured.headings if not is_hidden(heading)] or list(structured.headings)
    if not shown:
        lower = islice(tree.iter("h2", "h3"), _LOWER)
        shown = [heading for heading in lower if _is_declared(fold(element_text(heading)), declared)]
    if not shown:
        return Landmarks()
    shown.sort(key=lambda heading: not _is_declared(fold(element_text(heading)), declared))
    return Landmarks(
        headings=tuple(shown),
        before=tuple(islice(_preceding(shown[0]), _BEFORE)),
        after=tuple(islice(_following(shown[0]), _AFTER)),
    )


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether the element itself says that it is not shown."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or element.get("aria-hidden") == "true" or "display:none" in style


def _is_declared(folded: str, declared: list[str]) -> bool:
    return len(folded) >= 8 and any(folded in title or title in folded for title in declared if title)


def _tails(element: HtmlElement) -> str:
    return "".join(child.tail or "" for child in islice(element, 8))


def _following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements behind `element`, in document order."""
    current: HtmlElement | None = element
    while current is not None:
        sibling = current.getnext()
        while sibling is not None:
            if sibling.tag not in _NOT_SHOWN:
                yield from _shown(sibling)
            current, sibling = sibling, sibling.getnext()
        current = current.getparent()


def _shown(element: HtmlElement) -> Iterator[HtmlElement]:
    return (part for part in element.iter() if part.tag not in _NOT_SHOWN)


def _preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements before `element`, backwards, without those that hold it."""
    current: HtmlElement | None = element
    while current is not None:
        sibling = current.getprevious()
        while sibling is not None:
            if sibling.tag not in _NOT_SHOWN:
                yield from reversed(list(islice(_shown(sibling), _BEFORE)))
            sibling = sibling.getprevious()
        current = current.getparent()
