"""What the words of a line say, as numbers."""

import pytest

from newsbot.extraction.line_words import LINE_WORD_NAMES, line_words


def said(text: str) -> dict[str, float]:
    return dict(zip(LINE_WORD_NAMES, line_words(text), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Want more of this? Get our weekly newsletter and support independent reporting.",
        "Si vous aimez nos enquêtes, abonnez-vous à notre lettre : votre soutien compte.",
        "Wenn Ihnen unsere Seite gefällt, melden Sie sich für den Newsletter an.",
        "この記事が役に立ったら、ニュースレターに登録してください。あなたの声をお寄せください。",
    ],
)
def test_an_offer_speaks_of_something_and_to_the_reader(text: str) -> None:
    words = said(text)
    assert words["speaks"] == 1
    assert words["to_reader"] > 0


def test_a_paragraph_of_an_article_says_nothing_of_the_kind() -> None:
    words = said("The harbour council agreed on Monday to keep the night ferry running through the winter.")
    assert not any(words.values())


def test_labels_are_told_by_their_beginning() -> None:
    assert said("Leave a comment")["furniture"] == 1
    assert said("Photo: Ann Lee / Harbour Press")["credit"] == 1
    assert said("By Ann Lee")["says_by"] == 1
    assert said("Facebook Twitter WhatsApp")["networks"] == 3
    assert said("3 hours ago")["time_ago"] == 1
    assert said("4 min read")["read_in"] == 1
    assert said("desk@harbour.example")["address"] == 1
    assert said("Ann Lee is a reporter who covers harbours and ferries.")["life"] == 1
