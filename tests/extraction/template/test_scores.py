"""What is known of places moves the scores of blocks."""

import numpy as np

from newsbot.extraction.template.scores import adjust
from newsbot.site_template import ROLES, PlaceRecord, SiteTemplate

SCORE = 0.6


def place(pages: int, **blocks: int) -> PlaceRecord:
    counts = tuple(blocks.get(role.name, 0) for role in ROLES)
    return PlaceRecord(label="body > ul > li", last=pages, pages=pages, text=0, boilerplate=900, blocks=counts)


def moved(record: PlaceRecord, *, repeated: bool = False) -> float:
    template = SiteTemplate(pages=9, places={1: record})
    return float(adjust(np.array([SCORE]), template, [1], [repeated])[0])


def test_a_place_of_boilerplate_lowers_the_score_the_more_pages_it_was_seen_on() -> None:
    assert SCORE > moved(place(1, OTHER=1)) > moved(place(9, OTHER=9))


def test_a_long_list_seen_once_says_less_than_a_line_on_every_page() -> None:
    assert moved(place(1, LINK_LIST=9)) > moved(place(9, LINK_LIST=9))


def test_a_place_of_text_moves_no_score() -> None:
    assert moved(place(9, TEXT=30, OTHER=3)) == SCORE


def test_what_repeats_is_no_text_wherever_it_stands() -> None:
    assert moved(place(9, TEXT=30), repeated=True) == 0.0
