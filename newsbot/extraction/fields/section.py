"""Section and topics, as the page names them."""

import re
from collections.abc import Iterable, Iterator

from newsbot.extraction.fields.titles import names_site, site_names
from newsbot.extraction.structured import Structured
from newsbot.text import fold

_SEPARATORS = re.compile(r"[,;|、，；]")
_MAX_LENGTH = 100  # characters; a longer "keyword" is a sentence
_MAX_TOPICS = 60
_TOPIC_METAS = ("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "keywords", "sailthru.tags")


def read_section(structured: Structured) -> str | None:
    """Return the section (politics, sport, …) that the page names, None where it names none.

    Asked in turn: JSON-LD, metas, the breadcrumbs of JSON-LD.
    """
    named = structured.first("article:section", "og:article:section", "parsely-section", "cxenseparse:section")
    candidates = (structured.article.section, named, structured.first("section", "dc.subject"), _last_crumb(structured))
    return next((name for name in candidates if name and len(name) <= _MAX_LENGTH), None)


def _last_crumb(structured: Structured) -> str | None:
    """Return the last breadcrumb that is neither the article nor the front page."""
    headline = fold(f"{structured.article.headline} {structured.title} {structured.first('og:title')}")
    names = site_names(structured)
    crumbs = [name for name in structured.article.breadcrumbs[1:] if fold(name) not in headline]
    return next((name for name in reversed(crumbs) if not names_site(name, names)), None)


def read_topics(structured: Structured) -> tuple[str, ...]:
    """Return the topics of the first declaration that has any: JSON-LD keywords, `article:tag`, keyword metas.

    A declaration of one value is split at commas.
    """
    declarations = (structured.article.keywords, *(structured.meta.get(name, ()) for name in _TOPIC_METAS))
    return next((topics for topics in map(_topics, declarations) if topics), ())


def _topics(values: tuple[str, ...]) -> tuple[str, ...]:
    parts = values if len(values) > 1 else _split(values)
    found: dict[str, str] = {}
    for part in parts:
        name = part.strip()
        if 0 < len(name) <= _MAX_LENGTH:
            found.setdefault(fold(name), name)
    return tuple(found.values())[:_MAX_TOPICS]


def _split(values: Iterable[str]) -> Iterator[str]:
    return (part for value in values for part in _SEPARATORS.split(value))
