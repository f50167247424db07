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


def read(lines: dict[str, float]) -> Article:
    """Read a text of lines that have these scores."""
    model = replace(load_model(), lines=Scores(tuple(lines.values())))  # type: ignore[arg-type]  # scores alike
    text = "\n\n".join(lines)
    page = Page(url=None, body=text.encode(), fetched=datetime(2024, 11, 1, tzinfo=UTC))
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
