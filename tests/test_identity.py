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


def test_id_is_of_the_address_where_there_is_one() -> None:
    first = article_id("https://news.example/a", None, "f1")
    assert first == article_id("https://m.news.example/a", "http://news.example/a?utm_medium=x", "f2")
    assert first != article_id("https://news.example/b", None, "f1")
    assert len(first) == 32


def test_id_is_of_the_content_where_there_is_no_address() -> None:
    assert article_id(None, None, "f1") == article_id("https://news.example/", None, "f1")
    assert article_id(None, None, "f1") != article_id(None, None, "f2")
