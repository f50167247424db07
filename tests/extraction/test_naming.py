"""What pages are called: the words of address and headline, weighed."""

import pytest

from newsbot.extraction.model import load_model
from newsbot.extraction.naming import as_named, names_of
from newsbot.extraction.wording import Wording

KNOWN = Wording({"/deals": -3.0, "/0": -2.0, "shop…": -4.0}, bias=1.0)


def test_a_page_is_called_what_its_address_and_headline_say() -> None:
    assert names_of("https://example.com/News/2026/ferry-sails", "Ferry sails again") == {
        "/3", "/news", "/ferry", "/sails", "ferry…", "ferry", "sails", "again",
    }  # fmt: skip
    assert names_of("https://example.com/a/b/c/d/e/f", None) == {"/4", "/a", "/b", "/c", "/d", "/e", "/f"}
    assert names_of(None, None) == set()


def test_what_a_page_is_called_moves_what_the_forest_says_of_it() -> None:
    assert as_named(0.5, KNOWN, "https://example.com/", None) == pytest.approx(1 / (1 + 2.718281828**1.0))
    assert as_named(0.5, KNOWN, "https://example.com/deals/tv", "Shop") < as_named(0.5, KNOWN, None, None)
    assert 0.0 <= as_named(0.0, KNOWN, None, None) < 0.01
    assert 0.99 < as_named(1.0, KNOWN, "https://example.com/deals", None) <= 1.0


def test_the_shipped_model_knows_front_pages_and_shops_by_name() -> None:
    naming = load_model().naming
    article = naming.weigh(
        names_of("https://example.com/2026/05/04/ferry-sails-again-after-repairs", "Ferry sails again")
    )
    assert article > naming.weigh(names_of("https://example.com/", "Example"))
    assert article > naming.weigh(names_of("https://example.com/collections/shoes", "Shop all shoes"))
