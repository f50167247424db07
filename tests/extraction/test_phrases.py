"""What the first words of a line name: buttons and headings of lists, never a sentence that begins like one."""

import pytest

from newsbot.errors import RemovedReason
from newsbot.extraction.phrases import SEARCHED, reason_in_phrase


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("MOST READ IN THE HIGHLANDS", RemovedReason.LINK_LIST),
        ("Related Articles", RemovedReason.LINK_LIST),
        ("Lesen Sie auch: Brücke wieder offen", RemovedReason.LINK_LIST),
        ("関連記事", RemovedReason.LINK_LIST),
        ("الأكثر قراءة", RemovedReason.LINK_LIST),
        ("Share", RemovedReason.SHARE),
        ("Comments (12)", RemovedReason.COMMENTS),
        ("Subscribe to our newsletter", RemovedReason.PROMO),
        ("ADVERTISEMENT - continue reading below", RemovedReason.ADVERT),
        ("© 2031 The Tide", RemovedReason.LEGAL),
    ],
)
def test_a_line_is_named_by_its_first_words(text: str, reason: RemovedReason) -> None:
    assert reason_in_phrase(text) is reason


@pytest.mark.parametrize(
    "text",
    [
        "Shares in ferry line fall after forecast cut",
        "Share of voters falls below a third",
        "Delay to harbour bridge",
        "Savers flee island bonds",
        "Save the lighthouse, says keeper",
        "Emails show minister knew",
        "Popular with families",
        "Trending upwards",
        "Register of boats to open",
        "Anzeigepflicht für Hausboote kommt",
    ],
)
def test_a_headline_that_begins_like_a_button_is_none(text: str) -> None:
    assert reason_in_phrase(text) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Search results for “pie”",
        "348 search results",
        "Suchergebnisse: Fähre",
        "Resultados de la búsqueda",
        "検索結果: 渡船",
        "搜索结果",
        "搜尋結果",
    ],
)
def test_the_headline_of_what_was_searched_for_tells(headline: str) -> None:
    assert SEARCHED.match(headline)


def test_a_search_in_the_news_is_none() -> None:
    assert not SEARCHED.match("Search for the lost ferry results in nothing")
