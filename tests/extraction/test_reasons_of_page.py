"""Why the blocks of a page were stripped, told by where they stand around its article."""

import pytest
from lxml import html

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.reasons_of_page import reasons_of
from newsbot.extraction.roles import Known
from newsbot.extraction.wrapper import find_wrapper
from newsbot.text import fold

TEXT = "The pier of the island opened on Monday, after a year of work."
ARTICLE = f"<main><div><p>{TEXT}</p></div></main>"
KNOWN = Known(
    headline=fold("Pier opens again"),
    kicker=fold("Harbour"),
    description="",
    authors=("Ada Brook",),
    names=(fold("Ada Brook"),),
    captions=(),
)
FAR = "<p>1</p>" * 7


def reasons(body: str, address: str | None = "https://courier.example/pier") -> list[RemovedReason | None]:
    """Return the reasons of a page's blocks; its text are the paragraphs that say what `TEXT` says."""
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    blocks = split_blocks(tree)
    chosen = [block for block in blocks if block.text == TEXT]
    return reasons_of(blocks, chosen, KNOWN, None, find_wrapper(None, tree), address)


def above(body: str) -> list[RemovedReason | None]:
    return reasons(body + ARTICLE)[:-1]


def below(body: str) -> list[RemovedReason | None]:
    return reasons(ARTICLE + body)[1:]


def within(body: str, between: str = "") -> RemovedReason | None:
    text = f"<p>{TEXT}</p>"
    return reasons(f"<main><div>{text}{between}{body}{text}</div></main>")[-2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<h1>What the island waits for</h1>", RemovedReason.HEADLINE_REPEAT),
        ("<h1>Islands</h1>", RemovedReason.OTHER),
        ('<h2><a href="/pier">Pier opens again</a></h2>', RemovedReason.HEADLINE_REPEAT),
        ("<p>2 May 2025 · 4 min read · By the desk</p>", RemovedReason.DATELINE),
        ("<p>Veröffentlicht am</p>", RemovedReason.DATELINE),
        ("<p>Last updated</p>", RemovedReason.DATELINE),
        ("<p>Skriven av</p>", RemovedReason.BYLINE),
        ('<p class="page-header__meta">By Birte Ohm</p>', RemovedReason.BYLINE),
        ("<p>Boats and piers</p>", RemovedReason.OTHER),
        ('<div class="title-box"><h2>The pier that the island waits for</h2></div>', RemovedReason.HEADLINE_REPEAT),
        ('<div class="promo-banner"><a href="/ada">Ada Brook</a></div>', RemovedReason.BYLINE),
        ('<div class="promo-banner"><a href="/ada">Subscribe to Ada Brook</a></div>', RemovedReason.PROMO),
        ('<div class="date">Monday</div>', RemovedReason.DATELINE),
    ],
)
def test_lines_right_above_the_text_are_its_own(line: str, expected: RemovedReason) -> None:
    assert above(line) == [expected]


def test_the_heading_of_a_table_of_contents_is_no_headline() -> None:
    assert (
        above('<nav><h2>What waits</h2><ol><li><a href="#why">Why</a></li></ol></nav>')[0] is RemovedReason.NAVIGATION
    )


def test_the_date_of_a_comment_that_leads_to_it_is_no_card() -> None:
    assert RemovedReason.LINK_LIST not in below(
        '<div class="comments"><p>Kim</p><p><a href="/pier#c7">3 May 2025 at 10:12</a></p><p>Well said.</p></div>'
    )


def test_prose_that_only_names_the_author_is_no_byline() -> None:
    prose = "The ferry of the island, of which we have heard from Ada Brook, goes on Monday and comes back on Friday."
    assert below(f"<p>{prose}</p>") != [RemovedReason.BYLINE]


def test_a_name_beside_the_date_is_the_authors() -> None:
    assert above("<div><p>Birte Ohm</p><p>2 May 2025</p></div>") == [RemovedReason.BYLINE, RemovedReason.DATELINE]


def test_what_a_paragraph_below_says_of_the_author_is_a_byline() -> None:
    life = "Ada Brook writes on boats and piers, and lives on the island that she tells of every week."
    more = "She has sailed since she was five, and has never missed a ferry in all of these years."
    assert below(f"<p>{life}</p><div><h4>Birte</h4></div>")[0] is RemovedReason.BYLINE
    assert below(f'<div><p class="author">Ada Brook</p><p>{more}</p></div>') == [RemovedReason.BYLINE] * 2


def test_a_line_that_leads_to_the_author_is_a_byline() -> None:
    assert below('<p><a href="/authors/birte-ohm">Birte Ohm</a></p>') == [RemovedReason.BYLINE]


def test_the_name_of_the_site_is_no_author() -> None:
    name = f"{FAR}<p>Ada Brook</p>"
    assert reasons(ARTICLE + name)[-1] is RemovedReason.BYLINE
    assert reasons(ARTICLE + name, "https://adabrook.example/pier")[-1] is RemovedReason.OTHER


def test_the_articles_own_title_in_a_list_is_an_entry_of_it() -> None:
    entry = '<ul><li><a href="/pier">Pier opens again</a></li></ul>'
    assert below(entry)[0] is not RemovedReason.HEADLINE_REPEAT


def test_long_entries_far_above_the_article_are_a_menu() -> None:
    title = "Everything that the island's builders have to know of piers"
    assert above(f'<div><a href="/b">{title}</a></div>{FAR}')[0] is RemovedReason.NAVIGATION
    assert below(f'<div><a href="/b">{title}</a></div>')[0] is RemovedReason.LINK_LIST


def test_lines_that_share_a_link_are_a_card() -> None:
    card = '<a href="/ferry"><div>Boats</div><div>The ferry to the island sails again in May</div></a>'
    assert below(card) == [RemovedReason.LINK_LIST] * 2


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '<p><a href="https://shop.example/boat?tag=courier">The boat of the year, tested on the island</a></p>',
            RemovedReason.ADVERT,
        ),
        (
            '<p><a href="https://courier.example/boat?from=pier">The boat of the year, tested on the island</a></p>',
            RemovedReason.LINK_LIST,
        ),
        ('<p class="cta"><a href="/out">See it at the shop</a></p>', RemovedReason.ADVERT),
        ("<p>The pier at dusk. Photo: Birte Ohm/Harbour Press</p>", RemovedReason.CAPTION),
        ("<figure><p>The pier seen from the ferry</p></figure>", RemovedReason.CAPTION),
        ("<figure><figcaption>Subscribe to our newsletter</figcaption></figure>", RemovedReason.PROMO),
        ("<table><tr><td>$24</td></tr></table>", RemovedReason.OTHER),
        ("<table><caption>Boats by year</caption></table>", RemovedReason.OTHER),
        ("<table><tr><th><button>Boats</button></th></tr></table>", RemovedReason.OTHER),
        ('<p><a rel="sponsored" href="#test">Jump to the test of the boat</a></p>', RemovedReason.NAVIGATION),
        ('<pre class="language-sh">install pier</pre>', RemovedReason.OTHER),
        (
            '<blockquote class="social-embed"><p>The pier is white. <a href="/s">Birte</a></p></blockquote>',
            RemovedReason.OTHER,
        ),
    ],
)
def test_what_stands_among_the_articles_text(body: str, expected: RemovedReason) -> None:
    assert within(body) is expected


def test_a_time_far_down_in_the_article_is_no_date_of_it() -> None:
    assert within('<p class="time">Takes 2 hrs</p>', "<p>1</p>" * 13) is RemovedReason.OTHER


def test_a_time_within_the_text_that_says_how_long_ago_is_a_date() -> None:
    assert within('<p class="time">3 hours ago</p>', "<p>1</p>" * 13) is RemovedReason.DATELINE


def test_the_date_beside_the_number_of_comments_is_the_articles() -> None:
    assert within('<div class="date-comments"><p class="date">2 May 2025</p></div>') is RemovedReason.DATELINE


def test_letters_to_the_editor_in_a_menu_are_no_comments() -> None:
    letters = '<ul><li><a href="/l">Leserbriefe</a></li></ul>'
    assert above(letters + "<p>1</p>" * 31)[0] is RemovedReason.NAVIGATION
    assert below(letters) == [RemovedReason.COMMENTS]


def test_what_the_site_says_to_its_reader_is_promo() -> None:
    said = "We bring the news of the island to you, on every morning of the year but Christmas."
    assert below(f"<div><p>{said}</p></div>") == [RemovedReason.PROMO]
    assert below(f"<div><p>{said.replace('We bring', 'Boats bring').replace('you', 'town')}</p></div>") == [
        RemovedReason.OTHER
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("<footer><p>4 Pier Road, 20301 Harbour</p></footer>", RemovedReason.NAVIGATION),
        ('<p><a href="https://maps.example/maps/pier">Pier Road, by the old harbour</a></p>', RemovedReason.NAVIGATION),
        ('<p><a href="#more">Read more</a></p>', RemovedReason.NAVIGATION),
        ('<button class="ad">×</button>', RemovedReason.NAVIGATION),
        ("<button>How long does the ferry take?</button>", RemovedReason.OTHER),
        ('<li class="sharing"><button class="print-menu">Artikel drucken</button></li>', RemovedReason.SHARE),
        ('<div class="cookie-box"><button>Save</button></div>', RemovedReason.CONSENT),
        ('<p class="count caption">4.9 / 5</p>', RemovedReason.OTHER),
        (
            '<div class="teaser-comment"><a href="/c">What the island thinks of its pier</a></div>',
            RemovedReason.LINK_LIST,
        ),
        ("<p>Your email address will not be published.</p>", RemovedReason.COMMENTS),
        ("<p>Auswahl speichern</p>", RemovedReason.CONSENT),
        ("<p>Zum Seitenanfang</p>", RemovedReason.NAVIGATION),
        ("<p>この記事を書いた人</p>", RemovedReason.BYLINE),
        ("<button>Abspielen</button>", RemovedReason.OTHER),
        ('<div class="player-time">00:00:49</div>', RemovedReason.OTHER),
        ('<div class="time">0:10 / 3:15</div>', RemovedReason.OTHER),
        ("<p>,</p>", RemovedReason.OTHER),
        ('<ul class="social"><li><a href="#like">12</a></li></ul>', RemovedReason.SHARE),
        ('<p><a href="https://shop.example/boat#red">The boat of the year, tested</a></p>', RemovedReason.LINK_LIST),
        ('<div class="teaser"><div class="image"><p>1 Min</p></div></div>', RemovedReason.LINK_LIST),
        ('<div class="cookie-box"><button>Close</button></div>', RemovedReason.CONSENT),
        ("<footer><p>The Courier. © Harbour Press 2025</p></footer>", RemovedReason.LEGAL),
        ("<footer><ul><li>Bildrechte</li></ul></footer>", RemovedReason.NAVIGATION),
        ("<footer><p>Short link: https://c.example/-96</p></footer>", RemovedReason.SHARE),
        ("<p>関連キーワード</p>", RemovedReason.NAVIGATION),
        ("<p>Related topics:</p>", RemovedReason.NAVIGATION),
        ("<p>The Courier is for general information only.</p>", RemovedReason.LEGAL),
    ],
)
def test_lines_below(line: str, expected: RemovedReason) -> None:
    assert below(line) == [expected]


def test_a_form_that_asks_for_a_telephone_is_none_of_comments() -> None:
    form = '<form><input type="tel"><textarea name="comment"></textarea><p>The pier and you</p></form>'
    assert below(form) == [RemovedReason.PROMO]
