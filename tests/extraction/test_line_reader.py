"""The parts of a text that was scraped with its boilerplate, by where its lines stand and how sure the scorer is."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import numpy as np

from newsbot.extraction.line_reader import read_plain_text
from newsbot.extraction.model import load_model
from newsbot.extraction.trace import Trace
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions

HEADLINE = "Storm closes the harbour of Aomi"
LINE = "Ferries to the islands stay in port until Thursday, and the mail waits with them"
DATELINE = "17:41, October 13, 2024"
TEXT = "The harbour office closed the port of Aomi on Monday, as a storm came nearer than it had been told it would."


@dataclass(frozen=True)
class Scores:
    """A forest that answers with scores of ours."""

    scores: tuple[float, ...]

    def score(self, rows: Any) -> Any:
        assert len(rows) == len(self.scores)
        return np.array(self.scores)


def read(lines: dict[str, float], url: str | None = None) -> Article:
    """Read a text of lines that have these scores."""
    model = replace(load_model(), lines=Scores(tuple(lines.values())))  # type: ignore[arg-type]  # scores alike
    text = "\n\n".join(lines)
    page = Page(url=url, body=text.encode(), fetched=datetime(2024, 11, 1, tzinfo=UTC))
    return read_plain_text(page, text, ExtractionOptions(), model, Trace())


def test_a_doubtful_line_below_the_headline_is_the_standfirst() -> None:
    article = read({HEADLINE: 0.1, LINE: 0.3, TEXT: 0.9})
    assert (article.headline, article.text, article.images) == (HEADLINE, f"{LINE}\n\n{TEXT}", ())


def test_a_line_below_the_headline_that_is_hardly_text_is_a_caption() -> None:
    article = read({HEADLINE: 0.1, LINE: 0.1, TEXT: 0.9})
    assert (article.text, [image.caption for image in article.images]) == (TEXT, [LINE])


def test_a_short_line_that_the_dateline_parts_from_the_text_is_a_caption() -> None:
    article = read({HEADLINE: 0.1, LINE: 0.3, DATELINE: 0.1, TEXT: 0.9})
    assert (article.text, [image.caption for image in article.images]) == (TEXT, [LINE])
    longer = f"{LINE}, the office said on Sunday evening, when nobody had seen a cloud above the sea for a week"
    assert read({HEADLINE: 0.1, longer: 0.3, DATELINE: 0.1, TEXT: 0.9}).text == f"{longer}\n\n{TEXT}"


def test_the_line_that_tells_the_slug_is_the_headline() -> None:
    notice, address = "Ferries to the islands", "https://courier.example/islands/storm-closes-harbour-aomi"
    far = {f"Harbour notice {n}": 0.0 for n in range(40)}
    for lines in ({HEADLINE: 0.1, notice: 0.1, TEXT: 0.9}, {HEADLINE: 0.0, **far, TEXT: 0.9}):
        assert (read(lines, address).headline, read(lines, address).text) == (HEADLINE, TEXT)
    assert read({HEADLINE: 0.0, **far, TEXT: 0.9}).headline != HEADLINE


def test_a_headline_that_was_taken_for_text_leaves_it() -> None:
    address = "https://courier.example/storm-closes-harbour-aomi.html"
    article = read({LINE: 0.9, HEADLINE: 0.9, TEXT: 0.9}, address)
    assert (article.headline, article.text) == (HEADLINE, f"{LINE}\n\n{TEXT}")
    assert read({HEADLINE: 0.9, LINE: 0.1}, address).text == HEADLINE  # nothing else is left


def test_of_two_dates_the_one_by_the_day_of_the_address_is_the_articles() -> None:
    event, address = "October 20, 2024", "https://courier.example/2024/10/13/storm"
    lines = {HEADLINE: 0.1, event: 0.1, DATELINE: 0.1, TEXT: 0.9}
    assert (read(lines, address).published, read(lines).published) == ("2024-10-13T17:41:00", "2024-10-20")
    undated = read({HEADLINE: 0.1, event: 0.1, TEXT: 0.9}, address)
    assert (undated.published, undated.published_raw) == ("2024-10-13", None)
