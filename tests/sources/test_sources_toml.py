from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsbot.crawling.admission import Span, refusal
from newsbot.discovery import Candidate, ListingKind, UrlProfile
from newsbot.errors import UsageError
from newsbot.sources import Source, SourcesFile, read_sources, read_sources_file
from newsbot.urls import absolute_url

WHOLE = r"""
# What to crawl.
[[source]]
name = "courier"   # a comment
url = "https://courier.example/"

[[source]]
name = "harbour times"
url = 'https://harbour.example/news'
feeds = ["https://harbour.example/feed.xml"]
sitemaps = [
  "https://harbour.example/sitemap.xml",
  "https://harbour.example/news.xml", # two
]
sections = ["https://harbour.example/world/"]
allow = ['/story/\d+']
deny = ["/sponsored/", "sitmap = 1"]
language = "pt-br"
timezone = "Asia/Tokyo"
max_age = "7d"
max_articles = 20
page_budget = 100
delay = 0.5
user_agent = "courier-reader"
refresh = "48h"
every = "30m"
"""


def write(folder: Path, text: str) -> str:
    path = folder / "sources.toml"
    path.write_text(text, "utf-8")
    return str(path)


def faults(folder: Path, text: str) -> list[str]:
    path = write(folder, text)
    with pytest.raises(UsageError) as caught:
        read_sources(path)
    return [line.replace(path, "sources.toml") for line in str(caught.value).splitlines()]


def test_every_key(tmp_path: Path) -> None:
    assert read_sources(write(tmp_path, WHOLE)) == (
        Source(name="courier", url="https://courier.example/"),
        Source(
            name="harbour times",
            url="https://harbour.example/news",
            feeds=("https://harbour.example/feed.xml",),
            sitemaps=("https://harbour.example/sitemap.xml", "https://harbour.example/news.xml"),
            sections=("https://harbour.example/world/",),
            allow=(r"/story/\d+",),
            deny=("/sponsored/", "sitmap = 1"),
            language="pt-BR",
            timezone="Asia/Tokyo",
            max_age=timedelta(days=7),
            max_articles=20,
            page_budget=100,
            delay=0.5,
            user_agent="courier-reader",
            refresh=timedelta(hours=48),
            every=timedelta(minutes=30),
        ),
    )


def test_an_address_of_any_script_is_of_the_site_that_its_links_are_of(tmp_path: Path) -> None:
    keys = 'feeds = ["https://zürich.example/feed"]\nsections = ["https://zürich.example/straße/"]'
    text = f'[[source]]\nname = "zürich"\nurl = "https://Zürich.example/"\n{keys}\n'
    (source,) = read_sources(write(tmp_path, text))
    link = absolute_url("/bruecke-gesperrt-bis-montag-12345", source.url) or ""
    assert source.feeds == ("https://xn--zrich-kva.example/feed",)
    assert source.sections == ("https://xn--zrich-kva.example/stra%C3%9Fe/",)
    candidate = Candidate(url=link, found_in=source.feeds[0], kind=ListingKind.FEED)
    assert refusal(candidate, source, Span(), UrlProfile(), datetime.now(UTC)) is None


def test_the_defaults() -> None:
    source = Source(name="a", url="https://courier.example/")
    assert (source.max_articles, source.page_budget, source.every) == (500, 2_000, timedelta(hours=1))
    assert (source.max_age, source.refresh, source.delay) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('sitmap = ["x"]', 'unknown key "sitmap"; did you mean "sitemaps"?'),
        ('"sitmap" = ["x"]', 'unknown key "sitmap"; did you mean "sitemaps"?'),
        ("feeds.one = 1", "feeds: {'one': 1} is no list; write [{'one': 1}]"),
        ('feeds = "https://courier.example/feed"', ('feeds: "https://courier.example/feed" is no list; write '
         '["https://courier.example/feed"]')),
        ('feeds = ["/feed"]', "feeds: '/feed' is no web address; it begins with https:// or http:// and a host"),
        ('sitemaps = ["ftp://courier.example/x"]', ("sitemaps: 'ftp://courier.example/x' is no web address; it begins "
         "with https:// or http:// and a host")),
        ('sections = ["https://me:secret@courier.example/"]', ("sections: the address of courier.example holds a user "
         "name; leave user name and password out")),
        ('sections = ["https://courier.example:99999/"]', ("sections: 'https://courier.example:99999/' is no address "
         "(Port out of range 0-65535)")),
        ('deny = ["("]', "deny: '(' is no regular expression (missing ), unterminated subpattern at position 0)"),
        ('language = "none of them"', "language: 'none of them' is no language; write a tag as in \"en\" or \"pt-BR\""),
        ('timezone = "Tokyo"', "timezone: 'Tokyo' is no time zone; write an IANA name as in \"Asia/Tokyo\""),
        ('timezone = "../etc/passwd"', ("timezone: '../etc/passwd' is no time zone; write an IANA name as in "
         '"Asia/Tokyo"')),
        ('max_age = "7 days"', 'max_age: "7 days" is no duration; write one as in "90s", "30m", "48h" or "7d"'),
        ("every = 60", 'every: 60 is no duration; write one as in "90s", "30m", "48h" or "7d"'),
        ('refresh = "0h"', 'refresh: "0h" is no duration; write one as in "90s", "30m", "48h" or "7d"'),
        ("max_articles = 0", "max_articles: 0 is no count; write a whole number, 1 or more"),
        ("page_budget = true", "page_budget: true is no count; write a whole number, 1 or more"),
        ("delay = -1", "delay: -1 is no number of seconds; write one as in 2 or 0.5"),
        ("delay = nan", "delay: nan is no number of seconds; write one as in 2 or 0.5"),
        ("user_agent = 5", "user_agent: 5 is no text; write it in quotes"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line_and_the_remedy(tmp_path: Path, line: str, fault: str) -> None:
    text = f'# a comment\n[[source]]\nname = "a"\nurl = "https://courier.example/"\n\n{line}\n'
    assert faults(tmp_path, text) == [f"sources.toml:6: {fault}"]


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = '''[[source]]
name = "a/b"
user_agent = """
url = 1
[[source]]
"""

[[source]] # the second
url = "https://courier.example/"
name = "b"
nane = "c"

[[source]]
name = "b"
url = "https://courier.example/"
'''
    assert faults(tmp_path, text) == [
        'sources.toml:1: the source lacks "url"; add it',
        "sources.toml:2: name: 'a/b' is no name; use letters, digits, spaces and . _ -",
        'sources.toml:11: unknown key "nane"; did you mean "name"?',
        'sources.toml:14: another source is named "b" already; give each a name of its own',
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1: no source; begin one with [[source]], name = \"…\" and url = \"https://…\""),
        ('[[source]]\nname = "a\n', "2: no valid TOML: Illegal character '\\n'"),
        ('[[source]]\nname = "a"\nname = "b"\n', "3: no valid TOML: Cannot overwrite a value"),
        ('\n[source]\nname = "a"\n', "2: [source] is one table; write [[source]], with two brackets"),
        ('source = [1]\n', "1: source 1 is no table; begin one with [[source]], name = \"…\" and url = \"https://…\""),
    ],
)  # fmt: skip
def test_what_is_no_list_of_sources(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text)[0] == f"sources.toml:{fault}"


def test_a_key_outside_the_sources(tmp_path: Path) -> None:
    text = 'delay = 2\n[[source]]\nname = "a"\nurl = "https://courier.example/"\n[sources]\nx = 1\n'
    assert faults(tmp_path, text) == [
        'sources.toml:1: unknown key "delay"; each source begins with [[source]]',
        'sources.toml:5: unknown key "sources"; each source begins with [[source]]',
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    missing = str(tmp_path / "sources.toml")
    with pytest.raises(UsageError, match="No such file or directory; name a sources"):
        read_sources(missing)
    Path(missing).write_bytes(b'[[source]]\nname = "\xff"\n')
    with pytest.raises(UsageError, match=r"is not in UTF-8 \(byte 19\); save it as UTF-8"):
        read_sources(missing)


COURIER = Source(name="courier", url="https://courier.example/")
TABLE = '[[source]]\nname = "courier"\nurl = "https://courier.example/"\n'


def test_what_is_said_of_scheduled_runs(tmp_path: Path) -> None:
    head = 'webhook = "https://hooks.example/a?b=c"\nping_url = "https://ping.example/1"\nkeep = "30d"\n'
    assert read_sources_file(write(tmp_path, head + TABLE)) == SourcesFile(
        sources=(COURIER,),
        webhook="https://hooks.example/a?b=c",
        ping_url="https://ping.example/1",
        keep=timedelta(days=30),
    )
    assert read_sources_file(write(tmp_path, TABLE)) == SourcesFile(sources=(COURIER,), keep=timedelta(days=90))


def test_faults_of_what_is_said_of_scheduled_runs(tmp_path: Path) -> None:
    assert faults(
        tmp_path, f'webhok = "x"\nkeep = 90\nping_url = "ping"\n{TABLE}webhook = "https://hooks.example/"\n'
    ) == [
        'sources.toml:1: unknown key "webhok"; did you mean "webhook"? each source begins with [[source]]',
        'sources.toml:2: keep: 90 is no duration; write one as in "90s", "30m", "48h" or "7d"',
        "sources.toml:3: ping_url: 'ping' is no web address; it begins with https:// or http:// and a host",
        'sources.toml:7: "webhook" is of the whole file; write it above the first [[source]]',
    ]
