"""Bombs in place of listings and answers: cut at the limit, with the reason, in little more memory than without."""

import subprocess
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.crawls.told import told, written
from tests.hostile.measured import Measured, measure
from tests.runs.shell import environment
from tests.site import LocalWeb, NewsSite
from tests.site.messages import HTML, Request, Response
from tests.soak.ways import QUICK_FLAGS, SCRAPY, records

# What a bomb may take more than the crawl of the same site without it.
MORE = 150
ENTRY = b"<url><loc>https://elsewhere.example/news/one-address-again-and-again</loc></url>\n"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 11))
DOCTYPE = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha ">{LAUGHS}<!ENTITY f SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with LocalWeb(articles=1, bulk=8) as web:
        yield web.site("bulk")


def packed(piece: bytes, megabytes: int, head: bytes = b"") -> bytes:
    """Return what unpacks to so many megabytes."""
    packer = zlib.compressobj(9, wbits=zlib.MAX_WBITS | 16)
    block = piece * (2**20 // len(piece))
    return packer.compress(head) + b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def crawl(folder: Path, site: NewsSite) -> tuple[Measured, str]:
    folder.mkdir()
    command = (*SCRAPY, "crawl", "news", "-a", f"url={site.url}", *QUICK_FLAGS)
    env = environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", "NEWSBOT_JOBS": "1"})
    with (folder / "log").open("wb") as log:
        taken = measure(subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log))
    return taken, (folder / "log").read_text()


def serve(site: NewsSite, name: str, answer: Response) -> None:
    def instead(request: Request) -> Response | None:
        return answer if request.path == f"/{name}" else None

    site.instead = instead
    site.robots = f"Sitemap: {site.url}{name}\nSitemap: {site.url}sitemap.xml\n"


def xml(body: str) -> Response:
    return Response(body=body.encode(), headers=(("Content-Type", "application/xml"),))


def test_bombs_are_cut(site: NewsSite, tmp_path: Path, figure: Callable[[str], None]) -> None:
    harmless, _ = crawl(tmp_path / "harmless", site)
    bombs = {
        "sitemap": (packed(ENTRY, 300, b"<urlset>"), (), "cut at 50,000 entries"),
        "encoding": (packed(bytes(2**20), 500), (("Content-Encoding", "gzip"),), "larger unpacked than"),
    }
    for name, (body, headers, reason) in bombs.items():
        serve(site, "bomb.xml.gz", Response(body=body, headers=headers))
        taken, log = crawl(tmp_path / name, site)
        more = taken.parent - harmless.parent
        figure(f"{name} bomb of {len(body):,} bytes: {taken.seconds:.1f} s, {more:.0f} MiB more than without it")
        assert taken.code == 0, log
        assert reason in log, log
        assert "Traceback" not in log
        assert more <= MORE
        assert written(records(tmp_path / name)) == told(site.published())


@pytest.mark.parametrize("kind", ["sitemap", "feed"])
def test_entities_are_refused_and_valid_addresses_kept(
    kind: str, site: NewsSite, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    harmless, _ = crawl(tmp_path / "harmless", site)
    stories = site.published()
    if kind == "sitemap":
        entries = "".join(f"<url><loc>{story.url}</loc></url>" for story in stories)
        body = f"{DOCTYPE}<urlset><url><loc>{site.url}&l10;</loc></url><url><loc>&f;</loc></url>{entries}</urlset>"
    else:
        entries = "".join(f"<item><title>A</title><link>{story.url}</link></item>" for story in stories)
        laughing = "<item><title>&l10;&f;</title><link>https://elsewhere.example/a-long-enough-headline</link></item>"
        body = f'{DOCTYPE}<rss version="2.0"><channel><title>&l10;</title>{laughing}{entries}</channel></rss>'
    serve(site, "laughs.xml", xml(body))
    # The entities' file is the only listing: what is found was found in it.
    site.robots = f"Sitemap: {site.url}laughs.xml\n"
    taken, log = crawl(tmp_path / "laughs", site)

    more = taken.parent - harmless.parent
    figure(f"billion laughs in a {kind}: {taken.seconds - harmless.seconds:+.1f} s, {more:+.0f} MiB")
    assert taken.code == 0, log
    assert written(records(tmp_path / "laughs")) == told(stories)
    assert "root:" not in log
    assert more <= MORE


def test_a_page_that_unpacks_without_end_is_a_reject(
    site: NewsSite, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    harmless, _ = crawl(tmp_path / "harmless", site)
    bomb, story = packed(bytes(2**20), 500), site.published()[0]

    def instead(request: Request) -> Response | None:
        return (
            Response(body=bomb, headers=(*HTML, ("Content-Encoding", "gzip"))) if request.path == story.path else None
        )

    site.instead = instead
    taken, log = crawl(tmp_path / "bomb", site)

    (reject,) = records(tmp_path / "bomb", "rejects")
    more = taken.parent - harmless.parent
    figure(
        f"page that unpacks to 500 MB: {reject['reason']}, {taken.seconds:.1f} s, {more:.0f} MiB more than without it"
    )
    assert (reject["url"], reject["reason"]) == (story.url, "too_large")
    assert len(records(tmp_path / "bomb")) == len(site.published()) - 1
    assert taken.code == 0, log
    assert more <= MORE
