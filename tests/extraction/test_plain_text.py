"""Text to lines."""

from newsbot.extraction.plain_text import find_copies, split_lines


def texts(source: str) -> list[str]:
    return [line.text for line in split_lines(source)]


def test_a_bullet_on_a_line_of_its_own_marks_the_next_line() -> None:
    found = [(line.text, line.is_item) for line in split_lines("MOST READ\n-\nA cat\n-\nA dog\nAfter")]
    assert found == [("MOST READ", False), ("A cat", True), ("A dog", True), ("After", False)]


def test_bullets_and_numbers_before_a_text_are_read() -> None:
    assert [line.is_item for line in split_lines("• One\n* Two\n3. Three\n4) Four\n– Five\nSix")] == [True] * 5 + [
        False
    ]


def test_a_number_without_its_neighbour_and_signs_that_follow_each_other_begin_a_sentence() -> None:
    lines = ["1. FC Aomi won on Friday.", "+++ The ferry sails again +++"]
    assert [(line.text, line.is_item) for line in split_lines("\n".join(lines))] == [(line, False) for line in lines]


def test_numbers_and_dashes_in_a_sentence_are_no_bullets() -> None:
    assert [line.is_item for line in split_lines("2024 was warm.\n-5 degrees at night\n3.5 million came")] == [
        False
    ] * 3


def test_the_day_of_a_date_is_no_number_of_an_item() -> None:
    dates = ["3. Mai 2024, 17:47", "30. Juni 2025", "06. 01. 2026, 14:59 Uhr", "12. 3. 2024"]
    assert [(line.text, line.is_item) for line in split_lines("\n".join(dates))] == [(date, False) for date in dates]
    items = "3. May was a quiet month\n4. June was not"
    assert [line.text for line in split_lines(items)] == ["May was a quiet month", "June was not"]


def test_lines_wrapped_at_a_width_are_one_paragraph() -> None:
    wrapped = (
        "The harbour council agreed late on Monday evening to keep the\n"
        "night ferry running through the winter although fewer people\n"
        "take it than in any year since the line was opened by the\n"
        "old mayor.\n\nA second paragraph."
    )
    whole = (
        "The harbour council agreed late on Monday evening to keep the night ferry running through the winter although "
        "fewer people take it than in any year since the line was opened by the old mayor."
    )
    assert texts(wrapped) == [whole, "A second paragraph."]


def test_in_a_wrapped_text_two_lines_are_one_paragraph_where_the_next_word_did_not_fit() -> None:
    wrapped = (
        "The harbour council agreed late on Monday evening to keep the\n"
        "night ferry running through the winter although fewer people\n"
        "take it than in any year since the line was opened.\n\n"
        "It is not known who is to pay for that, as the treasurer said\n"
        "on Tuesday.\n\nHarbour lights\nFerry times"
    )
    assert texts(wrapped)[1:] == [
        "It is not known who is to pay for that, as the treasurer said on Tuesday.", "Harbour lights", "Ferry times",
    ]  # fmt: skip


def test_of_a_text_with_a_line_for_each_text_node_sentences_are_joined_at_links_and_emphasis() -> None:
    nodes = (
        "Pier opens\nby\nAnn Lee\nThe council of the harbour town of\nAomi\n, which owns the pier, said that\n"
        "the works\nwere done.\nIt will open on\nMonday\n.\nRead more\nStorm closes the port"
    )
    assert texts(nodes) == [
        "Pier opens", "by", "Ann Lee",
        "The council of the harbour town of Aomi, which owns the pier, said that the works were done.",
        "It will open on Monday.", "Read more", "Storm closes the port",
    ]  # fmt: skip


def test_lines_that_begin_small_stay_apart_in_other_texts() -> None:
    assert texts("Pier opens\nmit Video\nvon Birte Ohm") == ["Pier opens", "mit Video", "von Birte Ohm"]


def test_short_lines_that_follow_each_other_stay_apart() -> None:
    assert texts("Home\nNews\nSport\nWeather") == ["Home", "News", "Sport", "Weather"]


def test_lines_are_numbered_as_in_the_source_and_know_the_blanks_above() -> None:
    found = [(line.number, line.blanks, line.indent) for line in split_lines("A\n\n\n  B")]
    assert found == [(1, 0, 0), (4, 2, 2)]


def test_an_empty_text_has_no_lines() -> None:
    assert split_lines(" \n\n\t\n") == []


FIRST = "The harbour council agreed on Monday to keep the night ferry running through the winter, its clerk said."
SECOND = "Fewer people take it than in any year since the line was opened, and the pier has to be mended in spring."


def copies(*lines: str) -> list[bool]:
    return find_copies(split_lines("\n\n".join(lines)))


def test_of_an_article_that_stands_there_twice_the_last_is_none_of_the_copies() -> None:
    assert copies(FIRST, SECOND, "Night ferry stays", FIRST, SECOND) == [True, True, False, False, False]


def test_of_a_paragraph_that_is_also_a_teaser_the_first_is_none_of_the_copies() -> None:
    assert copies("Night ferry stays", FIRST, SECOND, "More", FIRST, "Old Tram Depot") == [False] * 4 + [True, False]


def test_short_lines_have_no_copies() -> None:
    assert copies("Advertisement", FIRST, "Advertisement") == [False] * 3
