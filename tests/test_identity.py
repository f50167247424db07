from time import perf_counter

import pytest

from newsbot.identity import article_id, identity_url


@pytest.mark.parametrize(
    ("url", "canonical_url", "expected"),
    [
        ("https://news.example/a?utm_source=mail#top", None, "https://news.example/a"),
        ("http://news.example/a/index.html", None, "https://news.example/a"),
        ("https://amp.news.example/a", "https://news.example/a", "https://news.example/a"),
        ("https://news.example/a", "https://news.example/", "https://news.example/a"),
        ("https://news.example/a", "https://news.example/index.php", "https://news.example/a"),
        ("https://news.example/?p=12", None, "https://news.example?p=12"),
        (None, "https://news.example/a", "https://news.example/a"),
        ("https://news.example/", "https://news.example/", None),
        (None, None, None),
    ],
)
def test_identity_url(url: str | None, canonical_url: str | None, expected: str | None) -> None:
    assert identity_url(url, canonical_url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/news.php?12345", "/news.php?12346"),
        ("/?pier-opens", "/?ferry-sails"),
        *((f"/a?{key}=5", f"/a?{key}=6") for key in "cid uid eid sid gallery reference session clickid gs_no".split()),
        *((f"/a?{key}=5", f"/a?{key}=6") for key in "source ref medium story_uid tx_x[uid]".split()),
        ("/story-1?from=https://www.google.com/", "/story-2?from=https://www.google.com/"),
        ("/sharer.php?u=https://news.example/a", "/a"),
        ("/go/https://other.example/a", "/go/https://other.example/b"),
        ("/a?q=%a3", "/a?q=%a4"),
    ],
)
def test_different_addresses_are_different_articles(one: str, other: str) -> None:
    first, second = (identity_url(f"https://news.example{path}", None) for path in (one, other))
    assert str(first).startswith("https://news.example")
    assert first != second


@pytest.mark.parametrize(
    "query",
    "utm_source=x&utm_id=7 fbclid=IwAR0 gclid=Cj0 msclkid=1 mc_cid=1&mc_eid=2 igshid=M%3D _ga=2.1-3 ref=home "
    "source=rss ref_src=twsrc%5Etfw pk_campaign=1 itm_medium=nav at_medium=RSS xtor=RSS-3 gad_source=1&gclid=2 "
    "UTM_Term=a& PHPSESSID=9c4f ASPSESSIONIDQADQ=EFF jsessionid=0A.node1".split(),
)
def test_trackers_and_sessions_do_not_make_another_article(query: str) -> None:
    assert identity_url(f"https://news.example/a?{query}&id=3#top", None) == "https://news.example/a?id=3"


@pytest.mark.parametrize(
    "url",
    [
        "HTTP://News.Example:80/a/?b=2&a=1",
        "https://news.example:443//a/index.html?a=1&amp;b=2",
        "https://news.example/x/../a?b=2&&a=1#c",
        "https://news.example/a;jsessionid=0A1F9.node1?b=2&a=1",
    ],
)
def test_one_address_in_several_spellings(url: str) -> None:
    assert identity_url(url, None) == "https://news.example/a?a=1&b=2"


def test_a_long_address_of_braces_costs_nothing() -> None:
    start = perf_counter()
    identity_url("https://news.example/" + "{" * 100_000, None)
    assert perf_counter() - start < 5


def test_id_is_of_the_address_where_there_is_one() -> None:
    first = article_id("https://news.example/a", None, "f1")
    assert first == article_id("https://m.news.example/a", "http://news.example/a?utm_medium=x", "f2")
    assert first != article_id("https://news.example/b", None, "f1")
    assert len(first) == 32


def test_id_is_of_the_content_where_there_is_no_address() -> None:
    assert article_id(None, None, "f1") == article_id("https://news.example/", None, "f1")
    assert article_id(None, None, "f1") != article_id(None, None, "f2")
