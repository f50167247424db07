"""Values of JSON-LD nodes made plain: strings, lists of strings, people, images. Wrong types give nothing."""

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsbot.extraction.json_ld import Node
from newsbot.text import clean_line

_MAX_VALUES = 50
_OUTLET_TYPES = frozenset({"Organization", "NewsMediaOrganization", "Corporation", "Brand", "WebSite"})


@dataclass(frozen=True, slots=True)
class Author:
    """An author as JSON-LD or microdata names one; `is_outlet` where the node is an organisation."""

    name: str
    is_outlet: bool = False


@dataclass(frozen=True, slots=True)
class LdImage:
    """An image of the article: `url` as the page gives it, its caption and its credit."""

    url: str
    caption: str | None = None
    credit: str | None = None


def items_of(value: Any) -> Iterator[Any]:
    """Yield the values of a list (of one level), or the value itself; nothing for null."""
    if isinstance(value, list):
        for part in value[:_MAX_VALUES]:
            yield from (part[:_MAX_VALUES] if isinstance(part, list) else (part,))
    elif value is not None:
        yield value


def text_of(value: Any) -> str | None:
    """Return the first text of a value on one line, entities resolved, or None.

    >>> text_of(["", {"@value": "Tom &amp; Jerry"}])
    'Tom & Jerry'
    """
    return next(iter(texts_of(value)), None)


def texts_of(value: Any) -> tuple[str, ...]:
    """Return all texts of a value: strings, numbers, `@value` and `name` of objects."""
    texts = (clean_line(html.unescape(raw)) for raw in map(_raw_text, items_of(value)) if raw)
    return tuple(text for text in texts if text)


def _raw_text(value: Any) -> str | None:
    if isinstance(value, dict):
        value = next(iter(items_of(value.get("@value", value.get("name")))), None)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return value if isinstance(value, str) else format(value, "d") if abs(value) < 10**15 else None


def flag_of(value: Any) -> bool | None:
    """Return a boolean that may be written as text.

    >>> flag_of("False"), flag_of("http://schema.org/True"), flag_of("maybe")
    (False, True, None)
    """
    if isinstance(value, bool):
        return value
    word = (text_of(value) or "").lower().rpartition("/")[2]
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(word)


def types_of(node: Mapping[str, Any]) -> frozenset[str]:
    """Return the node's types without their vocabulary (`https://schema.org/NewsArticle`, `schema:NewsArticle`)."""
    names = (kind for kind in items_of(node.get("@type")) if isinstance(kind, str))
    return frozenset(name.rpartition("/")[2].rpartition(":")[2] for name in names)


def authors_of(value: Any, by_id: Mapping[str, Node]) -> tuple[Author, ...]:
    """Return the authors; a reference (`{"@id": …}`) is looked up among the page's nodes."""
    authors: list[Author] = []
    for item in items_of(value):
        node = item
        if isinstance(item, dict) and "name" not in item and isinstance(item.get("@id"), str):
            node = by_id.get(item["@id"], item)
        is_outlet = isinstance(node, dict) and bool(types_of(node) & _OUTLET_TYPES)
        names = texts_of(node.get("name")) if isinstance(node, dict) else texts_of(node)
        authors.extend(Author(name, is_outlet) for name in names)
    return tuple(authors)


def url_of(value: Any) -> str | None:
    """Return the address a value is or has."""
    for item in items_of(value):
        found = item
        if isinstance(item, dict):
            found = next((item[key] for key in ("url", "contentUrl", "@id") if item.get(key)), None)
            found = next(items_of(found), None)
        if isinstance(found, str) and found.strip():
            return found.strip()
    return None


def images_of(value: Any) -> tuple[LdImage, ...]:
    """Return the images, each once."""
    images: dict[str, LdImage] = {}
    for item in items_of(value):
        url = url_of(item)
        if url is None or url.startswith("#"):
            continue
        node = item if isinstance(item, dict) else {}
        credit = text_of(node.get("creditText")) or text_of(node.get("copyrightNotice")) or text_of(node.get("author"))
        images.setdefault(url, LdImage(url, text_of(node.get("caption")) or text_of(node.get("description")), credit))
    return tuple(images.values())
