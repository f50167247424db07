"""Why lines of plain text were stripped, by their words."""

import pytest

from newsbot.errors import RemovedReason
from newsbot.extraction.stripped_lines import told_by_words


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
