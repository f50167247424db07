"""Section and topics, as the page names them."""

import re
from collections.abc import Iterable, Iterator

from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.fields.titles import names_site, site_names
from newsbot.extraction.structured import Structured
from newsbot.text import fold, words

_SEPARATORS = re.compile(r"[,;|、，；]")
_MAX_LENGTH = 100  # characters; a longer "keyword" is a sentence
_MAX_TOPICS = 60
_TOPIC_METAS = ("article:tag", "og:article:tag", "parsely-tags", "news_keywords", "keywords", "sailthru.tags")


def read_section(structured: Structured) -> str | None:
    """Return the section (politics, sport, …) that the page names, None where it names none.

    Asked in turn: JSON-LD, metas, the breadcrumbs of JSON-LD.
    """
    return next((it.value for it in section_candidates(structured) if it.value), None)


def section_candidates(structured: Structured) -> Iterator[Candidate]:
    """Yield what the page says that its section is; what is too long for a name is not believed."""
    named = structured.first("article:section", "og:article:section", "parsely-section", "cxenseparse:section")
    candidates = (
        ("JSON-LD articleSection", structured.article.section),
        ("meta article:section", named),
        ("meta section", structured.first("section", "dc.subject")),
        ("the breadcrumbs", _last_crumb(structured)),
    )
    for source, name in candidates:
        if name:
            yield Candidate(source, name, name if len(name) <= _MAX_LENGTH else None)


def _last_crumb(structured: Structured) -> str | None:
    """Return the last breadcrumb that is neither the article nor the front page."""
    titles = structured.article.headline, structured.title, structured.first("og:title")
    said = " ".join(words(" ".join(filter(None, titles))))
    names = site_names(structured)
    crumbs = [name for name in structured.article.breadcrumbs[1:] if not _is_told(name, said)]
    return next((name for name in reversed(crumbs) if not names_site(name, names)), None)


def _is_told(name: str, said: str) -> bool:
    """Tell whether a crumb is the headline, or a part of it in whole words."""
    return f" {' '.join(words(name))} " in f" {said} "


def read_topics(structured: Structured) -> tuple[str, ...]:
    """Return the topics of the first declaration that has any: JSON-LD keywords, `article:tag`, keyword metas.

    A declaration of one value is split at commas.
    """
    return next((topics for _, _, topics in _declarations(structured) if topics), ())


def topic_candidates(structured: Structured) -> Iterator[Candidate]:
    """Yield what the page says that its topics are, a declaration each."""
    for source, values, topics in _declarations(structured):
        if values:
            yield Candidate(source, ", ".join(values), ", ".join(topics) or None)


def _declarations(structured: Structured) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    metas = ((f"meta {name}", structured.meta.get(name, ())) for name in _TOPIC_METAS)
    for source, values in (("JSON-LD keywords", structured.article.keywords), *metas):
        yield source, values, _topics(values)


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
