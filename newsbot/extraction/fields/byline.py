"""Who wrote the article."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields.byline_lines import is_label, says_by
from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.fields.landmarks import Landmarks, is_marked_byline
from newsbot.extraction.fields.name_words import AGENCIES
from newsbot.extraction.fields.names import is_person, split_names, unique, without_date
from newsbot.extraction.fields.signed_lines import signed_lines
from newsbot.extraction.fields.titles import names_site, site_names
from newsbot.extraction.fields.walks import NOT_SHOWN
from newsbot.extraction.structured import Structured

_METAS = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "article:author_name", "cxenseparse:author", "dc.contributor", "authors", "article.author", "citation_author",
    "rbauthors", "og:article:author", "author_name", "vr:author", "dable:author",
)  # fmt: skip
_NO_NAME = ("http:", "https:", "/", "@", "www.")
_MARKED = etree.XPath("//@class[contains(., 'byline') or contains(., 'author')]/.. | //@rel[. = 'author']/..")
_MAX_LINE = 160  # characters: what is longer is a biography
_MAX_MARKED = 12
_MAX_PARTS = 24
_NEAR_LINES = 3
_BEFORE_NAME = 50  # characters before a name, as a date; more are prose
_NEAR = 25  # elements after the headline: an unmarked byline stands right there


def read_authors(structured: Structured, landmarks: Landmarks, tree: HtmlElement) -> tuple[str, ...]:
    """Return the names of the authors as the page writes them, without "By", roles, addresses and duplicates.

    JSON-LD, microdata, author metas, then the bylines near the headline, marked or not, those elsewhere, and lines of
    the article that are signed: the first that names a person. An outlet or an agency alone stays only where none of
    them does.
    """
    site = site_names(structured)
    outlet: tuple[str, ...] = ()
    for _, names in _sources(structured, landmarks, tree):
        people = tuple(name for name in names if not names_site(name, site))
        if any(map(is_person, people)):
            return people
        outlet = outlet or names
    return outlet


def author_candidates(structured: Structured, landmarks: Landmarks, tree: HtmlElement) -> Iterator[Candidate]:
    """Yield who wrote the article, as each place of the page says that names somebody; outlets are not believed."""
    site = site_names(structured)
    for source, names in _sources(structured, landmarks, tree):
        people = tuple(name for name in names if not names_site(name, site))
        if names:
            yield Candidate(source, ", ".join(names), ", ".join(people) if any(map(is_person, people)) else None)


def _sources(structured: Structured, landmarks: Landmarks, tree: HtmlElement) -> Iterator[tuple[str, tuple[str, ...]]]:
    authors = structured.article.authors
    people = (name for it in authors for name in _declared((it.name,), of_person=not it.is_outlet))
    yield "JSON-LD author", unique(people)
    microdata = structured.microdata.get("author", ()) or structured.microdata.get("creator", ())
    yield "microdata author", _declared(microdata)
    for name in filter(structured.meta.__contains__, _METAS):
        yield f"meta {name}", _declared(structured.meta[name])
    yield "the byline shown", _shown(landmarks.around(), is_marked_byline)
    yield "a line that says By", _shown(landmarks.after[:_NEAR], _says_by)
    yield "a line behind a break", _in_lines(islice(landmarks.lines_behind_breaks(), _NEAR_LINES))
    yield "a name behind By", _shown(landmarks.after[:_NEAR], _stands_behind_by)
    yield "a byline elsewhere", _shown(islice(cast("list[HtmlElement]", _MARKED(tree)), _MAX_MARKED))
    yield "a line that is signed", _declared(islice(signed_lines(tree), 1))


def _declared(texts: Iterable[str], *, of_person: bool = False) -> tuple[str, ...]:
    said = (_without_portal(text) for text in texts if not text.startswith(_NO_NAME))
    return unique(name for text in said for name in split_names(text, of_person=of_person))


def _without_portal(text: str) -> str:
    """Return what names an outlet without the portal behind a bar: "The Courier | Portal"."""
    outlet, bar, _ = text.partition("|")
    return outlet if bar and not any(map(is_person, split_names(outlet))) else text


def _says_by(element: HtmlElement) -> bool:
    """Tell an element that begins as a byline; the name may stand in an element of its own."""
    text = element.text or ""
    return says_by(text) or (is_label(text) and says_by(element_text(element, _MAX_LINE)))


def _in_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the names in the first line that begins as a byline and names persons."""
    bylines = (split_names(without_date(line)) for line in lines if len(line) <= _MAX_LINE and says_by(line))
    return next(filter(None, (unique(filter(is_person, names)) for names in bylines)), ())


def _stands_behind_by(element: HtmlElement) -> bool:
    """Tell an element of a name that the last word before it announces: "Posted on Friday by <a>Ann Lee</a>"."""
    previous, parent = element.getprevious(), element.getparent()
    before = (previous.tail if previous is not None else parent.text if parent is not None else None) or ""
    last = before.split()[-1:] if len(before) <= _BEFORE_NAME else []
    if not last or not says_by(f"{last[0]} {element_text(element, _MAX_LINE)}"):
        return False
    return parent is not None and len(element_text(parent, _MAX_LINE + 1)) <= _MAX_LINE


def _shown(elements: Iterable[HtmlElement], is_marked: Callable[[HtmlElement], bool] | None = None) -> tuple[str, ...]:
    """Return the names in the first marked element that has some, and in those beside it."""
    names: list[str] = []
    parent: HtmlElement | None = None
    for element in elements:
        if parent is not None and element.getparent() is not parent:
            continue
        if is_marked is not None and not is_marked(element):
            continue
        if next(element.iterancestors("figure"), None) is not None:
            continue
        found = _names_in(element)
        if found:
            names.extend(found)
            parent = element.getparent()
    return unique(names)


def _names_in(element: HtmlElement) -> list[str]:
    """Return the names in a byline: of its parts, or of its whole line where that has more.

    One word alone must be an agency: the rest of a line may be a place or a button.
    """
    line = element_text(element, _MAX_LINE + 1)
    if not 3 <= len(line) <= _MAX_LINE:
        return []
    parts = (part.text for part in islice(element.iter(), _MAX_PARTS) if part.tag not in NOT_SHOWN)
    in_parts = [name for part in parts if part for name in split_names(part) if is_person(name)]
    in_line = [name for name in split_names(line) if is_person(name) or name.casefold() in AGENCIES]
    return in_line if len(in_line) > len(in_parts) else in_parts
