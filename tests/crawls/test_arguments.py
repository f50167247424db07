"""A wrong argument ends the crawl before it begins, with one line that names it and the remedy."""

from pathlib import Path
from typing import Any

import pytest

from newsbot.errors import UsageError
from newsbot.spiders.japannews import JapanNewsSpider
from newsbot.spiders.news import NewsSpider
from newsbot.spiders.site import SiteSpider
from tests.crawls.crawl import Folder

ONE_SOURCE = '[[source]]\nname = "harbour"\nurl = "https://harbour.example/"\n'
FILES = {
    "sources.toml": ONE_SOURCE,
    "typo.toml": ONE_SOURCE + 'sitmaps = ["https://harbour.example/s.xml"]\n',
    "broken.toml": '[[source]\nname = "harbour"\n',
    "empty.toml": "",
    "list.txt": "https://harbour.example/a\nharbour.example/b\n",
    "none.txt": "# none yet\n",
}
WAYS = "-a url=https://example.org, -a sources=sources.toml or -a urls=list.txt"
# spider, arguments, what is told.
NO_ADDRESS = "is no web address; it begins with https:// or http:// and a host"
NO_SOURCE = 'no source; begin one with [[source]], name = "…" and url = "https://…"'
SITE = "https://a.example"
# Spider, arguments, what is told.
WRONG: tuple[tuple[type[SiteSpider], dict[str, str], str], ...] = (
    (NewsSpider, {}, f"name what to crawl in one way: {WAYS}"),
    (NewsSpider, {"url": SITE, "urls": "list.txt"}, f"name what to crawl in one way: {WAYS}"),
    (NewsSpider, {"ulr": SITE}, "-a ulr=...: there is no such argument; did you mean url?"),
    (
        NewsSpider,
        {"url": SITE, "depth": "3"},
        "-a depth=...: there is no such argument; there are url, sources, urls, only, since, until",
    ),
    (NewsSpider, {"url": "a.example"}, f"-a url: 'a.example' {NO_ADDRESS}"),
    (NewsSpider, {"url": "file:///etc/passwd"}, f"-a url: 'file:///etc/passwd' {NO_ADDRESS}"),
    (NewsSpider, {"url": "data:text/html,x"}, f"-a url: 'data:text/html,x' {NO_ADDRESS}"),
    (NewsSpider, {"url": "ftp://a.example/"}, f"-a url: 'ftp://a.example/' {NO_ADDRESS}"),
    (
        NewsSpider,
        {"url": "https://me:secret@a.example/"},
        "-a url: the address of a.example holds a user name; leave user name and password out",
    ),
    (NewsSpider, {"url": ""}, '-a url: "" is no text; write it in quotes'),
    (NewsSpider, {"sources": "no.toml"}, "no.toml: No such file or directory; name a sources.toml that can be read"),
    (NewsSpider, {"sources": "."}, ".: Is a directory; name a sources.toml that can be read"),
    (NewsSpider, {"sources": "typo.toml"}, 'typo.toml:4: unknown key "sitmaps"; did you mean "sitemaps"?'),
    (
        NewsSpider,
        {"sources": "broken.toml"},
        "broken.toml:1: no valid TOML: Expected ']]' at the end of an array declaration",
    ),
    (NewsSpider, {"sources": "empty.toml"}, f"empty.toml:1: {NO_SOURCE}"),
    (
        NewsSpider,
        {"sources": "sources.toml", "only": "harbor"},
        "-a only=harbor: sources.toml has no such source; it has harbour",
    ),
    (
        NewsSpider,
        {"url": SITE, "only": "harbour"},
        "-a only=NAME chooses from a sources.toml; name that, too: -a sources=sources.toml",
    ),
    (NewsSpider, {"urls": "no.txt"}, "no.txt: No such file or directory; name a file of addresses, one a line"),
    (NewsSpider, {"urls": "list.txt"}, f"list.txt:2: 'harbour.example/b' {NO_ADDRESS}"),
    (NewsSpider, {"urls": "none.txt"}, "none.txt: names no address; write one a line"),
    (NewsSpider, {"url": SITE, "since": "soon"}, "-a since=soon is no date; write it as in 2024-01-31"),
    (
        NewsSpider,
        {"url": SITE, "since": "2024-02-02", "until": "2024-02-01"},
        "-a until=2024-02-01 lies before -a since=2024-02-02; swap them",
    ),
    (JapanNewsSpider, {"url": SITE}, "-a url=...: there is no such argument; there are since, until"),
    (JapanNewsSpider, {"until": "2024-13-01"}, "-a until=2024-13-01 is no date; write it as in 2024-01-31"),
)
# Arguments and settings of crawls, what these tell.
TOLD: tuple[tuple[dict[str, str], dict[str, str], str], ...] = (
    ({"url": "a.example"}, {}, f"-a url: 'a.example' {NO_ADDRESS}"),
    ({"sources": "typo.toml"}, {}, 'typo.toml:4: unknown key "sitmaps"; did you mean "sitemaps"?'),
    (
        {"url": SITE},
        {"NEWSBOT_ALLOW_PRIVATE": "127.0.0.1/8"},
        "NEWSBOT_ALLOW_PRIVATE: 127.0.0.1/8 has host bits set; set it to true, false, or networks as in 127.0.0.0/8",
    ),
    (
        {"url": SITE},
        {"NEWSBOT_OBEY_OPT_OUTS": "noindex,nofollow"},
        "NEWSBOT_OBEY_OPT_OUTS: 'nofollow' is not known; name some of noindex, noarchive, tdm, ai",
    ),
)


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, "utf-8")


@pytest.mark.parametrize(("spider", "arguments", "told"), WRONG)
def test_a_wrong_argument_is_named_with_its_remedy(
    spider: type[SiteSpider], arguments: dict[str, Any], told: str
) -> None:
    with pytest.raises(UsageError) as error:
        spider(**arguments)
    assert str(error.value) == told


@pytest.mark.parametrize(("arguments", "settings", "told"), TOLD)
def test_a_crawl_ends_before_it_begins_with_one_line(
    folder: Folder, arguments: dict[str, str], settings: dict[str, str], told: str
) -> None:
    answer = folder.crawl(settings={"LOG_LEVEL": "WARNING"} | settings, env={}, **arguments)

    assert (answer.code, answer.stdout) == (2, b"")
    assert answer.stderr.partition("ERROR: ")[2] == f"{told}\n"
    assert answer.stderr.count("\n") == 1
    assert not (folder.path / "output").exists()
