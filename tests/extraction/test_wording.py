"""How texts are worded: words and whole short lines, weighed."""

import numpy as np
import pytest

from newsbot.extraction.model import load_model
from newsbot.extraction.wording import Wording, terms_of, to_arrays, to_wording
from newsbot.text import words

KNOWN = Wording({"subscribe": -4.0, "said": 3.0, "=share": -2.0}, bias=-1.0)


def score(text: str) -> float:
    return KNOWN.score(text, words(text))


def test_a_text_scores_by_the_words_it_holds_once_each() -> None:
    assert score("She said so") == pytest.approx(-1.0 + 3.0 / 2)  # three words and the line itself
    assert score("Said, said, said") == pytest.approx(-1.0 + 3.0 / 2**0.5)
    assert score("Nothing known") == -1.0
    assert score("…") == -1.0


def test_a_short_line_is_known_as_a_whole() -> None:
    assert score("Share") == pytest.approx(-1.0 - 2.0 / 2**0.5)
    assert score("条約") == 0.0  # characters alone say little
    assert score("Share of the vote") == -1.0


def test_the_first_words_of_a_long_text_count() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    assert terms_of(text, words(text)) == {f"word{number}" for number in range(48)}


def test_a_wording_survives_its_file() -> None:
    read = to_wording(to_arrays(KNOWN))
    assert (read.weights, read.bias) == (KNOWN.weights, KNOWN.bias)
    assert to_arrays(to_wording(to_arrays(KNOWN)))["wording_terms"].dtype == np.uint8


@pytest.mark.parametrize(
    ("article", "boilerplate"),
    [
        ("The minister said on Monday that the ferries would sail again.", "Subscribe to our newsletter to read more."),
        ("Die Ministerin sagte am Montag, die Fähren führen wieder.", "Abonnieren Sie unseren Newsletter."),
        ("La ministre a déclaré lundi que les bateaux étaient de retour.", "Abonnez-vous pour lire la suite."),
    ],
)
def test_the_shipped_model_tells_articles_from_boilerplate(article: str, boilerplate: str) -> None:
    wording = load_model().wording
    assert wording.score(article, words(article)) > wording.score(boilerplate, words(boilerplate))
