"""Why a block was stripped, told by what it is called, how it begins, and where the article stands."""

import pytest
from lxml import html

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, split_blocks
from newsbot.extraction.reasons import reason_of
from newsbot.extraction.reasons_in_context import in_context

CARD = '<div><h3><a href="/x">Ferry to the island sails again in May</a></h3><p>{}</p></div>'


def blocks_of(body: str) -> list[PageBlock]:
    return split_blocks(html.document_fromstring(f"<html><body>{body}</body></html>"))


def reason(body: str) -> RemovedReason:
    (block,) = blocks_of(body)
    return reason_of(block)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<ul class="essb_links"><li><a href="/s">Telegram</a></li></ul>', RemovedReason.SHARE),
        (
            '<ul class="related"><li class="share-email"><a href="/m">Send a link to this by mail</a></li></ul>',
            RemovedReason.SHARE,
        ),
        ("<form><button>Weiter</button></form>", RemovedReason.NAVIGATION),
        ('<div class="carousel promo"><button>次へ</button></div>', RemovedReason.NAVIGATION),
        (
            '<div class="menu"><div class="featured-links"><a href="/m">Market news</a></div></div>',
            RemovedReason.NAVIGATION,
        ),
        ("<p>Find the Courier on Instagram and YouTube, every day</p>", RemovedReason.PROMO),
        ('<form class="newsletter"><label>E-mail address</label></form>', RemovedReason.PROMO),
        ("<button>Change the speed of the reading</button>", RemovedReason.NAVIGATION),
        ("<p>Already a subscriber? Log in and read on.</p>", RemovedReason.PROMO),
        ("<p>Lesen Sie mehr zum Thema</p>", RemovedReason.LINK_LIST),
        ("<p>Updated 3 hours ago</p>", RemovedReason.DATELINE),
        ("<figure><p>© Harbour Press/Ada Brook</p></figure>", RemovedReason.CAPTION),
        ("<p>© Harbour Press 2025</p>", RemovedReason.LEGAL),
        (
            f"<nav><a href='/x'>{'Ferry to the island sails again in May, '}with a boat that is white</a></nav>",
            RemovedReason.LINK_LIST,
        ),
        ("<nav><a href='/c'>Opening times and contacts</a></nav>", RemovedReason.NAVIGATION),
        (
            '<div class="links"><a href="/a">Harbour Evening</a><a href="/b">Harbour Weekly</a></div>',
            RemovedReason.NAVIGATION,
        ),
        ('<div class="related"><p>Facebook Bluesky Send Reddit</p></div>', RemovedReason.SHARE),
        ('<footer><div class="cmp-icons">Our apps</div></footer>', RemovedReason.NAVIGATION),
        ('<div class="teaser"><span class="date">Monday</span></div>', RemovedReason.LINK_LIST),
        ("<p>YouTube has changed its rules for the harbour's films</p>", RemovedReason.OTHER),
    ],
)
def test_reason(body: str, expected: RemovedReason) -> None:
    assert reason(body) is expected


def in_page(body: str) -> list[RemovedReason | None]:
    """Return the reasons of a page whose first block is the article's text."""
    blocks = blocks_of(f"<main><p>The pier opened on Monday.</p></main>{body}")
    return in_context(blocks, [None, *(reason_of(block) for block in blocks[1:])])[1:]


def test_the_byline_near_the_text_is_the_articles_own() -> None:
    assert in_page('<p class="author">Ada Brook</p>') == [RemovedReason.BYLINE]


def test_a_byline_far_from_the_text_is_of_another_articles_card() -> None:
    far = "<p>1</p>" * 10
    assert in_page(far + '<p class="author">Ada Brook</p>')[-1] is RemovedReason.LINK_LIST


def test_the_lines_beside_a_linked_title_are_its_card() -> None:
    assert in_page(CARD.format("The boat is white again.")) == [RemovedReason.LINK_LIST] * 2
    dated = '<div><p>6 hours ago</p><h3><a href="/x">Ferry to the island sails again in May</a></h3></div>'
    assert in_page(dated) == [RemovedReason.LINK_LIST] * 2


def test_a_line_in_the_articles_own_box_belongs_to_no_card() -> None:
    title = '<p><a href="/x">Ferry to the island sails again in May</a></p>'
    blocks = blocks_of(f"<div><p>The pier opened on Monday.</p>{title}<p>The boat is white.</p></div>")
    reasons = in_context(blocks, [None, *(reason_of(block) for block in blocks[1:])])
    assert reasons == [None, RemovedReason.LINK_LIST, RemovedReason.OTHER]


def test_the_headline_of_another_article_below_is_of_a_list() -> None:
    assert in_page("<article><h1>Ferry sails again</h1></article>") == [RemovedReason.LINK_LIST]


def test_a_label_takes_the_reason_of_what_it_names() -> None:
    label, *_ = in_page('<div><p>Voices</p><div class="comments"><p>I like the new pier a lot.</p></div></div>')
    assert label is RemovedReason.COMMENTS
