from pathlib import Path

import pytest

from newsbot.errors import UsageError
from newsbot.sources import Source, read_urls, source_of


def test_an_address_a_line(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        "\ufeff# what to read\nhttps://courier.example/a#b\r\n\n  https://courier.example/c # twice\n"
        "https://courier.example/c\n",
        "utf-8",
    )
    assert read_urls(str(path)) == ("https://courier.example/a#b", "https://courier.example/c")


def test_bad_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("https://courier.example/a\ncourier.example\nhttps://me@courier.example/\n")
    with pytest.raises(UsageError) as caught:
        read_urls(str(path))
    assert str(caught.value).splitlines() == [
        f"{path}:2: 'courier.example' is no web address; it begins with https:// or http:// and a host",
        f"{path}:3: the address of courier.example holds a user name; leave user name and password out",
    ]


def test_a_list_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# nothing\n")
    with pytest.raises(UsageError, match="names no address; write one a line"):
        read_urls(str(path))
    with pytest.raises(UsageError, match="No such file or directory; name a file of addresses, one a line"):
        read_urls(str(tmp_path / "missing.txt"))


@pytest.mark.parametrize(
    ("text", "name", "url"),
    [
        ("https://News.Courier.example/x?y", "news.courier.example", "https://news.courier.example/x?y"),
        ("https://Zürich.example/", "zürich.example", "https://xn--zrich-kva.example/"),
        ("http://127.0.0.1:8000/", "127.0.0.1-8000", "http://127.0.0.1:8000/"),
        ("http://[::1]:8000/", "1-8000", "http://[::1]:8000/"),
    ],
)
def test_a_bare_address_makes_a_source(text: str, name: str, url: str) -> None:
    assert source_of(text) == Source(name=name, url=url)


@pytest.mark.parametrize("url", ["courier.example", "file:///etc/passwd", "https://", "https://a b/", ""])
def test_what_makes_no_source(url: str) -> None:
    with pytest.raises(UsageError):
        source_of(url)
