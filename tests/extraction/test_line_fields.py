"""Dates and authors of a plain text, by the lines around its headline."""

import pytest

from newsbot.extraction.line_fields import find_byline, find_date, may_be_caption
from newsbot.extraction.plain_text import split_lines

ARTICLE = (
    "The harbour office closed the port on Monday, and harbour master Ines Okoro told the crews of the ferries why."
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("3. May 2024, 17:47", "2024-05-03T17:47:00"),
        ("Published Jun 05, 2026 • 3 minute read", "2026-06-05"),
        ("Ada Brook · The Courier · Posted: Aug 08, 2024 4:00 AM", "2024-08-08T04:00:00"),
        ("Politics / January 11, 2024", "2024-01-11"),
        ("The port on Monday, 24 April 2023, before the storm came", None),
        ("Harbour office", None),
    ],
)
def test_a_date_is_a_line_or_a_part_of_one(line: str, expected: str | None) -> None:
    found = find_date(split_lines(line), None)
    assert (found and found[1]) == expected


def authors(*lines: str) -> tuple[str, ...]:
    """Return the authors that the lines above the article name, the last of which is its date."""
    above = [line for each in lines for line in split_lines(each)]
    numbered = split_lines("\n\n".join(line.text for line in above))
    return find_byline(numbered, numbered[-1], split_lines(ARTICLE))[1]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("By Ada Brook and Bo Ek", "Share", "May 3, 2024"), ("Ada Brook", "Bo Ek")),
        (("By Ada Brook May 3, 2024 1:15 pm",), ("Ada Brook",)),
        (("Von", "Ada Brook", "Share", "3. Mai 2024"), ("Ada Brook",)),
        (("Author of the article:", "Ada Brook", "Join the conversation", "May 3, 2024"), ("Ada Brook",)),
        (("Ada Brook", "May 3, 2024"), ("Ada Brook",)),
        (("Ada Brook", "Northern correspondent, Aomi", "Share", "May 3, 2024"), ("Ada Brook",)),
        (("Ines Okoro", "The correspondents left on Monday.", "Share", "May 3, 2024"), ()),
        (("Ada Brook / The Courier / May 3, 2024, 21:27",), ("Ada Brook",)),
        (("By AFP", "May 3, 2024"), ("AFP",)),
        (("Ada Brook", "Share", "May 3, 2024"), ()),  # nobody knows who that is
        (("Harbour master Ines Okoro", "May 3, 2024"), ()),  # a caption: the article speaks of her
        (("Reading time: 7 minutes", "May 3, 2024"), ()),
        (("記事を印刷する", "2024年5月3日"), ()),
        (("Share", "May 3, 2024"), ()),
        (("Updated Monday, May 3, 2024",), ()),
        (("Share", "| May 3, 2024 |"), ()),
    ],
)
def test_authors_are_named_by_a_byline_or_beside_the_date(lines: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert authors(*lines) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Harbour master Ines Okoro", True),
        ("Photo: Okoro", True),
        ("Share", False),
        ("Facebook Twitter Flipboard Send Messenger", False),
        ("Published 3 hours ago", False),
        ("Updated: 12:37", False),
        ("Subscribe to our newsletter for more of this", False),
        ("The harbour of Aomi on Monday. " * 12, False),
    ],
)
def test_a_caption_is_no_button_and_no_date(line: str, expected: bool) -> None:
    assert may_be_caption(split_lines(line)[0]) is expected
