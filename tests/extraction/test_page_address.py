"""What an address says of its page: whole rows, by name."""

import pytest

from newsbot.extraction.page_address import ADDRESS_NAMES, address_features


@pytest.mark.parametrize(
    ("url", "values"),
    [
        ("https://news.example/2026/11/03/ferries-sail-again-12.html?a=1", (4, 10, 4, 4, 0, 1, 0, 0, 0, 1)),
        ("https://news.example/news/Topics/", (2, 0, 1, 1, 1, 0, 2, 1, 0, 0)),
        ("https://news.example/author/ann-lee", (2, 0, 2, 2, 0, 0, 1, 0, 0, 0)),
        ("https://news.example", (0, 0, 0, 0, 0, 0, 0, 0, 1, 0)),
        (None, (-1,) * 10),
    ],
)
def test_an_address_in_numbers(url: str | None, values: tuple[float, ...]) -> None:
    assert dict(zip(ADDRESS_NAMES, address_features(url), strict=True)) == dict(zip(ADDRESS_NAMES, values, strict=True))
