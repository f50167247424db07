"""Pages to records, through the one function of the core."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason, RemovedReason
from newsbot.extraction import extract_article
from newsbot.items import Article, BlockKind, Image, Method, Page, Reject, Witness
from newsbot.options import ExtractionOptions
from newsbot.text import fingerprint

FETCHED = datetime(2031, 5, 4, 12, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "samples"

WIRE = """Harbour Board Names Ines Okoro as First Night Warden of the Inner Basin
Night Warden Ines Okoro
08:15 JST, May 4, 2031
The Harbour Board on Monday named Ines Okoro as the first night warden of the inner basin, \
a post that was created after three thefts of boats in the winter.
Okoro, 41, has led the pilot station on the north pier for six years.
She told reporters that the basin would be lit until midnight from June and that owners would be asked \
to register their moorings by the end of the year.
The board also said that it would spend 2 million crowns on cameras and a second patrol boat.
"Local" POPULAR ARTICLE
-
Bakers Protest Against Flour Tax in Front of Town Hall
-
Old Tram Depot to Become School of Music
-
Winter Market Draws Record Crowd Despite Rain
TIDE ACCESS RANKING
-
Ferry Fares to Rise by 4% in July
-
Lighthouse Keeper Retires After 40 Years
"""


_PARAGRAPH = "The council met on Monday and agreed to repair the bridge over the northern canal before the winter. "


def page(body: str | bytes, **known: Any) -> Page:
    data = body.encode() if isinstance(body, str) else body
    return Page(url=known.pop("url", "https://tide.example/local/2031/05/a"), body=data, fetched=FETCHED, **known)


def read(body: str | bytes, **known: Any) -> Article | Reject:
    return extract_article(page(body, **known), ExtractionOptions()).outcome


def article(body: str | bytes, **known: Any) -> Article:
    outcome = read(body, **known)
    assert isinstance(outcome, Article), outcome
    return outcome


def test_a_text_scraped_with_its_rankings_becomes_a_clean_record() -> None:
    found = article(WIRE, content_type="text/plain", input="wire.txt")
    paragraphs = WIRE.splitlines()[3:7]
    assert [(block.kind, block.text) for block in found.body] == [(BlockKind.PARAGRAPH, text) for text in paragraphs]
    lists = [(run.reason, run.heading, run.items, run.text, run.where) for run in found.removed]
    assert lists == [
        (
            RemovedReason.LINK_LIST,
            '"Local" POPULAR ARTICLE',
            (
                "Bakers Protest Against Flour Tax in Front of Town Hall",
                "Old Tram Depot to Become School of Music",
                "Winter Market Draws Record Crowd Despite Rain",
            ),
            None,
            "line 8",
        ),
        (
            RemovedReason.LINK_LIST,
            "TIDE ACCESS RANKING",
            ("Ferry Fares to Rise by 4% in July", "Lighthouse Keeper Retires After 40 Years"),
            None,
            "line 15",
        ),
    ]
    text = "\n\n".join(paragraphs)
    headline = WIRE.splitlines()[0]
    expected = Article(
        id=found.id,
        url="https://tide.example/local/2031/05/a",
        headline=headline,
        text=text,
        body=found.body,
        fetched=FETCHED,
        extractor=EXTRACTOR,
        fingerprint=fingerprint(headline, text),
        method=Method.PLAIN_TEXT,
        site="tide.example",
        input="wire.txt",
        published="2031-05-04T08:15:00+09:00",
        published_raw="08:15 JST, May 4, 2031",
        images=(Image(url=None, caption="Night Warden Ines Okoro"),),
        word_count=found.word_count,
        removed=found.removed,
        confidence=found.confidence,
    )
    assert found == expected
    assert found.confidence > 0.5
    assert found.word_count == 91


def test_the_same_page_gives_the_same_record_each_time() -> None:
    body = (SAMPLES / "harbour-courier-fishery-talks.html").read_bytes()
    assert read(body) == read(body)


def test_removed_can_be_left_out() -> None:
    options = ExtractionOptions(keep_removed=False)
    outcome = extract_article(page(WIRE, content_type="text/plain"), options).outcome
    assert isinstance(outcome, Article)
    assert outcome == replace(article(WIRE, content_type="text/plain"), removed=())


def test_the_lists_of_a_page_are_stripped_and_listed_with_their_headings() -> None:
    found = article((SAMPLES / "harbour-courier-fishery-talks.html").read_bytes())
    headings = {run.heading for run in found.removed if run.reason is RemovedReason.LINK_LIST}
    assert any(heading and "POPULAR ARTICLE" in heading for heading in headings)
    assert any(heading and "ACCESS RANKING" in heading for heading in headings)
    assert not any(item in found.text for run in found.removed for item in run.items)


def test_items_that_begin_like_buttons_stay_in_their_list() -> None:
    items = (
        "Shares slide for third day",
        "Delayed ferry docks at last",
        "Emails show minister knew",
        "Tram fares rise",
    )
    listed = "".join(f"<li><a href=/{n}>{item}</a></li>" for n, item in enumerate(items))
    paragraphs = "".join(f"<p>{_PARAGRAPH}Ward {n} comes last, in May of next year.</p>" for n in range(4))
    source = (
        f"<html><body><article><h1>Bridge to Be Repaired Before Winter</h1>{paragraphs}</article>"
        f"<aside><h3>POPULAR ARTICLE</h3><ul>{listed}</ul></aside></body></html>"
    )
    (run,) = article(source).removed
    assert (run.reason, run.heading, run.items) == (RemovedReason.LINK_LIST, "POPULAR ARTICLE", items)


@pytest.mark.parametrize("credit", ["<p>Photo: Ada Brook</p>", "<p><img src=quay.jpg></p><p>Source: Harbour Press</p>"])
def test_the_credit_of_a_picture_is_no_text_wherever_it_stands(credit: str) -> None:
    paragraphs = [f"<p>{_PARAGRAPH}Ward {n} comes last, in May of next year.</p>" for n in range(4)]
    body = "".join((*paragraphs[:2], credit, *paragraphs[2:]))
    found = article(f"<html><body><article><h1>Bridge to Be Repaired</h1>{body}</article></body></html>")
    assert len(found.body) == 4
    (run,) = found.removed
    assert (run.reason, run.text) == (RemovedReason.CAPTION, credit.removesuffix("</p>").rpartition(">")[2])


def test_what_a_page_hides_is_no_text() -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}Ward {n} comes last, in May of next year.</p>" for n in range(4))
    hidden = (
        "<p hidden>This paragraph is not shown to any reader.</p><p style='display: none'>Nor is this one here.</p>"
    )
    source = f"<html><body><article><h1>Bridge to Be Repaired</h1>{hidden}{paragraphs}</article></body></html>"
    found = article(source)
    assert "not shown" not in found.text
    assert "Nor is" not in found.text
    assert found.text.count("Ward") == 4


def test_a_text_of_nothing_but_prose_is_kept_to_its_end() -> None:
    paragraphs = [f"{_PARAGRAPH.strip()} Ward {n} comes last, in May of next year." for n in range(6)]
    found = article(
        "\n\n".join(["Bridge to Be Repaired Before Winter", "By Ann Lee", *paragraphs]), content_type="text/plain"
    )
    assert found.headline == "Bridge to Be Repaired Before Winter"
    assert found.authors == ("Ann Lee",)
    assert [block.text for block in found.body] == paragraphs
    assert found.removed == ()


def _shell(body: str, title: str = "Tide") -> str:
    script = "window.__STATE__=" + "{}" * 2_000
    return (
        f"<!doctype html><html><head><title>{title}</title><script>{script}</script></head><body>{body}</body></html>"
    )


REJECTED: dict[str, tuple[str | bytes, RejectReason]] = {
    "empty": ("", RejectReason.EMPTY),
    "no element": ("<html><!-- nothing --></html>", RejectReason.EMPTY),
    "binary": (b"\x89PNG\r\n\x1a\n" + bytes(500), RejectReason.NOT_TEXT),
    "undecodable": (b'<meta charset="utf-8"><p>' + b"\xff\xfe\x81abc" * 300, RejectReason.UNDECODABLE),
    "50 MB": (b"<p>" + b"word " * 10_000_000, RejectReason.TOO_LARGE),
    "nested": ("<div>" * 100_000 + "text", RejectReason.PARSER_LIMIT),
    "shell": (_shell('<div id="root"></div><noscript>Enable JavaScript</noscript>'), RejectReason.SCRIPT_ONLY),
    "not found": (
        _shell("<h1>404 Page not found</h1><p>The page that you asked for does not exist.</p>", "Page not found"),
        RejectReason.ERROR_PAGE,
    ),
    "too short": ("Two words", RejectReason.TOO_SHORT),
}


@pytest.mark.parametrize("name", REJECTED)
def test_what_is_no_article_is_rejected_with_its_reason(name: str) -> None:
    body, reason = REJECTED[name]
    outcome = read(body, input="a.html")
    assert isinstance(outcome, Reject), outcome
    assert outcome.detail
    assert outcome == Reject(
        reason=reason,
        detail=outcome.detail,
        url="https://tide.example/local/2031/05/a",
        input="a.html",
        site="tide.example",
        fetched=FETCHED,
        extractor=EXTRACTOR,
    )


def test_a_text_that_was_scraped_twice_is_read_once() -> None:
    once = article(WIRE, content_type="text/plain")
    paragraphs = "\n".join(WIRE.splitlines()[3:7])
    twice = article(f"{paragraphs}\n{WIRE}", content_type="text/plain")
    assert (twice.headline, twice.text, twice.published) == (once.headline, once.text, once.published)


def test_a_table_of_plain_text_is_no_article() -> None:
    outcome = read("\n".join(f"{n},item {n},{3 * n}" for n in range(200)), content_type="text/plain")
    assert isinstance(outcome, Reject)
    assert outcome.reason is RejectReason.NOT_AN_ARTICLE


def test_an_article_that_only_json_ld_holds_is_script_only() -> None:
    ld = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{_PARAGRAPH * 8}"}}</script>'
    outcome = read(_shell(ld + "<div id=app></div>"))
    assert isinstance(outcome, Reject)
    assert outcome.reason is RejectReason.SCRIPT_ONLY


def test_hostile_characters_leave_the_article_whole() -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}In ward {n} the work\0 begins in May.\u2028</p>" for n in range(10))
    head = "<html><head><title>Bridge</title></head><body><article><h1>Bridge to Be Repaired</h1>"
    source = f"{head}{paragraphs}</article></body></html>"
    body = source.encode().replace(b"ward 4", b"ward \xed\xa0\x80 4")
    found = article(body)
    assert found.text.count("The council met on Monday") == 10
    assert not set(found.text) & {"\0", "\u2028", "\ud800"}


def test_a_feed_is_a_second_witness() -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}{n}</p>" for n in range(4))
    witness = Witness(title="Bridge", published="2031-05-04T10:00:00+02:00", content=paragraphs)
    article = read(f"<html><body><h1>Council to mend bridge</h1>{paragraphs}</body></html>", witness=witness)

    assert isinstance(article, Article)
    assert (article.headline, article.published) == ("Council to mend bridge", "2031-05-04T10:00:00+02:00")
    assert article.published_raw == "2031-05-04T10:00:00+02:00"


@pytest.mark.parametrize(
    ("given", "published"),
    [
        ("2031-05-04", "2031-05-04"),
        ("Sun, 04 May 2031 10:00:00 JST", "2031-05-04T10:00:00+09:00"),
        ("2031-05-04T10:00:00", "2031-05-04T10:00:00+02:00"),
        ("2031年5月4日", "2031-05-04"),
        ("1970-01-01T00:00:00Z", None),
        ("2049-01-01", None),
        ("soon", None),
    ],
)
def test_the_date_of_a_feed_is_read_as_a_pages_own(given: str, published: str | None) -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}{n}</p>" for n in range(4))
    body = f"<html><body><h1>Council to mend bridge</h1>{paragraphs}</body></html>"
    found = article(body, witness=Witness(published=given), timezone="Europe/Berlin")
    assert (found.published, found.published_raw) == (published, given if published else None)


def test_a_source_says_what_its_pages_do_not() -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}{n}</p>" for n in range(4))
    time = '<time datetime="2031-05-04T10:00">4 May 2031</time>'
    article = read(
        f"<html><body><h1>Council to mend bridge</h1>{time}{paragraphs}</body></html>",
        timezone="Europe/Berlin",
        language="en-GB",
    )

    assert isinstance(article, Article)
    assert (article.language, article.published) == ("en-GB", "2031-05-04T10:00:00+02:00")


def test_opt_outs_stand_in_headers_too_and_are_obeyed_where_asked() -> None:
    paragraphs = "".join(f"<p>{_PARAGRAPH}{n}</p>" for n in range(4))
    fetched = page(
        f"<html><body><h1>Council to mend bridge</h1>{paragraphs}</body></html>",
        robots_tag="googlebot: noindex, noarchive",
        tdm_reservation="1",
    )

    article = extract_article(fetched, ExtractionOptions()).outcome
    assert isinstance(article, Article)
    permissions = article.permissions
    assert (permissions.noindex, permissions.noarchive, permissions.tdm, permissions.ai) == (True, True, True, None)
    refused = extract_article(fetched, ExtractionOptions(opt_outs=frozenset({"ai", "tdm"}))).outcome
    assert isinstance(refused, Reject)
    assert (refused.reason, refused.detail) == (
        RejectReason.OPTED_OUT,
        "the page says tdm, and NEWSBOT_OBEY_OPT_OUTS names that",
    )


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_a_page_that_shows_nothing_else_is_read_in_its_noscript_or_template(tag: str) -> None:
    text = "".join(f"<p>{_PARAGRAPH * count}</p>" for count in (2, 1, 3, 4))
    html = f"<title>Bridge</title><div id=app></div><{tag}><h1>Bridge</h1>{text}</{tag}><script>x()</script>"
    assert article(html).headline == "Bridge"
    assert len(article(html).body) == 4
    hidden = "This text of a template is shown to nobody as long as the page shows its own. " * 3
    assert "nobody" not in article(f"<h1>Bridge</h1>{text}<{tag}><p>{hidden}</p></{tag}>").text


def test_a_frameset_names_the_pages_that_hold_its_text() -> None:
    outcome = read("<title>Beacon</title><frameset><frame src=menu.htm><frame src=story.htm></frameset>")
    assert isinstance(outcome, Reject)
    assert (outcome.reason, outcome.detail) == (
        RejectReason.EMPTY,
        "a frameset: its text is in other pages (menu.htm, story.htm)",
    )
