import gzip
import time
import zlib
from datetime import UTC, datetime

import psutil
import pytest

from newsbot.discovery import Candidate, Link, Listing, ListingKind, read_listing
from newsbot.options import DiscoveryOptions

URL = "https://courier.example/sitemap.xml"
OPTIONS = DiscoveryOptions()

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc>https://courier.example/a?x=1&amp;y=2</loc>
    <lastmod>2024-05-03</lastmod>
    <news:news>
      <news:publication><news:name>Courier</news:name><news:language>en</news:language></news:publication>
      <news:publication_date>2024-05-02T09:00:00+09:00</news:publication_date>
      <news:title>Ferry &amp; Harbour</news:title>
    </news:news>
    <image:image><image:loc>https://courier.example/a.jpg</image:loc><image:title>A ferry</image:title></image:image>
  </url>
  <url><loc> https://courier.example/b </loc><lastmod>2024-05-04T10:00:00Z</lastmod></url>
</urlset>"""

NEWS_LISTING = Listing(
    candidates=(
        Candidate(
            url="https://courier.example/b",
            found_in=URL,
            kind=ListingKind.SITEMAP,
            modified=datetime(2024, 5, 4, 10, tzinfo=UTC),
            position=1,
        ),
        Candidate(
            url="https://courier.example/a?x=1&y=2",
            found_in=URL,
            kind=ListingKind.NEWS_SITEMAP,
            title="Ferry & Harbour",
            published=datetime(2024, 5, 2, tzinfo=UTC),
            published_text="2024-05-02T09:00:00+09:00",
            modified=datetime(2024, 5, 3, tzinfo=UTC),
        ),
    )
)


def read(body: bytes, options: DiscoveryOptions = OPTIONS) -> Listing:
    return read_listing(body, URL, ListingKind.SITEMAP, "application/xml", options)


def urls(listing: Listing) -> list[str]:
    return [candidate.url for candidate in listing.candidates]


@pytest.mark.parametrize(
    "body",
    [
        NEWS,
        gzip.compress(NEWS),
        gzip.compress(NEWS[:300]) + gzip.compress(NEWS[300:]),
        NEWS.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        b"\n\n" + NEWS,
        b"\xef\xbb\xbf" + NEWS,
        NEWS.replace(b"http://www.sitemaps.org", b"https://www.google.com").replace(b"sitemap-news/0.9", b"news"),
        NEWS.replace(b"&amp;y", b"&y"),
        NEWS.replace(b" https://courier.example/b ", b"<![CDATA[https://courier.example/b]]>"),
    ],
    ids=["plain", "gzip", "members", "utf-16", "space", "bom", "namespaces", "ampersand", "cdata"],
)
def test_a_sitemap_is_read_whatever_it_is_packed_in(body: bytes) -> None:
    assert read(body) == NEWS_LISTING


def test_an_index_names_its_children() -> None:
    index = b"""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <sitemap><loc>https://courier.example/sitemap-2024-05.xml.gz</loc><lastmod>2024-05-04</lastmod></sitemap>
      <sitemap><loc>/sitemap-news.xml</loc></sitemap></sitemapindex>"""
    assert read(index) == Listing(
        listings=(
            Link(
                url="https://courier.example/sitemap-2024-05.xml.gz",
                kind=ListingKind.SITEMAP,
                modified=datetime(2024, 5, 4, tzinfo=UTC),
            ),
            Link(url="https://courier.example/sitemap-news.xml", kind=ListingKind.NEWS_SITEMAP),
        )
    )


def test_what_is_whole_in_a_truncated_sitemap_is_kept() -> None:
    body = b"<urlset><url><loc>https://courier.example/a</loc></url><url><loc>https://courier.example/ab"
    listing = read(body)
    assert urls(listing) == ["https://courier.example/a"]
    assert listing.problems == ("broken XML: it ends within an element",)


def test_what_is_whole_in_a_truncated_gzip_is_kept() -> None:
    entries = b"".join(b"<url><loc>https://courier.example/%d</loc></url>" % number for number in range(20_000))
    listing = read(gzip.compress(b"<urlset>" + entries + b"</urlset>")[:-30_000])
    assert 100 < len(listing.candidates) < 20_000
    assert listing.problems == ("truncated gzip",)


def test_broken_markup_costs_only_what_is_broken() -> None:
    body = b"""<urlset><url><loc>https://courier.example/a</loc></lastmod></url>
      <url><loc>https://courier.example/b</loc>
      <url><loc>https://courier.example/c</loc></url><url><loc></loc></url><url/></urlset>"""
    assert urls(read(body)) == ["https://courier.example/a", "https://courier.example/b", "https://courier.example/c"]


def test_entities_are_neither_expanded_nor_loaded() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = f"""<?xml version="1.0"?><!DOCTYPE urlset SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY l0 "lol">{laughs}
      <!ENTITY passwd SYSTEM "file:///etc/passwd"><!ENTITY % remote SYSTEM "http://127.0.0.1:9/y.dtd"> %remote;]>
      <urlset><url><loc>https://courier.example/&l9;</loc></url><url><loc>&passwd;</loc></url>
      <url><loc>https://courier.example/a</loc><title>&passwd;</title></url></urlset>"""
    begun = time.monotonic()
    listing = read(body.encode())
    assert urls(listing) == ["https://courier.example/a"]
    assert listing.candidates[0].title == "&passwd;"
    assert "entries with entities of a document type, which are not expanded" in listing.problems
    assert time.monotonic() - begun < 5


def test_a_bomb_is_cut_and_what_came_before_is_kept() -> None:
    packer = zlib.compressobj(9, wbits=31)
    body = packer.compress(b"<urlset><url><loc>https://courier.example/a</loc></url>")
    body += b"".join(packer.compress(b"<x/>" * 250_000) for _ in range(300)) + packer.flush()
    assert len(body) < 2**20
    before = psutil.Process().memory_info().rss
    listing = read(body, DiscoveryOptions(max_sitemap_bytes=10_000_000))
    assert urls(listing) == ["https://courier.example/a"]
    assert listing.problems == ("cut at 10,000,000 bytes",)
    assert psutil.Process().memory_info().rss - before < 150 * 2**20


def test_the_newest_entries_are_kept_of_too_many() -> None:
    entries = "".join(
        f"<url><loc>https://courier.example/{day}</loc><lastmod>2024-05-{day:02}</lastmod></url>"
        for day in range(1, 31)
    )
    listing = read(f"<urlset>{entries}</urlset>".encode(), DiscoveryOptions(max_entries=3))
    assert urls(listing) == [f"https://courier.example/{day}" for day in (30, 29, 28)]
    assert listing.problems == ("cut at 3 entries",)


@pytest.mark.parametrize(
    "written", ["Caf&eacute; &#8217;x", "Caf&amp;eacute; &amp;#8217;x", "<![CDATA[Caf&eacute; &#x2019;x]]>"]
)
def test_the_title_of_a_news_sitemap_has_no_entities(written: str) -> None:
    listing = read(NEWS.replace(b"Ferry &amp; Harbour", written.encode()))
    assert [it.title for it in listing.candidates if it.title] == ["Café \u2019x"]


def test_a_plain_text_sitemap_in_utf_16() -> None:
    body = "https://courier.example/a\r\nhttps://courier.example/ä\r\n".encode("utf-16")
    listing = read(body)
    assert urls(listing) == ["https://courier.example/a", "https://courier.example/%C3%A4"]
    assert listing.problems == ()


def test_a_plain_text_sitemap() -> None:
    body = b"\xef\xbb\xbfhttps://courier.example/a\r\n\r\nhttps://courier.example/b\r\nnot an address\r\n"
    assert read(body) == Listing(
        candidates=tuple(
            Candidate(url=f"https://courier.example/{name}", found_in=URL, kind=ListingKind.SITEMAP, position=position)
            for position, name in enumerate("ab")
        ),
        problems=("1 lines are no address",),
    )


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "no sitemap: it is empty"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "no sitemap: it is an HTML page"),
        (b"\x00\x01\x02", "no sitemap: it is of no known format"),
    ],
)
def test_what_is_no_sitemap_is_said(body: bytes, problem: str) -> None:
    assert read(body) == Listing(problems=(problem,))
