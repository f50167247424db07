"""Why a block was stripped, told by what it is called, how it begins, and where the article stands."""

import pytest
from lxml import html

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, split_blocks
from newsbot.extraction.likely import likely_reason
from newsbot.extraction.reasons import told_reason
from newsbot.extraction.reasons_in_context import in_context
from newsbot.extraction.surroundings import Surroundings

CARD = '<div><h3><a href="/x">Ferry to the island sails again in May</a></h3><p>{}</p></div>'


def blocks_of(body: str) -> list[PageBlock]:
    return split_blocks(html.document_fromstring(f"<html><body>{body}</body></html>"))


def reason(body: str) -> RemovedReason:
    (block,) = blocks_of(body)
    page = Surroundings()
    return told_reason(block, page) or likely_reason(block, page)


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
        ("<h3>Свързани новини</h3>", RemovedReason.LINK_LIST),
        ("<h3>Commenti</h3>", RemovedReason.COMMENTS),
        ("<h3>Hozzászólások</h3>", RemovedReason.COMMENTS),
        ("<p>Podeli</p>", RemovedReason.SHARE),
        ('<div>Κοινοποίηση <a href="#">Facebook</a> <a href="#">X</a></div>', RemovedReason.SHARE),
        ('<div>關鍵字 <a href="/t/1">花蓮</a> <a href="/t/2">酒廠</a></div>', RemovedReason.NAVIGATION),
        ("<p>โฆษณา</p>", RemovedReason.ADVERT),
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
        ("<p>O suscríbete para leer sin límites</p>", RemovedReason.PROMO),
        ("<p>無料の会員登録で続きが読めます</p>", RemovedReason.PROMO),
        ("<p>Harbour Press Ltd, registered in England</p>", RemovedReason.LEGAL),
        ("<p>Copyright Harbour Press, all pictures too</p>", RemovedReason.LEGAL),
        ("<p>Wir verwenden Cookies und ähnliche Technik</p>", RemovedReason.CONSENT),
        ("<div>Artikel drucken</div>", RemovedReason.SHARE),
        ("<p>£24 at the Harbour Shop</p>", RemovedReason.ADVERT),
        ('<p><a rel="nofollow sponsored" href="/out">The boat of the year, tested</a></p>', RemovedReason.ADVERT),
        ('<p><a href="mailto:desk@courier.example">Write to the desk of the Courier</a></p>', RemovedReason.NAVIGATION),
        ('<form><input name="q"><button>Go</button></form>', RemovedReason.NAVIGATION),
        ('<form><input type="email"><button>Go</button></form>', RemovedReason.PROMO),
        (
            '<form><input name="author"><textarea name="comment"></textarea><label>Your name</label></form>',
            RemovedReason.COMMENTS,
        ),
        ('<nav><ul class="social-share"><li>Send it on</li></ul></nav>', RemovedReason.SHARE),
        ('<div class="cmp-text">Read by the tide</div>', RemovedReason.OTHER),
        ('<div class="flex print:hidden">Harbour</div>', RemovedReason.OTHER),
        ('<div class="modal-card">Harbour</div>', RemovedReason.OTHER),
        ('<div class="w-node-4ad1c0b">Harbour</div>', RemovedReason.OTHER),
        ('<div class="post-meta">Boats and piers</div>', RemovedReason.OTHER),
        ('<section class="author-bio"><p>Ada Brook writes on boats.</p></section>', RemovedReason.BYLINE),
        ("<p>YouTube has changed its rules for the harbour's films</p>", RemovedReason.OTHER),
    ],
)
def test_reason(body: str, expected: RemovedReason) -> None:
    assert reason(body) is expected


def reasons_of(blocks: list[PageBlock], text: set[int]) -> list[RemovedReason | None]:
    """Return the reasons of a page's blocks, None for those that are its article's text."""
    page = Surroundings(blocks[at] for at in text)
    told = [None if at in text else told_reason(block, page) for at, block in enumerate(blocks)]
    unsure = {at for at, reason in enumerate(told) if reason is None} - text
    likely = [likely_reason(block, page) if at in unsure else told[at] for at, block in enumerate(blocks)]
    return in_context(blocks, likely, unsure, page)


def in_page(body: str) -> list[RemovedReason | None]:
    """Return the reasons of what stands below an article of one paragraph."""
    return reasons_of(blocks_of(f"<main><p>The pier opened on Monday.</p></main>{body}"), {0})[1:]


def test_the_byline_near_the_text_is_the_articles_own() -> None:
    assert in_page('<p class="author">Ada Brook</p>') == [RemovedReason.BYLINE]


def test_a_byline_far_from_the_text_is_of_another_articles_card() -> None:
    far = "<p>1</p>" * 20
    assert in_page(far + '<p class="author">Ada Brook</p>')[-1] is RemovedReason.LINK_LIST


def test_the_lines_beside_a_linked_title_are_its_card() -> None:
    assert in_page(CARD.format("The boat is white again.")) == [RemovedReason.LINK_LIST] * 2
    dated = '<div><p>6 hours ago</p><h3><a href="/x">Ferry to the island sails again in May</a></h3></div>'
    assert in_page(dated) == [RemovedReason.LINK_LIST] * 2


def test_a_line_in_the_articles_own_box_belongs_to_no_card() -> None:
    title = '<p><a href="/x">Ferry to the island sails again in May</a></p>'
    blocks = blocks_of(f"<div><p>The pier opened on Monday.</p>{title}<p>The boat is white.</p></div>")
    assert reasons_of(blocks, {0}) == [None, RemovedReason.LINK_LIST, RemovedReason.OTHER]


def test_the_headline_of_another_article_below_is_of_a_list() -> None:
    assert in_page("<article><h1>Ferry sails again</h1></article>") == [RemovedReason.LINK_LIST]


def test_a_label_takes_the_reason_of_what_it_names() -> None:
    label, *_ = in_page('<div><p>Voices</p><div class="comments"><p>I like the new pier a lot.</p></div></div>')
    assert label is RemovedReason.COMMENTS


def test_a_date_within_comments_is_of_a_comment() -> None:
    assert in_page('<div class="comments"><p>2 May 2025</p></div>') == [RemovedReason.COMMENTS]


def test_what_is_told_of_nothing_takes_the_reason_of_its_box() -> None:
    box = "<div><h3>Harbour evenings</h3><p>The best of the pier, told by Ada Brook.</p><p>Subscribe</p></div>"
    assert in_page(box) == [RemovedReason.PROMO] * 3


def test_a_sentence_beside_a_menu_is_none_of_it() -> None:
    sentence = "The Courier is read by the people of the harbour, every morning but Sunday."
    assert in_page(f"<div><nav><a>News</a> <a>Sport</a></nav><p>{sentence}</p></div>")[-1] is RemovedReason.OTHER


def test_what_holds_the_text_is_no_list_whatever_its_class() -> None:
    blocks = blocks_of('<div class="related"><p>The pier opened on Monday.</p><p>Harbour</p></div>')
    assert reasons_of(blocks, {0}) == [None, RemovedReason.OTHER]


def test_another_article_is_a_card() -> None:
    card = "<article><h3>Ferry sails again</h3><p>The boat is white.</p><p>By Ada Brook</p></article>"
    assert in_page(card) == [RemovedReason.LINK_LIST] * 3


def test_who_wrote_the_article_may_stand_in_a_box_far_below() -> None:
    bio = "She has covered the harbour and its boats since 2014, for the Courier."
    box = f'<div><p class="author">Ada Brook</p><p>{bio}</p></div>'
    assert in_page("<p>1</p>" * 20 + box)[-2] is RemovedReason.BYLINE
