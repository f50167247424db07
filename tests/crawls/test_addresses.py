"""A crawl stays on the public web, whatever names and redirects say."""

from collections.abc import Iterator

import pytest

from tests.crawls.crawl import Folder
from tests.site import LocalWeb, NewsSite

# Ways to write this machine's own address; {port} is where a site listens.
LOOPBACKS = (
    "http://127.0.0.1:{port}/news/a-1",
    "http://localhost:{port}/news/a-2",
    "http://127.1:{port}/news/a-3",
    "http://2130706433:{port}/news/a-4",
    "http://0x7f000001:{port}/news/a-5",
    "http://0.0.0.0:{port}/news/a-6",
    "http://[::ffff:127.0.0.1]:{port}/news/a-7",
    "http://[::1]:{port}/news/a-8",
    "https://127.0.0.1:{port}/news/a-9",
)
# What stays closed where 127.0.0.0/8 is open.
CLOSED = (
    "http://10.0.0.1/news/b-1",
    "http://172.16.0.1/news/b-2",
    "http://192.168.1.1/news/b-3",
    "http://100.64.0.1/news/b-4",
    "http://169.254.169.254/latest/meta-data/b-5",
    "http://0.0.0.0:{port}/news/b-6",
    "http://[::1]:{port}/news/b-7",
    "http://[::ffff:10.0.0.1]/news/b-8",
    "http://[64:ff9b::7f00:1]:{port}/news/b-9",
    "http://[fe80::1]/news/b-10",
    "http://[fd00::1]/news/b-11",
    "http://224.0.0.1/news/b-12",
)


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=2, bulk=2) as web:
        yield web


@pytest.fixture(scope="module")
def site(web: LocalWeb) -> NewsSite:
    return web.site("bulk")


def listed(folder: Folder, site: NewsSite, urls: tuple[str, ...]) -> list[str]:
    """Write a list of addresses for `-a urls=`."""
    filled = [url.format(port=site.url.rstrip("/").rpartition(":")[2]) for url in urls]
    (folder.path / "list.txt").write_text("\n".join(filled))
    return filled


def test_nothing_on_this_machine_is_reached(folder: Folder, site: NewsSite) -> None:
    before = len(site.requests)

    answer = folder.crawl(url=site.url, env={})

    assert answer.code == 1
    assert "127.0.0.1 is at no public address; NEWSBOT_ALLOW_PRIVATE allows private ones" in answer.stderr
    assert "\n1 source failed: nothing could be read, see the log\n" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert site.requests[before:] == ()
    assert folder.records() == []


def test_no_way_of_writing_this_machines_address_leads_to_it(folder: Folder, site: NewsSite) -> None:
    urls = listed(folder, site, LOOPBACKS)
    before = len(site.requests)

    answer = folder.crawl(urls="list.txt", env={})

    assert answer.code == 0, answer.stderr
    assert site.requests[before:] == ()
    assert {it["url"]: it["reason"] for it in folder.records("rejects")} == dict.fromkeys(urls, "forbidden_address")


def test_one_network_that_is_opened_opens_no_other(folder: Folder, site: NewsSite) -> None:
    closed = listed(folder, site, CLOSED)
    listed(folder, site, (*CLOSED, site.published()[0].url))
    before = len(site.requests)

    answer = folder.crawl(urls="list.txt")

    assert answer.code == 0, answer.stderr
    assert {it["url"]: it["reason"] for it in folder.records("rejects")} == dict.fromkeys(closed, "forbidden_address")
    assert [record["url"] for record in folder.records()] == [site.published()[0].url]
    assert [seen.path for seen in site.requests[before:]] == ["/robots.txt", site.published()[0].path]


def test_names_are_resolved_where_a_setting_opens_their_network(folder: Folder, site: NewsSite) -> None:
    named = site.url.replace("127.0.0.1", "localhost")
    listed(folder, site, (site.published()[0].url.replace(site.url, named),))

    assert folder.crawl(urls="list.txt").code == 0

    assert [record["headline"] for record in folder.records()] == [site.published()[0].headline]


def test_another_resolver_is_refused(folder: Folder, site: NewsSite) -> None:
    before = len(site.requests)

    answer = folder.crawl(url=site.url, settings={"TWISTED_DNS_RESOLVER": "scrapy.resolver.CachingThreadedResolver"})

    assert answer.code == 2
    assert answer.stderr.splitlines()[-1].endswith("which keeps a crawl on the public web; set it to that")
    assert site.requests[before:] == ()
