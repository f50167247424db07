"""Why a block was stripped, told by what it is called, how it begins, and where the article stands."""

import pytest
from lxml import html

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, split_blocks
from newsbot.extraction.reasons import in_context, reason_of

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
        ("<p>YouTube has changed its rules for the harbour's films</p>", RemovedReason.OTHER),
    ],
)
def test_reason(body: str, expected: RemovedReason) -> None:
    assert reason(body) is expected


def in_page(body: str) -> list[RemovedReason | None]:
    """Return the reasons of a page whose first block is the article's text."""
    blocks = blocks_of("<p>The pier opened on Monday.</p>" + body)
    return in_context(blocks, [None, *(reason_of(block) for block in blocks[1:])])[1:]


def test_the_byline_near_the_text_is_the_articles_own() -> None:
    assert in_page('<p class="author">Ada Brook</p>') == [RemovedReason.BYLINE]


def test_a_byline_far_from_the_text_is_of_another_articles_card() -> None:
    far = "<p>1</p>" * 10
    assert in_page(far + '<p class="author">Ada Brook</p>')[-1] is RemovedReason.LINK_LIST


def test_the_lines_below_a_linked_title_far_from_the_text_are_its_card() -> None:
    far = "<p>1</p>" * 10
    assert in_page(far + CARD.format("The boat is white again."))[-2:] == [RemovedReason.LINK_LIST] * 2
    assert in_page(CARD.format("The boat is white again."))[-1] is RemovedReason.OTHER


def test_a_label_takes_the_reason_of_what_it_names() -> None:
    label, *_ = in_page('<div><p>Voices</p><div class="comments"><p>I like the new pier a lot.</p></div></div>')
    assert label is RemovedReason.COMMENTS
