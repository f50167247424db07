from datetime import UTC, datetime

import pytest

from newsbot.discovery import Candidate, Link, Listing, ListingKind, read_listing
from newsbot.options import DiscoveryOptions

URL = "https://courier.example/feed/"

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Courier</title><link>https://courier.example/</link>
<atom:link rel="self" href="https://courier.example/feed/"/>
<atom:link rel="next" href="https://courier.example/feed/?paged=2"/>
<item><title>Harbour &amp; Ferry</title><link>/2024/05/harbour</link><guid isPermaLink="false">7</guid>
<pubDate>Thu, 02 May 2024 09:00:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item>
<item><title>Newer</title><guid>https://courier.example/newer</guid>
<pubDate>Fri, 03 May 2024 00:00:00 GMT</pubDate></item>
<item><title>No address</title></item>
</channel></rss>"""

RSS_LISTING = Listing(
    candidates=(
        Candidate(
            url="https://courier.example/newer",
            found_in=URL,
            kind=ListingKind.FEED,
            title="Newer",
            published=datetime(2024, 5, 3, tzinfo=UTC),
            published_text="Fri, 03 May 2024 00:00:00 GMT",
            position=1,
        ),
        Candidate(
            url="https://courier.example/2024/05/harbour",
            found_in=URL,
            kind=ListingKind.FEED,
            title="Harbour & Ferry",
            published=datetime(2024, 5, 2, tzinfo=UTC),
            published_text="Thu, 02 May 2024 09:00:00 +0900",
            content="<p>The whole text.</p>",
        ),
    ),
    listings=(Link(url="https://courier.example/feed/?paged=2", kind=ListingKind.FEED),),
)

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/news/"><title>Courier</title>
<link rel="prev-archive" href="/feed/2024-04"/>
<entry><title type="html">&lt;b&gt;Ferry&lt;/b&gt;</title><link rel="alternate" href="ferry"/>
<link rel="enclosure" href="ferry.mp3"/><id>tag:courier.example,2024:1</id>
<published>2024-05-02T09:00:00+09:00</published>
<updated>2024-05-02T01:00:00Z</updated><content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>"""

JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "next_url": "/feed.json?page=2", "items": [
{"id": "https://courier.example/ferry", "title": "Ferry", "content_html": "<p>Text.</p>",
 "date_published": "2024-05-02T09:00:00+09:00", "date_modified": "2024-05-02T01:00:00Z"},
{"id": "2", "content_text": "no address"}, "no item"]}"""


def read(body: bytes, content_type: str | None = None, options: DiscoveryOptions | None = None) -> Listing:
    return read_listing(body, URL, ListingKind.FEED, content_type, options or DiscoveryOptions())


@pytest.mark.parametrize(
    "body",
    [
        RSS.encode(),
        b"\n" + RSS.encode(),
        RSS.replace("UTF-8", "UTF-16").encode("utf-16"),
        RSS.replace("<channel>", "<!-- a comment --><channel>").encode(),
        RSS.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd" [<!ENTITY a "b">]>\n<rss').encode(),
    ],
    ids=["plain", "space", "utf-16", "comment", "doctype"],
)
def test_rss(body: bytes) -> None:
    assert read(body) == RSS_LISTING


@pytest.mark.parametrize("broken", [RSS[:-15], RSS.replace("Harbour &amp; Ferry", "Harbour & Ferry")])
def test_a_feed_that_is_not_well_formed_is_read_and_named(broken: str) -> None:
    listing = read(broken.encode())
    assert listing.candidates == RSS_LISTING.candidates
    assert [problem.partition(" (")[0] for problem in listing.problems] == ["not well formed"]


def test_atom() -> None:
    assert read(ATOM.encode()) == Listing(
        candidates=(
            Candidate(
                url="https://courier.example/news/ferry",
                found_in=URL,
                kind=ListingKind.FEED,
                title="Ferry",
                published=datetime(2024, 5, 2, tzinfo=UTC),
                published_text="2024-05-02T09:00:00+09:00",
                modified=datetime(2024, 5, 2, 1, tzinfo=UTC),
                content="<p>Text.</p>",
            ),
        ),
        listings=(Link(url="https://courier.example/feed/2024-04", kind=ListingKind.FEED),),
    )


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024/08/05 10:00", datetime(2024, 8, 5, 10, tzinfo=UTC)),
        ("2024.8.5 10:00 +09:00", datetime(2024, 8, 5, 1, tzinfo=UTC)),
        ("Mon, 05 Aug 2024", datetime(2024, 8, 5, tzinfo=UTC)),
        ("Mon, 05 Aug 2024 10:00:00 +02:00", datetime(2024, 8, 5, 8, tzinfo=UTC)),
        ("Mon Aug 05 2024 10:00:00 GMT+0900 (Japan Standard Time)", datetime(2024, 8, 5, 1, tzinfo=UTC)),
        ("Mon, 05 Aug 2024 10:00:00 JST", datetime(2024, 8, 5, 1, tzinfo=UTC)),
        ("Mon, 05 Aug 2024 10:00:00 CEST", datetime(2024, 8, 5, 8, tzinfo=UTC)),
        ("2024-08-05 10:00:00 IST", datetime(2024, 8, 5, 4, 30, tzinfo=UTC)),
        ("2024-08-05T10:00:00.250+09:00", datetime(2024, 8, 5, 1, tzinfo=UTC)),
        ("Mon Aug 05 10:00:00 PDT 2024", datetime(2024, 8, 5, 17, tzinfo=UTC)),
        ("Mon Aug  5 10:00:00 2024", datetime(2024, 8, 5, 10, tzinfo=UTC)),
        ("Mon, 05 Aug 2024 10:00:00 ET", datetime(2024, 8, 5, 14, tzinfo=UTC)),
        ("2024-01-05 10:00 PT", datetime(2024, 1, 5, 18, tzinfo=UTC)),
        ("1722844800", datetime(2024, 8, 5, 8, tzinfo=UTC)),
        ("1722844800000", datetime(2024, 8, 5, 8, tzinfo=UTC)),
        ("2024년 8월 5일", None),
        ("2024080510", None),
        ("05/08/2024 10:00", None),
        ("2024-08", None),
    ],
)
def test_the_dates_of_a_feed(text: str, moment: datetime | None) -> None:
    rss = RSS.replace("Fri, 03 May 2024 00:00:00 GMT", text).encode()
    atom = ATOM.replace("2024-05-02T09:00:00+09:00", text).encode()
    json_feed = JSON_FEED.replace("2024-05-02T09:00:00+09:00", text).encode()
    published = {it.url: it.published for body in (rss, atom, json_feed) for it in read(body).candidates}
    assert published["https://courier.example/newer"] == moment
    assert published["https://courier.example/news/ferry"] == moment
    assert published["https://courier.example/ferry"] == moment


RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://courier.example/"><title>Courier</title></channel>
<item rdf:about="https://courier.example/ferry"><title>Ferry</title><link>https://courier.example/ferry</link>
<dc:date>2024-05-02T09:00:00+09:00</dc:date></item></rdf:RDF>"""


RSS_OF = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>{}</item></channel></rss>'
ATOM_OF = '<feed xmlns="http://www.w3.org/2005/Atom"><entry>{}</entry></feed>'
PUB_DATE = "<pubDate>Thu, 02 May 2024 00:00:00 GMT</pubDate>"
SECOND, THIRD = datetime(2024, 5, 2, tzinfo=UTC), datetime(2024, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        (RDF, SECOND, None),
        (RSS_OF.format("<link>/ferry</link><dc:date>2024-05-02</dc:date>"), SECOND, None),
        (RSS_OF.format(f"<link>/ferry</link><dc:date>2024-05-03</dc:date>{PUB_DATE}"), SECOND, THIRD),
        (ATOM_OF.format("<link href='/ferry'/><updated>2024-05-03</updated>"), None, THIRD),
    ],
    ids=["rss 1.0", "rss 2.0", "both", "atom"],
)
def test_the_date_of_rss_is_that_of_publication(
    text: str, published: datetime | None, modified: datetime | None
) -> None:
    (candidate,) = read(text.encode()).candidates
    assert (candidate.published, candidate.modified) == (published, modified)


def test_json_feed() -> None:
    assert read(JSON_FEED.encode(), "application/feed+json") == Listing(
        candidates=(
            Candidate(
                url="https://courier.example/ferry",
                found_in=URL,
                kind=ListingKind.FEED,
                title="Ferry",
                published=datetime(2024, 5, 2, tzinfo=UTC),
                published_text="2024-05-02T09:00:00+09:00",
                modified=datetime(2024, 5, 2, 1, tzinfo=UTC),
                content="<p>Text.</p>",
            ),
        ),
        listings=(Link(url="https://courier.example/feed.json?page=2", kind=ListingKind.FEED),),
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_json_feed_in_another_encoding(encoding: str) -> None:
    assert read(JSON_FEED.encode(encoding)) == read(JSON_FEED.encode())


def test_an_item_whose_address_has_its_scheme_twice_is_left_out() -> None:
    listing = read(RSS.replace("https://courier.example/newer", "https://https://courier.example/newer").encode())
    assert [it.url for it in listing.candidates] == ["https://courier.example/2024/05/harbour"]


def test_entities_of_a_feed_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}<!ENTITY file SYSTEM "file:///etc/passwd">]>\n'
    body = RSS.replace("<rss", f"{doctype}<rss").replace("Newer", "&l9;&file;")
    newer, older = read(body.encode()).candidates
    assert (newer.title, older.title) == ("&l9;&file;", "Harbour & Ferry")


def test_a_feed_over_its_limits_is_cut_and_says_so() -> None:
    listing = read(RSS.encode(), options=DiscoveryOptions(max_entries=1, max_content=10))
    assert [candidate.content for candidate in listing.candidates] == [None]
    assert listing.problems == ("cut at 1 entries",)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b'{"items": [', "broken JSON"),
        (b'{"a": 1}', "no JSON Feed: it has no list of items"),
        (b'{"a":' * 100_000, "broken JSON"),
        (b"<html></html>", "no feed: it is an HTML page"),
    ],
)
def test_what_is_no_feed_is_said(body: bytes, problem: str) -> None:
    listing = read(body)
    assert listing.candidates == ()
    assert [it.partition(" (")[0] for it in listing.problems] == [problem]
