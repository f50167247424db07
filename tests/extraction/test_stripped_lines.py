"""Why lines of plain text were stripped, by their words."""

import numpy as np
import pytest

from newsbot.errors import RemovedReason
from newsbot.extraction.plain_text import split_lines
from newsbot.extraction.stripped_lines import find_listed, told_by_words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Twitter", RemovedReason.SHARE),
        ("Facebook Twitter Flipboard Send Messenger", RemovedReason.SHARE),
        ("Facebook says it did not know of the storm", None),
        ("Advertisement", RemovedReason.ADVERT),
        ("Most read", RemovedReason.LINK_LIST),
        ("Subscribe to our newsletter", RemovedReason.PROMO),
        ("Harbour lights", None),
    ],
)
def test_words_of_a_line_tell_why_it_is_no_text(line: str, expected: RemovedReason | None) -> None:
    assert told_by_words(line) is expected


@pytest.mark.parametrize(
    "name", ['"Harbour" POPULAR ARTICLE', "AC ACCESS RANKING", "Самое читаемое", "Top 10", "人気の記事"]
)
def test_short_lines_below_the_name_of_a_list_are_its_items(name: str) -> None:
    lines = split_lines(f"The ferry sails at noon.\n{name}\nStorm closes the port\nCat found on a buoy")
    assert find_listed(lines, np.array([True, False, False, False])) == {2, 3}
