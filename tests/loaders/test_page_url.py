import pytest

from newsbot.loaders.page_url import page_url

URL = "https://news.example.org/a"


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example.org/a -->\n<html>",
        b"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://news.example.org/a \n date: -->",
        b"<html>\n<!-- saved from url=(0074)https://web.archive.org/web/20051014120000/https://news.example.org/a -->",
        b'<script>__wm.init("https://web.archive.org/web");\n__wm.wombat("https://news.example.org/a","20051014120000")',
        b'<link rel="canonical" href="https://web.archive.org/web/20051014120000/https://news.example.org/a"/>',
        b'<link rel="canonical" href="https://news.example.org/a"/>',
        b"<LINK HREF=https://news.example.org/a REL='alternate CANONICAL'>",
        b'<link\n  rel="canonical"\n  href=" https://news.example.org/a "\n>',
        b'<link rel="canonical" href="//news.example.org/a">',
        b'<meta property="og:url" content="//news.example.org/a">',
        b'<meta property="og:url" content="https://news.example.org/a">',
        b'<meta content="https://news.example.org/a" name="og:url">',
        '<link rel="canonical" href="https://news.example.org/a">'.encode("utf-16"),
        b"<style>" + b"x" * 10**6 + b'</style><link rel="canonical" href="https://news.example.org/a">',
    ],
)
def test_a_page_names_its_address(body: bytes) -> None:
    assert page_url(body) == URL


@pytest.mark.parametrize(
    "other",
    [
        b"<!-- saved from url=(0014)about:internet -->",
        b"<!-- saved from url=(0022)http://internet.e-mail -->",
        b"<!-- saved from url=(0021)file:///home/ann/a.html -->",
        b'<link rel="canonical" href="/a">',
        b'<link rel="canonical" href="">',
        b'<link rel="canonical" href="//">',
        b'<link rel="canonical" href="?p=1">',
        b'<link rel="canonical" href="javascript:alert(1)">',
        b'<link rel="canonical" href="https://[">',
        b'<link rel="alternate" href="https://m.example.org/a">',
        b'<!-- <link rel="canonical" href="https://old.example.org/a"> -->',
        b"<script>s = '<link rel=canonical href=https://ads.example.org/>'</script>",
        b'<meta property="og:url" content="https://social.example.org/a">',
    ],
)
def test_what_is_not_its_address_is_passed_over(other: bytes) -> None:
    assert page_url(other + b'<link rel="canonical" href="https://news.example.org/a">') == URL


def test_where_it_was_saved_from_wins() -> None:
    saved = b"<!-- saved from url=(0028)https://news.example.org/a?p=2 -->"

    assert page_url(saved + b'<link rel="canonical" href="https://news.example.org/a">') == URL + "?p=2"


def test_entities_are_read() -> None:
    assert page_url(b'<meta property="og:url" content="https://example.org/?a=1&amp;b=&#228;">') == (
        "https://example.org/?a=1&b=%C3%A4"
    )


@pytest.mark.parametrize(
    "body", [b"", b"<p>Rates rise.</p>", b"\xff\xfe\x00\x80" * 100, b"<link rel=canonical href=x>"]
)
def test_a_page_may_name_none(body: bytes) -> None:
    assert page_url(body) is None


def test_httrack_names_no_scheme() -> None:
    assert page_url(b"<!-- Mirrored from news.example.org/a.html by HTTrack Website Copier/3.x [XR&CO'2014] -->") == (
        "http://news.example.org/a.html"
    )
