"""The headline of a plain text among the lines above its article."""

import pytest

from newsbot.extraction.plain_text import split_lines
from newsbot.extraction.title_line import find_title

HEADLINE = "Storm closes the harbour of Aomi for the week"
TEXT = (
    "The harbour office closed the port of Aomi on Monday, as a storm came nearer than it had been told it would. "
    "Ferries to the islands stay in port until Thursday, and the mail waits with them."
)


def title(*lines: str) -> str | None:
    """Return the headline of a text of lines above an article."""
    document = split_lines("\n\n".join([*lines, TEXT]))
    *above, article = document
    found = find_title(above, [article], document)
    return found.text if found else None


@pytest.mark.parametrize(
    "other",
    [
        f"{TEXT[109:-1]} as the storm comes nearer, the harbour office said on Monday",
        "The harbour of Aomi on Monday, as the storm came nearer. Photo: Ada Brook",
        "Ferries stay in port until Thursday, the harbour office said on Monday.",
        "Advertisement",
    ],
)
def test_a_headline_stands_above_what_shares_its_words(other: str) -> None:
    assert title(HEADLINE, other) == HEADLINE
    assert title("Aomi Courier", HEADLINE, other) == HEADLINE


def test_the_way_to_a_page_is_no_headline() -> None:
    assert title(f"Home » Harbour » {HEADLINE}", "Share", HEADLINE) == HEADLINE


def test_a_headline_in_a_script_without_spaces_is_shorter() -> None:
    japanese = "嵐のため青海港を今週閉鎖、島への船も欠航"
    assert title("速報", japanese, "写真:港") == japanese


def test_without_a_line_above_there_is_none() -> None:
    assert title() is None
