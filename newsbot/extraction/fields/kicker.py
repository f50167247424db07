"""The kicker: the short line over the headline, or at its beginning."""

import re
from itertools import chain, islice

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields.landmarks import Landmarks
from newsbot.text import fold

# Parts of class names that mark a kicker.
_TOKEN = re.compile(
    "kicker|overline|eyebrow|dachzeile|topline|pretitle|pre-title|supertitle|surtitre|antetitulo|antetítulo|occhiello|"
    "vignette|spitzmarke|nadtytul|strapline-top"
)
_NEAR = 12  # elements before and after the headline that are looked at
_LONGEST = 80  # characters; a longer line is a standfirst
_ENDS = " :|·•/–—-"


def read_kicker(landmarks: Landmarks, headline: str | None) -> str | None:
    """Return the kicker: what a heading says before the headline, or a line near it that its class marks as one."""
    if not landmarks.headings or not headline:
        return None
    return _before_headline(landmarks, headline) or _marked(landmarks, fold(headline))


def _before_headline(landmarks: Landmarks, headline: str) -> str | None:
    folded = fold(headline)
    for heading in landmarks.headings[:3]:
        for element in (heading, *islice(heading.iterancestors("h1", "h2", "h3"), 1)):
            words = element_text(element).split()
            for at in range(1, len(words)):
                if fold(" ".join(words[at:])) == folded:
                    return _line(" ".join(words[:at]))
    return None


def _marked(landmarks: Landmarks, headline: str) -> str | None:
    inside = islice(landmarks.headings[0].iterdescendants(), _NEAR)
    for element in chain(inside, landmarks.nearest(_NEAR, _NEAR // 2)):
        if _is_marked(element):
            text = element_text(element, 2 * _LONGEST)
            if fold(text) and fold(text) != headline and (line := _line(text)):
                return line
    return None


def _is_marked(element: HtmlElement) -> bool:
    return _TOKEN.search((element.get("class") or "").lower()) is not None


def _line(text: str) -> str | None:
    line = text.strip(_ENDS)
    return line if 2 <= len(line) <= _LONGEST else None
