import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest

from newsbot.sources import read_sources
from tests.runs.shell import Answer, answer, environment
from tests.site import LocalWeb
from tests.site.messages import Response


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=12, bulk=1) as started:
        yield started


def discover(folder: Path, *arguments: str, allow: bool = True) -> Answer:
    command = [sys.executable, "-c", "from newsbot.cli import main; main()", "discover", *arguments]
    env = environment({"NEWSBOT_ALLOW_PRIVATE": "1"} if allow else None)
    pipe = subprocess.PIPE
    return answer(subprocess.Popen(command, cwd=folder, env=env, stdout=pipe, stderr=pipe))


def test_all_stories_of_a_paper_are_found_and_nothing_is_fetched_or_written(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("courier")
    done = discover(tmp_path, site.url, "--json")
    assert (done.code, list(tmp_path.iterdir())) == (0, [])
    found = json.loads(done.stdout)
    assert found["listings"][0]["kind"] == "section"
    taken = {link["url"] for link in found["links"] if link["article"]}
    truth = {urljoin(site.url, story.path) for story in site.published()}
    assert taken == truth
    assert not truth & {urljoin(site.url, seen.path) for seen in site.requests}
    assert f"reading feed {urljoin(site.url, '/aktuell/atom')}" in done.stderr


def test_the_entry_can_be_pasted(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("courier")
    done = discover(tmp_path, site.url, "--toml")
    assert done.code == 0
    path = tmp_path / "sources.toml"
    path.write_bytes(done.stdout)
    (source,) = read_sources(str(path))
    assert (source.url, source.feeds) == (site.url, (urljoin(site.url, "/aktuell/atom"),))
    assert source.sitemaps == source.sections == ()


def test_the_entry_of_a_site_that_has_moved_is_of_where_it_is(web: LocalWeb, tmp_path: Path) -> None:
    old, site = web.site("bulk"), web.site("courier")
    old.instead = lambda request: Response(status=301, headers=(("Location", site.url),))
    done = discover(tmp_path, old.url, "--toml")
    old.instead = lambda request: None
    assert done.code == 0
    assert f"{old.url} leads to {site.url}" in done.stderr
    assert done.stdout == discover(tmp_path, site.url, "--toml").stdout


def test_the_tables_name_listings_links_and_reasons(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("harbour")
    done = discover(tmp_path, site.url)
    text = done.stdout.decode()
    assert done.code == 0
    assert text.startswith("LISTING ")
    assert "sitemap" in text
    assert "\nVERDICT " in text
    entry = tomllib.loads(text.partition("For sources.toml:")[2])
    assert entry["source"][0]["sitemaps"]


def test_private_addresses_are_not_looked_at(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("kaigan")
    done = discover(tmp_path, site.url, allow=False)
    assert (done.code, done.stdout) == (1, b"")
    assert "nothing could be read" in done.stderr
    assert site.requests == ()


def test_a_front_page_that_javascript_fills_is_told_from_one_that_cannot_be_read(tmp_path: Path) -> None:
    with LocalWeb(articles=1, bulk=1) as web:
        site = web.site("courier")
        shell = Response(body=b"<!DOCTYPE html><div id=app></div>", headers=(("Content-Type", "text/html"),))
        site.instead = lambda request: shell if request.path == "/" else Response(status=404)
        done = discover(tmp_path, site.url)
    assert (done.code, done.stdout) == (1, b"")
    assert done.stderr.splitlines()[-1] == (
        f"Error: {site.url}: no links were found ({site.url}: was read, and has none; "
        f"{site.url}sitemap.xml: HTTP 404); JavaScript may add them: look for a feed or a sitemap in a browser"
    )


def test_a_site_that_wants_no_visitors(tmp_path: Path) -> None:
    with LocalWeb(articles=1, bulk=1) as web:
        site = web.site("courier")
        site.robots = "User-agent: *\nDisallow: /\n"
        done = discover(tmp_path, site.url)
    assert (done.code, done.stdout) == (1, b"")
    assert "robots.txt" in done.stderr


def test_a_wrong_address_is_wrong_usage(tmp_path: Path) -> None:
    done = discover(tmp_path, "courier.example")
    assert (done.code, done.stdout) == (2, b"")
    assert "'courier.example' is no web address; it begins with https:// or http:// and a host" in done.stderr
