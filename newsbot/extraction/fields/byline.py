"""Who wrote the article."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.fields.landmarks import Landmarks
from newsbot.extraction.fields.names import is_person, split_names, unique
from newsbot.extraction.fields.titles import names_site, site_names
from newsbot.extraction.structured import Structured, element_text

_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "cxenseparse:author", "dc.contributor", "authors", "article.author", "citation_author",
    "twitter:creator:name", "rbauthors", "og:article:author", "author_name", "vr:author",
)  # fmt: skip
_MARKED = etree.XPath("//*[@rel='author' or contains(@class,'byline') or contains(@class,'author')]")
_MAX_LINE = 160  # characters: what is longer is a biography
_MAX_MARKED = 12


def read_authors(structured: Structured, landmarks: Landmarks, tree: HtmlElement) -> tuple[str, ...]:
    """Return the names of the authors as the page writes them, without "By", roles, addresses and duplicates.

    JSON-LD, microdata, author metas, then the bylines near the headline, then those elsewhere: the first that names a
    person. The outlet's own name stays only where no one names a person.
    """
    site = site_names(structured)
    outlet: tuple[str, ...] = ()
    for texts in _sources(structured, landmarks, tree):
        names = unique(name for text in texts for name in split_names(text))
        people = tuple(name for name in names if not names_site(name, site))
        if any(map(is_person, people)):
            return people
        outlet = outlet or names
    return outlet


def _sources(structured: Structured, landmarks: Landmarks, tree: HtmlElement) -> Iterator[Iterable[str]]:
    yield [author.name for author in structured.article.authors]
    yield structured.microdata.get("author", ()) or structured.microdata.get("creator", ())
    for name in _METAS:
        yield [text for text in structured.meta.get(name, ()) if not text.startswith(("http:", "https:", "/", "@"))]
    yield _lines(landmarks.bylines())
    yield _lines(islice(cast("list[HtmlElement]", _MARKED(tree)), _MAX_MARKED))


def _lines(elements: Iterable[HtmlElement]) -> list[str]:
    """Return the line of the first marked element that has names, with those of its equals beside it."""
    lines: list[str] = []
    parent: HtmlElement | None = None
    for element in elements:
        if lines and element.getparent() is not parent:
            continue
        line = element_text(element, _MAX_LINE + 1)
        if 3 <= len(line) <= _MAX_LINE and split_names(line):
            lines.append(line)
            parent = element.getparent()
    return lines
