"""What holds nothing but links, and what is done with it."""

from datetime import UTC, datetime

import pytest
from lxml.html import document_fromstring, tostring

from newsbot.extraction import extract_article
from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.features.nodes import build_nodes
from newsbot.extraction.main_content import find_main_content
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions
from newsbot.text import fold

FERRY = "The last ferry to Skerry sailed on Monday evening, an hour late and with eleven passengers on board."
TITLES = ("Harbour dues rise", "Lighthouse to be sold", "Choir wins in Aberdeen", "Storm closes the school", "New vet")


def lines(*beside: str) -> str:
    """Return the titles as linked items of a list, with something beside some of them."""
    rest = (*beside, *[""] * len(TITLES))
    return "".join(f"<li><a href=/{n}>{title}</a>{rest[n]}</li>" for n, title in enumerate(TITLES))


def held(source: str) -> list[str]:
    nodes = build_nodes(split_blocks(document_fromstring(f"<html><body>{source}</body></html>")))
    return [element.get("id") for element in nodes.lists_of_links]


def test_the_outermost_element_of_nothing_but_links_is_a_list_of_links() -> None:
    assert held(f"<p>{FERRY}</p><div id=menu><h3><a href=/>News</a></h3><ul id=inner>{lines()}</ul></div>") == ["menu"]


def test_dates_and_numbers_beside_links_change_nothing() -> None:
    assert held(f"<p>{FERRY}</p><ul id=menu>{lines(' 12 May', ' (3)')}</ul>") == ["menu"]


@pytest.mark.parametrize(
    "within",
    [
        f"<ul id=list>{lines('', ' of which Skerry has two')}</ul>",
        f"<div id=list><p>{FERRY}</p><ul>{lines()[: lines().rindex('<li>')]}</ul></div>",
        f"<ul id=list>{lines().replace('<a href=/', '<b id=').replace('</a>', '</b>')}</ul>",
    ],
    ids=["words beside a link", "a paragraph, and four links", "no links"],
)
def test_what_says_more_is_none(within: str) -> None:
    assert held(f"<p>{FERRY}</p>{within}") == []


def test_no_block_of_a_list_of_links_may_be_text() -> None:
    blocks = split_blocks(document_fromstring(f"<html><body><p>{FERRY}</p><ul>{lines()}</ul></body></html>"))
    assert build_nodes(blocks).may_be_text.tolist() == [True, *[False] * len(TITLES)]


def test_trafilatura_does_not_see_what_is_left_out_and_the_tree_is_as_before() -> None:
    other, third = FERRY.replace("last", "second"), FERRY.replace("last", "third")
    source = f"<p>{FERRY}</p><div><p>{other}</p></div> <div><p>{third}</p></div> and a tail"
    tree = document_fromstring(
        f"<html><head><title>Ferry</title></head><body><article>{source}</article></body></html>"
    )
    before = tostring(tree)
    verdict = find_main_content(tree, list(tree.iter("div")))
    assert tostring(tree) == before
    assert fold(FERRY) in verdict.joined
    assert fold(other) not in verdict.joined
    assert fold(third + " and a tail") in verdict.joined, "an element with text behind it stays: that is not of its own"


def test_a_ranking_of_links_within_the_article_is_stripped_from_the_record() -> None:
    ranking = f"<div><p>More from the islands</p><ul>{lines()}</ul></div>"
    body = f"<article><h1>Ferry sails late</h1><p>{FERRY}</p>{ranking}<p>{FERRY.replace('last', 'first')}</p></article>"
    page = Page(url=None, body=f"<html><body>{body}</body></html>".encode(), fetched=datetime(2026, 11, 1, tzinfo=UTC))
    record = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(record, Article)
    assert record.text.split("\n\n") == [FERRY, FERRY.replace("last", "first")]
    removed = [item for run in record.removed for item in run.items]
    assert removed == ["More from the islands", *TITLES]
