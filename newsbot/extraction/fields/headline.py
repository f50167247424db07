"""The headline: chosen by agreement among what the page shows and what it declares."""

from collections.abc import Iterator

from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.fields.landmarks import Landmarks
from newsbot.extraction.fields.titles import names_site, site_names, split_title, without_site
from newsbot.extraction.structured import Structured
from newsbot.text import fold

# What is shown outweighs any one declaration, two declarations that agree outweigh what is shown. The title and
# twitter:title repeat og:title or the h1 and decide only ties: on 190 news pages 93 % against 87 % with full votes.
_SHOWN, _DECLARED, _REPEATED = 1.4, 1.0, 0.15
_LONG = 20  # folded characters; what is shorter may end a longer headline by chance


def read_headline(structured: Structured, landmarks: Landmarks) -> str | None:
    """Return the headline as the page writes it, without the site's name; None where the page has none.

    Candidates are the heading that is shown, JSON-LD's headline, og:title, the title, twitter:title. The right one is
    among the first four on 98.8 % of 258 news pages, each alone on 74 % at most.
    """
    names = site_names(structured)
    candidates = [(without_site(text, names), weight) for _, text, weight in _candidates(structured, landmarks, names)]
    candidates = [(text, weight) for text, weight in candidates if fold(text)]
    if not candidates:
        return None
    chosen = fold(max(candidates, key=lambda candidate: _votes(fold(candidate[0]), candidates))[0])
    # Of one headline written several ways, the way with the most marks: a kicker's colon is lost between elements.
    return max((text for text, _ in candidates if fold(text) == chosen), key=lambda text: len(text.replace(" ", "")))


def headline_candidates(structured: Structured, landmarks: Landmarks) -> Iterator[Candidate]:
    """Yield what the page says that its headline is."""
    names = site_names(structured)
    for source, text, _ in _candidates(structured, landmarks, names):
        yield Candidate(source, text, without_site(text, names) or None)


def _candidates(structured: Structured, landmarks: Landmarks, names: frozenset[str]) -> list[tuple[str, str, float]]:
    shown = [text for text in (element_text(heading) for heading in landmarks.headings[:4]) if text]
    shown = [text for text in shown if not names_site(text, names)][:1]
    found = [
        *(("the heading shown", text, _SHOWN) for text in shown),
        ("JSON-LD headline", structured.article.headline, _DECLARED),
        ("og:title", structured.first("og:title"), _DECLARED),
        ("title", structured.title, _REPEATED),
        ("twitter:title", structured.first("twitter:title"), _REPEATED),
        *(("microdata headline", text, _REPEATED) for text in structured.microdata.get("headline", ())[:1]),
    ]
    return [(source, text, weight) for source, text, weight in found if text]


def _votes(folded: str, candidates: list[tuple[str, float]]) -> float:
    """Add up the candidates that say the same, beside another segment, or (as shown) behind a kicker."""
    votes = 0.0
    for text, weight in candidates:
        other = fold(text)
        is_kicked = weight == _SHOWN and len(folded) >= _LONG and other.endswith(folded)
        if folded == other or is_kicked or folded in map(fold, split_title(text)):
            votes += weight
    return votes
