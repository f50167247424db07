"""What a page says of itself in data: JSON-LD, meta elements, links, microdata; read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.json_ld import read_nodes
from newsbot.extraction.ld_article import LdArticle, read_ld_article
from newsbot.extraction.microdata import read_microdata
from newsbot.text import clean_line

Values = Mapping[str, tuple[str, ...]]

_TAGS = ("meta", "link", "script", "title", "h1", "h2", "h3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """A page's data of itself.

    `article` is the JSON-LD node of the article (empty where there is none). `meta` maps the lower-cased name,
    property, itemprop or http-equiv of meta elements to their contents, `links` the lower-cased relation of link
    elements to their addresses as given, `microdata` lower-cased itemprops to their values; all in document order,
    without empty ones. `headings` are the page's h1 elements, `subheadings` its h2 and h3 elements.
    """

    article: LdArticle
    meta: Values
    links: Values
    microdata: Values
    title: str | None
    html_lang: str | None
    base_url: str | None
    headings: tuple[HtmlElement, ...] = ()
    subheadings: tuple[HtmlElement, ...] = ()

    def first(self, *names: str) -> str | None:
        """Return the first content of the first of these names that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)


def read_structured(tree: HtmlElement, base_url: str | None) -> Structured:
    """Read the data of a page. `base_url` is the page's address; a `<base href>` does not change it.

    Takes the parsed page and leaves it as it is. Raises nothing: what cannot be read is not there.
    """
    elements: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in tree.iter(*_TAGS):
        tag = element.tag
        elements["h2" if tag == "h3" else tag].append(element)
    meta = _read_meta(elements["meta"])
    title = next((text for text in map(element_text, elements["title"][:1]) if text), None)
    titles = [text for text in (*meta.get("og:title", ()), title, *map(element_text, elements["h1"][:3])) if text]
    nodes = read_nodes(script.text for script in elements["script"] if _is_json_ld(script) and script.text)
    return Structured(
        article=read_ld_article(nodes, base_url, titles),
        meta=meta,
        links=_read_links(elements["link"]),
        microdata=read_microdata(tree),
        title=title,
        html_lang=_language(tree),
        base_url=base_url,
        headings=tuple(elements["h1"]),
        subheadings=tuple(elements["h2"]),
    )


def _is_json_ld(script: HtmlElement) -> bool:
    kind = script.get("type")
    return kind is not None and "ld+json" in kind.lower()


def _read_meta(elements: list[HtmlElement]) -> Values:
    found: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        content = clean_line(element.get("content") or "")
        if not content:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if name := (element.get(attribute) or "").strip().lower():
                found[name].append(content)
    return _frozen(found)


def _read_links(elements: list[HtmlElement]) -> Values:
    found: dict[str, list[str]] = defaultdict(list)
    for element in elements:
        address = (element.get("href") or "").strip()
        for relation in (element.get("rel") or "").lower().split():
            if address:
                found[relation].append(address)
    return _frozen(found)


def _language(tree: HtmlElement) -> str | None:
    for element in (tree, *tree.iterchildren("body")):
        value = (
            element.get("lang") or element.get("xml:lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
        )
        if value and value.strip():
            return str(value).strip()
    return None


def _frozen(found: dict[str, list[str]]) -> Values:
    return MappingProxyType({name: tuple(values) for name, values in found.items() if values})
