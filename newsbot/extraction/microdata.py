"""Microdata: the itemprops of the article."""

from collections import defaultdict
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.text import clean_line

_WITH_ITEMPROP = etree.XPath("//@itemprop/..")  # a quarter faster than to ask each element
_ITEMPROPS = frozenset({
    "headline", "datepublished", "datemodified", "datecreated", "author", "creator", "articlesection", "inlanguage",
    "isaccessibleforfree", "alternativeheadline", "publisher", "uploaddate",
})  # fmt: skip
_MAX_TEXT = 300  # characters; a longer value is no name, title or date


def read_microdata(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Map lower-cased itemprops to their values, in document order.

    Of each, those in the scope that has the first: teasers after the article have scopes of their own.
    """
    found: dict[str, list[str]] = defaultdict(list)
    scopes: dict[str, HtmlElement | None] = {}
    for element in cast("list[HtmlElement]", _WITH_ITEMPROP(tree)):
        for name in _ITEMPROPS.intersection((element.get("itemprop") or "").lower().split()):
            scope = _scope(element)
            if scopes.setdefault(name, scope) is scope and (value := _microdata_value(element)):
                found[name].append(value)
    return {name: tuple(values) for name, values in found.items() if values}


def _scope(element: HtmlElement) -> HtmlElement | None:
    return next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)


def _microdata_value(element: HtmlElement) -> str:
    if element.get("itemscope") is not None:
        names = [part for part in element.iterdescendants() if part.get("itemprop") == "name"][:1]
        return (
            _microdata_value(names[0])
            if names and names[0].get("itemscope") is None
            else element_text(element, _MAX_TEXT)
        )
    value = element.get("content") or element.get("datetime")
    return clean_line(value) if value else element_text(element, _MAX_TEXT)
