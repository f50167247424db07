"""Rules written by hand for a site, on pages of our own in its layout."""

from dataclasses import replace
from datetime import UTC, datetime

from newsbot.errors import RemovedReason
from newsbot.extraction import extract_article
from newsbot.items import Article, Image, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.site_template import SiteTemplate

PARAGRAPHS = (
    "The city of Aomi opened its rebuilt tide gate on Friday, two years after a storm had bent the old one.",
    "Engineers raised and lowered it four times while some 300 residents watched from the embankment.",
    "POPULAR ARTICLE",  # a line that looks like a heading of boilerplate, but stands in the body
    "The gate can be closed within nine minutes, half of what the old one took, the harbor office said.",
)
HTML = """<!doctype html><html lang="en"><head><title>Gate | The Japan News</title></head><body><div id="container">
<div class="global_menu"><ul><li><a href="/politics/">Politics</a></li></ul></div>
<main class="clearfix"><div class="single_page"><div class="bloc_1">
<h1>Aomi Opens Rebuilt Tide Gate; Residents Watch from Embankment</h1>
<ul class="sns-button"><li><a href="#">Post</a></li><li><a href="#">Share</a></li></ul></div>
<div class="bloc_2"><div id="p-article-block"><figure><img src="/gate.jpg" width="800" height="500">
<figcaption><span>The Aomi Courier</span><br>The tide gate of Aomi on Friday</figcaption></figure>
<p class="byline">By Mio Hara and Ken Oda / Aomi Courier Staff Writers</p>
<p class="postdate">17:41 JST,&ensp;October 16, 2026</p>{paragraphs}</div>
<div class="latestlist related"><h2>Latest Articles</h2><ul>
<li><a href="/1/"><h3>Bus Line to Cape Closes</h3></a></li><li><a href="/2/"><h3>Rice Fair Returns</h3></a></li></ul>
</div></div><div class="bloc_3"><div class="ranking_1 ranking"><h2>"Politics" POPULAR ARTICLE</h2><ul>
<li><a href="/3/"><h3>Mayor to Run Again</h3></a></li><li><a href="/4/"><h3>Council Splits over Pier</h3></a></li></ul>
</div><div class="ranking_2 ranking"><p>JN ACCESS RANKING</p><ul>
<li><a href="/5/">Whale Seen off Aomi</a></li><li><a href="/6/">Old Mill to Be Museum</a></li></ul>
</div></div></div></main>
</div></body></html>"""
PAGE = Page(
    url="https://japannews.yomiuri.co.jp/society/general-news/20261016-1/",
    body=HTML.format(paragraphs="".join(f"<p>{it}</p>" for it in PARAGRAPHS)).encode(),
    fetched=datetime(2026, 10, 17, tzinfo=UTC),
    content_type="text/html; charset=utf-8",
)


def article(page: Page, template: SiteTemplate | None = None) -> Article:
    outcome = extract_article(page, ExtractionOptions(), template).outcome
    assert isinstance(outcome, Article)
    return outcome


def test_the_rules_say_what_is_the_article_and_what_its_fields_are() -> None:
    found = article(PAGE)
    assert found.text == "\n\n".join(PARAGRAPHS)
    assert found.headline == "Aomi Opens Rebuilt Tide Gate; Residents Watch from Embankment"
    assert found.authors == ("Mio Hara", "Ken Oda")
    assert (found.published, found.published_raw) == ("2026-10-16T17:41:00+09:00", "17:41 JST, October 16, 2026")
    image = Image(
        url="https://japannews.yomiuri.co.jp/gate.jpg",
        caption="The tide gate of Aomi on Friday",
        credit="The Aomi Courier",
    )
    assert found.images == (image,)
    assert (found.method, found.confidence) == (Method.WRAPPER, 1.0)


def test_each_list_is_a_run_under_its_heading() -> None:
    lists = [
        (run.heading, run.items)
        for run in article(PAGE).removed
        if run.reason is RemovedReason.LINK_LIST and run.heading
    ]
    assert lists == [
        ("Latest Articles", ("Bus Line to Cape Closes", "Rice Fair Returns")),
        ('"Politics" POPULAR ARTICLE', ("Mayor to Run Again", "Council Splits over Pier")),
        ("JN ACCESS RANKING", ("Whale Seen off Aomi", "Old Mill to Be Museum")),
    ]


def test_the_rules_win_over_what_was_learned() -> None:
    extraction = extract_article(PAGE, ExtractionOptions(), SiteTemplate())
    assert extraction.observation is not None
    assert isinstance(extraction.outcome, Article)
    assert extraction.outcome.method is Method.WRAPPER


def test_a_page_of_another_layout_and_one_of_another_site_are_read_without_the_rules() -> None:
    other = replace(PAGE, body=PAGE.body.replace(b"p-article-block", b"story"))
    elsewhere = replace(PAGE, url="https://aomi-courier.example/20261016-1/")
    for page in (other, elsewhere):
        found = article(page)
        assert found.method is not Method.WRAPPER
        assert PARAGRAPHS[0] in found.text
