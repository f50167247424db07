"""Another Scrapy project uses the pipelines with one line in its ADDONS."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.crawls.told import told, written
from tests.runs.shell import Answer, Shell, answer, environment
from tests.site import LocalWeb

FILES = {
    "scrapy.cfg": "[settings]\ndefault = theirs.settings\n",
    "theirs/__init__.py": "",
    "theirs/settings.py": """
BOT_NAME = "theirs"
SPIDER_MODULES = ["theirs.spiders"]
ADDONS = {"newsbot.addon.Addon": 100}
ITEM_PIPELINES = {"theirs.pipelines.Keep": 300}
USER_AGENT = "theirs/1.0"
NEWSBOT_KEEP_REMOVED = False
""",
    "theirs/pipelines.py": '''
import json
from pathlib import Path

from newsbot.items import Article


class Keep:
    """Writes down what comes by."""

    def process_item(self, item):
        seen = item.headline if isinstance(item, Article) else item
        with Path("seen.jsonl").open("a") as file:
            file.write(json.dumps(seen) + "\\n")
        return item
''',
    "theirs/spiders/__init__.py": "",
    "theirs/spiders/paper.py": """
import scrapy

from newsbot.addon import page_of


class Paper(scrapy.Spider):
    name = "paper"

    def __init__(self, front=None, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [front]

    def parse(self, response):
        links = response.css("div.stream a::attr(href)").getall()
        yield {"links": len(links)}
        for link in links:
            yield response.follow(link, self.parse_article)

    def parse_article(self, response):
        yield page_of(response, source="theirs")
""",
}


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=6, bulk=1) as web:
        yield web


def run(folder: Path, *arguments: str, **settings: str) -> Answer:
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    env = environment({"PYTHONPATH": f"{folder}:{environment()['PYTHONPATH']}"})
    del env["SCRAPY_SETTINGS_MODULE"]
    flags = [flag for name, value in settings.items() for flag in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "paper", *arguments, *flags]
    return answer(subprocess.Popen(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE))


def records(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_pages_become_records_and_other_items_pass(web: LocalWeb, tmp_path: Path) -> None:
    site = web.site("courier")

    done = run(tmp_path, "-a", f"front={site.url}", "-O", "theirs.jsonl:jsonl", NEWSBOT_OUTPUT="articles.jsonl")

    assert done.code == 0, done.stderr
    assert "Traceback" not in done.stderr
    articles = records(tmp_path / "articles.jsonl")
    assert written(articles) == told(site.published())
    assert {record["source"] for record in articles} == {"theirs"}
    # Its own settings stay.
    assert {len(record["removed"]) for record in articles} == {0}
    assert {seen.headers["user-agent"] for seen in site.requests} == {"theirs/1.0"}
    # Its own pipeline, which stands between newsbot's, saw its items as they are, and articles.
    headlines = sorted(story.headline for story in site.published())
    seen = records(tmp_path / "seen.jsonl")
    assert [it for it in seen if isinstance(it, dict)] == [{"links": 6}]
    assert sorted(it for it in seen if isinstance(it, str)) == headlines
    # Its own feed has its items as they are, and the articles.
    feed = records(tmp_path / "theirs.jsonl")
    assert [it for it in feed if "links" in it] == [{"links": 6}]
    assert sorted(it["headline"] for it in feed if "headline" in it) == headlines


def test_what_was_written_is_not_written_again(web: LocalWeb, tmp_path: Path) -> None:
    front = f"front={web.site('courier').url}"
    run(tmp_path, "-a", front)
    (output,) = (tmp_path / "output" / "articles").glob("*.jsonl")
    before = output.read_bytes()

    again = run(tmp_path, "-a", front)

    assert "'newsbot/duplicates': 6," in again.stderr
    assert output.read_bytes() == before


def test_what_stops_a_spider_is_said(web: LocalWeb, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").mkdir()

    stopped = run(tmp_path, "-a", f"front={web.site('courier').url}", NEWSBOT_OUTPUT="a.jsonl")

    assert re.search(r"ERROR: newsbot stopped the spider: .*a\.jsonl", stopped.stderr)
    assert "'finish_reason': 'newsbot_stopped'" in stopped.stderr


def test_another_reactor_is_refused(web: LocalWeb, tmp_path: Path) -> None:
    reactor = "twisted.internet.selectreactor.SelectReactor"

    refused = run(tmp_path, "-a", f"front={web.site('courier').url}", TWISTED_REACTOR=reactor)

    assert refused.code == 1
    assert "newsbot runs on asyncio; leave TWISTED_REACTOR as Scrapy has it" in refused.stderr
    assert web.site("courier").requests == ()


def test_pages_are_kept_where_that_is_wanted(web: LocalWeb, tmp_path: Path) -> None:
    front = f"front={web.site('courier').url}"

    done = run(tmp_path, "-a", front, NEWSBOT_OUTPUT="a.jsonl", NEWSBOT_KEEP_PAGES="pages.warc.gz")
    # A state that knows as little of the site as the crawl did.
    name = ("pages.warc.gz", "--state", ":memory:")
    again = Shell(tmp_path).real("extract", *name, "-o", "b.jsonl", env={"NEWSBOT_KEEP_REMOVED": "0"})

    assert (done.code, again.code) == (0, 0), done.stderr + again.stderr
    articles = records(tmp_path / "a.jsonl")
    assert len(articles) == 6
    assert [{**record, "input": None} for record in records(tmp_path / "b.jsonl")] == articles
