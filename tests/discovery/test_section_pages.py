from datetime import UTC, datetime

import pytest

from newsbot.discovery import Candidate, Link, Listing, ListingKind, read_listing
from newsbot.options import DiscoveryOptions

SECTION = "https://courier.example/politics/"


def read(html: str, url: str = SECTION, options: DiscoveryOptions | None = None) -> Listing:
    body = f"<!DOCTYPE html><html><body>{html}</body></html>".encode()
    return read_listing(body, url, ListingKind.SECTION, "text/html; charset=utf-8", options or DiscoveryOptions())


def further(html: str, url: str = SECTION) -> list[str]:
    return [link.url for link in read(html, url).listings]


def test_each_address_once_with_its_longest_text() -> None:
    listing = read(
        """<article><a href="/a"><img src="a.jpg" alt="A picture"></a><h2><a href="/a#top">Ferry pact signed</a></h2>
        <time datetime="2024-05-02T09:00:00+09:00">today</time></article>
        <li><a href="b" rel="nofollow"><img src="b.jpg" alt="Harbour opens"></a></li>
        <a href="mailto:desk@courier.example">Write</a><a href="javascript:void(0)">Share</a><a>No address</a>
        <a href="/politics/">This page</a>"""
    )
    assert listing == Listing(
        candidates=(
            Candidate(
                url="https://courier.example/a",
                found_in=SECTION,
                kind=ListingKind.SECTION,
                title="Ferry pact signed",
                published=datetime(2024, 5, 2, tzinfo=UTC),
            ),
            Candidate(
                url="https://courier.example/politics/b",
                found_in=SECTION,
                kind=ListingKind.SECTION,
                title="Harbour opens",
                position=1,
            ),
        )
    )


def test_a_time_belongs_to_the_link_beside_it_and_not_to_a_whole_list() -> None:
    cards = "".join(f'<li><a href="/{n}">Story number {n}</a></li>' for n in range(9))
    listing = read(f'<div><time datetime="2024-05-02">Page of the day</time><ul>{cards}</ul></div>')
    assert [candidate.published for candidate in listing.candidates] == [None] * 9


def test_links_are_relative_to_the_base() -> None:
    listing = read('<base href="/world/"><a href="a">Ferry</a>')
    assert [candidate.url for candidate in listing.candidates] == ["https://courier.example/world/a"]


def test_feeds_are_named_by_the_page() -> None:
    links = """<link rel="alternate" type="application/rss+xml" href="/feed/">
        <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
        <link rel="ALTERNATE" type="application/feed+json; charset=utf-8" href="/feed.json">
        <link rel="alternate" type="text/html" hreflang="de" href="/de/">"""
    assert read(links).listings == (
        Link(url="https://courier.example/feed/", kind=ListingKind.FEED),
        Link(url="https://courier.example/feed.json", kind=ListingKind.FEED),
    )


@pytest.mark.parametrize(
    ("url", "href", "following"),
    [
        (SECTION, "/politics/page/2/", "/politics/page/2/"),
        ("/politics/page/2/", "/politics/page/3/", "/politics/page/3/"),
        ("/politics/page/2/", "/politics/", None),
        (SECTION, "?page=2", "/politics/?page=2"),
        ("/politics/?page=2", "/politics/?page=3", "/politics/?page=3"),
        ("/politics.html", "/politics-page-2.html", "/politics-page-2.html"),
        ("/politics/index.html", "/politics/index_2.html", "/politics/index_2.html"),
        (SECTION, "/politics/2", "/politics/2"),
        (SECTION, "/sport/page/2/", None),
        (SECTION, "https://other.example/politics/page/2/", None),
        ("/archive/2024/5", "/archive/2024/6", None),
        ("/calendar/4", "/calendar/5", None),
        ("/events/?page=1", "/events/?page=2", None),
    ],
)
def test_the_next_page_differs_by_its_number_alone(url: str, href: str, following: str | None) -> None:
    base = "https://courier.example"
    page = url if url.startswith("http") else base + url
    expected = [] if following is None else [base + following]
    assert further(f'<a href="{href}">older</a>', page) == expected


def test_the_nearest_of_many_pages_is_next() -> None:
    pages = "".join(f'<a href="/politics/page/{n}/">{n}</a>' for n in (1, 2, 3, 4, 5, 900))
    assert further(pages, "https://courier.example/politics/page/3/") == ["https://courier.example/politics/page/4/"]


@pytest.mark.parametrize(
    ("url", "links", "following"),
    [
        ("", "0 1 2", "?page=1"),
        ("", "1+ 2", "?page=1"),
        ("", "0 1+ 2", "?page=1"),
        ("", "1 2+ 3", "?page=2"),
        ("", "1 2 3", "?page=2"),
        ("?page=0", "0 1 2", "?page=1"),
        ("?page=1", "0 1 2+", "?page=2"),
        ("?page=2", "3 6+", "?page=6"),
        ("?page=40", "41 39+ 38", "?page=39"),
    ],
)
def test_pages_that_count_from_nought_or_down(url: str, links: str, following: str) -> None:
    news = "https://courier.example/news"
    numbers = ((it.rstrip("+"), ' rel="next"' if it.endswith("+") else "") for it in links.split())
    body = "".join(f'<a href="/news?page={number}"{rel}>{number}</a>' for number, rel in numbers)
    assert further(body, news + url) == [news + following]


@pytest.mark.parametrize(
    ("href", "is_followed"),
    [("?after=Zm9v", True), ("?offset=20", True), ("?month=2024-06", False), ("/calendar/2024-06", False)],
)
def test_rel_next_is_followed_to_a_cursor_and_not_to_a_date(href: str, is_followed: bool) -> None:
    assert bool(further(f'<a rel="next" href="{href}">more</a>')) == is_followed


def test_a_front_page_names_its_section_pages() -> None:
    menu = """<nav><a href="/">Home</a><a href="/politics/">Politics</a><a href="/world">World</a>
        <a href="/world/asia/">Asia</a><a href="/login">Log in</a><a href="/tag/ferry">Ferry</a>
        <a href="/about-us/">About us</a><a href="https://shop.other.example/x">Shop</a><a href="/a.pdf">Paper</a>
        <a href="/ferry-pact-signed-after-year-of-talks">Ferry pact</a></nav>
        <main><a href="/notes/">Notes</a></main>"""
    front = "https://courier.example/"
    expected = [f"https://courier.example/{path}" for path in ("politics/", "world", "world/asia/")]
    assert further(menu, front) == expected
    assert further(menu, SECTION) == []
    listing = read(menu, front, DiscoveryOptions(max_sections=1))
    assert [link.url for link in listing.listings] == expected[:1]


def test_titles_are_decoded_as_the_page_says() -> None:
    body = '<meta charset="shift_jis"><a href="/a">港で新しい船が出る</a>'.encode("shift_jis")
    listing = read_listing(body, SECTION, None, "text/html", DiscoveryOptions())
    assert [candidate.title for candidate in listing.candidates] == ["港で新しい船が出る"]


def test_a_page_of_too_many_links_is_cut_and_says_so() -> None:
    links = "".join(f'<a href="/{n}">Story number {n}</a>' for n in range(5))
    listing = read(links, options=DiscoveryOptions(max_links=2))
    assert len(listing.candidates) == 2
    assert listing.problems == ("cut at 2 links",)


@pytest.mark.parametrize("html", ["", "<a href=/a>" * 50_000, "<div>" * 50_000 + '<a href="/a">x</a>'])
def test_wild_markup_is_survived(html: str) -> None:
    assert len(read(html).candidates) <= 1
