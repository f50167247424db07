"""The headline and its kicker, chosen by agreement among what the page offers."""

from collections.abc import Sequence

from newsbot.extraction.fields.landmarks import Landmarks
from newsbot.extraction.fields.titles import SEPARATOR, names_site, site_names, without_site
from newsbot.extraction.structured import Structured, element_text
from newsbot.text import clean_line, fold


def read_headline(structured: Structured, landmarks: Landmarks) -> str | None:
    """Return the headline without the site's name.

    Candidates are the h1 elements, JSON-LD's headline, og:title, the title, twitter:title. The right one is among the
    first four on 98.8 % of 258 news pages, each alone on 74 % at most: the one most others agree with is taken.
    """
    names = site_names(structured)
    given = [without_site(text, names) for text in _candidates(structured, landmarks, names)]
    given = [text for text in given if fold(text)]
    if not given:
        return None
    return max(given, key=lambda text: _votes(fold(text), given))


def _candidates(structured: Structured, landmarks: Landmarks, names: frozenset[str]) -> list[str]:
    headings = [element_text(heading) for heading in landmarks.headings[:4]]
    found = [
        *[text for text in headings if text and not names_site(text, names)][:2],
        structured.article.headline,
        structured.first("og:title"),
        structured.title,
        structured.first("twitter:title"),
        *structured.microdata.get("headline", ())[:1],
    ]
    return [clean_line(text) for text in found if text]


def _votes(folded: str, given: Sequence[str]) -> int:
    """Count candidates that say the same, or the same beside another segment."""
    return sum(folded == fold(other) or folded in map(fold, SEPARATOR.split(other)) for other in given)
