"""The systems that are measured: newsbot, trafilatura in its modes, and those peers that are installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from types import MappingProxyType
from typing import Any

from newsbot.extraction import extract_article
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions

# Pages are saved without the date of their fetch. A date after it would be taken for that of an event.
_FETCHED = datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a system made of a page; fields that it does not know are None."""

    text: str
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None


System = Callable[[bytes, str | None, bool], Output | None]
"""Takes a page's bytes, its address and whether it is HTML (else plain text); returns None for no article."""


def _newsbot(body: bytes, url: str | None, is_html: bool) -> Output | None:
    kind = "text/html" if is_html else "text/plain"
    page = Page(url=url, body=body, fetched=_FETCHED, content_type=kind)
    outcome = extract_article(page, ExtractionOptions()).outcome
    if not isinstance(outcome, Article):
        return None
    return Output(text=outcome.text, title=outcome.headline, published=outcome.published, authors=outcome.authors)


def _as_is(body: bytes, url: str | None, is_html: bool) -> Output | None:  # noqa: ARG001 - a System
    return None if is_html else Output(text=body.decode("utf-8", "replace"))


def _trafilatura(*, precision: bool = False, recall: bool = False) -> System:
    def run(body: bytes, url: str | None, is_html: bool) -> Output | None:
        from trafilatura import bare_extraction  # noqa: PLC0415 - each peer is imported where it runs

        if not is_html:
            return None
        found: Any = bare_extraction(
            body,
            url=url,
            with_metadata=True,
            include_comments=False,
            favor_precision=precision,
            favor_recall=recall,
        )
        if found is None:
            return None
        authors = tuple(filter(None, (found.author or "").split("; ")))
        return Output(text=found.text or "", title=found.title, published=found.date, authors=authors)

    return run


def _readability(body: bytes, url: str | None, is_html: bool) -> Output | None:
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    if not is_html:
        return None
    document = Document(body, url=url)
    return Output(text=_text(fromstring(document.summary())), title=document.short_title())


def _newspaper(body: bytes, url: str | None, is_html: bool) -> Output | None:
    from newspaper import article  # noqa: PLC0415

    if not is_html:
        return None
    found = article(url or "https://example.org/", input_html=body.decode("utf-8", "replace"))
    published = found.publish_date.isoformat() if found.publish_date else None
    return Output(text=found.text, title=found.title, published=published, authors=tuple(found.authors))


def _justext(body: bytes, url: str | None, is_html: bool) -> Output | None:  # noqa: ARG001 - a System
    import justext  # noqa: PLC0415

    if not is_html:
        return None
    # Without a stop list of the page's language: it is not told which that is.
    paragraphs = justext.justext(body, frozenset(), stopwords_low=0, stopwords_high=0)
    return Output(text="\n\n".join(it.text for it in paragraphs if not it.is_boilerplate))


def _boilerpy(body: bytes, url: str | None, is_html: bool) -> Output | None:  # noqa: ARG001 - a System
    from boilerpy3.extractors import ArticleExtractor  # noqa: PLC0415

    if not is_html:
        return None
    return Output(text=ArticleExtractor(raise_on_failure=False).get_content(body.decode("utf-8", "replace")))


def _resiliparse(body: bytes, url: str | None, is_html: bool) -> Output | None:  # noqa: ARG001 - a System
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415

    if not is_html:
        return None
    tree = HTMLTree.parse(body.decode("utf-8", "replace"))
    return Output(text=extract_plain_text(tree, main_content=True))


def _text(tree: Any) -> str:
    return "\n\n".join(line for part in tree.itertext() if (line := part.strip()))


_ALL: tuple[tuple[str, str, System], ...] = (
    ("newsbot", "newsbot", _newsbot),
    ("trafilatura", "trafilatura", _trafilatura()),
    ("trafilatura-precision", "trafilatura", _trafilatura(precision=True)),
    ("trafilatura-recall", "trafilatura", _trafilatura(recall=True)),
    ("readability-lxml", "readability", _readability),
    ("newspaper4k", "newspaper", _newspaper),
    ("justext", "justext", _justext),
    ("boilerpy3", "boilerpy3", _boilerpy),
    ("resiliparse", "resiliparse", _resiliparse),
    ("as-is", "newsbot", _as_is),
)

SYSTEMS: Mapping[str, System] = MappingProxyType({name: run for name, _, run in _ALL})
"""All systems by name, installed or not; `as-is` returns plain texts unchanged."""


def installed() -> tuple[str, ...]:
    """Return the names of the systems that can run here."""
    return tuple(name for name, module, _ in _ALL if find_spec(module) is not None)
