"""Walks over a tree from an element on, forwards and backwards, without what a page does not show."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

NOT_SHOWN = frozenset({"script", "style", "noscript", "svg", "path", "template", "option", "select", "iframe", "meta"})
_BEFORE = 60  # elements of one part that are looked at backwards


def following(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements behind `element`, in document order."""
    current: HtmlElement | None = element
    while current is not None:
        sibling = current.getnext()
        while sibling is not None:
            if sibling.tag not in NOT_SHOWN:
                yield from _shown(sibling)
            current, sibling = sibling, sibling.getnext()
        current = current.getparent()


def _shown(element: HtmlElement) -> Iterator[HtmlElement]:
    return (part for part in element.iter() if part.tag not in NOT_SHOWN)


def preceding(element: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements before `element`, backwards, without those that hold it."""
    current: HtmlElement | None = element
    while current is not None:
        sibling = current.getprevious()
        while sibling is not None:
            if sibling.tag not in NOT_SHOWN:
                yield from reversed(list(islice(_shown(sibling), _BEFORE)))
            sibling = sibling.getprevious()
        current = current.getparent()
