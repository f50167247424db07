"""What a site can do to harm a crawl: it costs that listing, with a reason in the log, and nothing else."""

import time
import zlib
from collections.abc import Iterator

import psutil
import pytest

from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.runs.shell import PATIENCE, answer
from tests.site import LocalWeb, NewsSite
from tests.site.messages import HTML, Request, Response

XML = (("Content-Type", "application/xml"),)
# A crawl of a harmless site takes some 150 MB; what is here unpacks to more than 300, or expands to gigabytes.
MOST_MEMORY = 400 * 2**20

LAUGHS = "\n".join(
    (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha ">',
        *(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11)),
        "]>",
    )
)
LAUGHING_SITEMAP = (
    f'{LAUGHS}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>https://elsewhere.example/&l10;</loc></url></urlset>"
)
LAUGHING_FEED = (
    f'{LAUGHS}<rss version="2.0"><channel><title>&l10;</title>'
    "<item><title>&l10;</title><link>https://elsewhere.example/a-long-enough-headline</link></item></channel></rss>"
)
LINKS = "".join(f'<a href="https://elsewhere.example/news/{n}">Number {n} of many more</a>' for n in range(200_000))
ENDLESS_INDEX = (
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>{url}deeper-{number}.xml</loc></sitemap></sitemapindex>"
)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with LocalWeb(articles=1, bulk=8) as web:
        yield web.site("bulk")


def packed_sitemap(megabytes: int) -> bytes:
    """Return a gzipped sitemap that unpacks to so much."""
    entry = b"<url><loc>https://elsewhere.example/news/one-address-again-and-again</loc></url>\n"
    piece = entry * (2**20 // len(entry))
    packer = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16)
    head = packer.compress(b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">')
    return head + b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def most_memory(process: psutil.Process) -> int:
    """Return what a process takes in memory at most, until it ends."""
    most, until = 0, time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            most = max(most, process.memory_info().rss)
        except psutil.Error:
            break
        if process.status() == psutil.STATUS_ZOMBIE:
            break
        time.sleep(0.02)
    return most


def test_harmful_listings_harm_nobody(folder: Folder, site: NewsSite) -> None:
    answers = {
        "/huge.xml.gz": Response(body=packed_sitemap(300), headers=(("Content-Type", "application/x-gzip"),)),
        "/laughs.xml": Response(body=LAUGHING_SITEMAP.encode(), headers=XML),
        "/laughs.rss": Response(body=LAUGHING_FEED.encode(), headers=XML),
        "/": Response(body=f"<!doctype html><html><body>{LINKS}</body></html>".encode(), headers=HTML),
    }

    def instead(request: Request) -> Response | None:
        if request.path.startswith("/deeper-"):
            number = int(request.path.removeprefix("/deeper-").removesuffix(".xml")) + 1
            return Response(body=ENDLESS_INDEX.format(url=site.url, number=number).encode(), headers=XML)
        return answers.get(request.path)

    site.instead = instead
    names = ("huge.xml.gz", "laughs.xml", "laughs.rss", "deeper-0.xml", "sitemap.xml")
    site.robots = "".join(f"Sitemap: {site.url}{name}\n" for name in names)

    process = folder.start("news", url=site.url)
    most = most_memory(psutil.Process(process.pid))
    done = answer(process)

    assert done.code == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert most < MOST_MEMORY
    for problem in (
        f"{site.url}huge.xml.gz: cut at 50,000 entries",
        f"{site.url}laughs.xml: entries with entities of a document type, which are not expanded",
        f"{site.url}: cut at 8,388,608 bytes",
        f"{site.url}: cut at 2,000 links",
    ):
        assert problem in done.stderr, done.stderr
    deeper = [seen.path for seen in site.requests if seen.path.startswith("/deeper-")]
    assert len(deeper) <= 11
    assert written(folder.records()) == told(site.published())
