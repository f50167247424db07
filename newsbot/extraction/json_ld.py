"""Text of JSON-LD scripts to nodes: what is cheap to repair is repaired, nothing raises.

Found in real pages: HTML comments or CDATA around the object, raw newlines and control characters in strings,
trailing commas and semicolons, a second object behind the first, HTML entities for quotes, objects cut short.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
# What is worth saving from an object that no repair makes whole.
_SALVAGE = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated|articleSection|inLanguage|isAccessibleForFree)"'
    r'\s*:\s*(?:"((?:[^"\\\n]|\\.){1,2000})"|(true|false))'
)
# Keys whose value may be the article, or hold it.
_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "breadcrumb")
_MAX_CHARACTERS = 4 * 2**20
_MAX_NODES = 2_000


def read_nodes(scripts: Iterable[str]) -> list[Node]:
    """Return the typed nodes of JSON-LD scripts, in order; those that hold others before what they hold.

    >>> [node["@type"] for node in read_nodes(['{"@graph": [{"@type": "WebPage"}, {"@type": "Article",}]};'])]
    ['WebPage', 'Article']
    """
    nodes: list[Node] = []
    for script in scripts:
        for value in _load(script):
            nodes.extend(_typed_nodes(value, _MAX_NODES - len(nodes)))
    return nodes


def _load(script: str) -> list[Any]:
    text = _WRAPPING.sub("", script[:_MAX_CHARACTERS]).strip(" \t\r\n/*;")
    for candidate in _repairs(text):
        try:
            return _decode_all(candidate)
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


def _repairs(text: str) -> Iterator[str]:
    yield text
    yield _TRAILING_COMMA.sub("", text)
    if "&" in text:
        yield _TRAILING_COMMA.sub("", html.unescape(text))


def _decode_all(text: str) -> list[Any]:
    """Decode the first value; what follows it counts only where it is whole, too."""
    decoder = json.JSONDecoder(strict=False)
    value, end = decoder.raw_decode(text)
    values = [value]
    rest = text[end:].lstrip(" \t\r\n,;")
    if rest.startswith(("{", "[")):
        try:
            values.append(decoder.raw_decode(rest)[0])
        except ValueError:
            return values
    return values


def _salvage(text: str) -> list[Any]:
    node: Node = {}
    for key, value, flag in _SALVAGE.findall(text):
        node.setdefault(key, _unescape(value) if value else flag)
    return [node] if len(node) > 1 else []


def _unescape(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value


def _typed_nodes(value: Any, limit: int) -> list[Node]:
    """Walk lists and holders without recursion, in document order."""
    found: list[Node] = []
    waiting = [value]
    steps = 0
    while waiting and len(found) < limit and steps < 4 * _MAX_NODES:
        steps += 1
        current = waiting.pop()
        if isinstance(current, list):
            waiting.extend(reversed(current[:_MAX_NODES]))
        elif isinstance(current, dict):
            if "@type" in current:
                found.append(current)
            waiting.extend(current[key] for key in reversed(_HOLDERS) if isinstance(current.get(key), list | dict))
    return found
