"""Addresses of images, and which are furniture."""

import pytest
from lxml.html import fragment_fromstring

from newsbot.extraction.fields.image_source import image_url, is_furniture

BASE = "https://news.example/2024/05/harbour"
ROOT = "https://news.example"


@pytest.mark.parametrize(
    ("markup", "path"),
    [
        ('<img src="/i/harbour.jpg">', "/i/harbour.jpg"),
        ('<img src="harbour.jpg" width="16" height="9">', "/2024/05/harbour.jpg"),
        ('<img src="/i/s.jpg" srcset="/i/400.jpg 400w, /i/1200.jpg 1200w, /i/800.jpg 800w">', "/i/1200.jpg"),
        ('<img src="/i/s.jpg" srcset="/i/a,b.jpg 1x, /i/c,d.jpg 2x">', "/i/c,d.jpg"),
        ('<img src="data:image/gif;base64,R0lGOD" data-src="/i/lazy.jpg">', "/i/lazy.jpg"),
        ('<img src="/i/blank.gif" data-hold="/i/kept.webp?w=900">', "/i/kept.webp?w=900"),
        ('<img src="/i/{size}.jpg" data-srcset="/i/600.jpg 600w">', "/i/600.jpg"),
        ('<picture><source srcset="/i/big.webp 1600w"><img src="/i/small.jpg"></picture>', "/i/big.webp"),
        ('<img src="/i/harbour.jpg" width="60" height="60">', None),
        ('<img src="https://count.example/x" width="1" height="1">', None),
        ('<img src="/i/harbour.jpg" class="author-avatar">', None),
        ('<img src="/static/logo-2024.png">', None),
        ('<img src="data:image/png;base64,AAAA">', None),
        ("<img>", None),
    ],
)
def test_reads_the_largest_form(markup: str, path: str | None) -> None:
    element = fragment_fromstring(f"<div>{markup}</div>")
    image = next(element.iter("img"))
    assert image_url(image, BASE) == (None if path is None else ROOT + path)


def test_furniture_is_told_by_its_name() -> None:
    addresses = ("/icons/x.png", "/x/spacer.gif", "/a/sitelogo.jpg", "/d/drawing.svg", "/2024/iconic-harbour.jpg")
    assert [is_furniture(ROOT + address) for address in addresses] == [True, True, True, True, False]


def test_photographs_of_what_furniture_is_called_like_are_none() -> None:
    shown = ("/a/police-badge.jpg", "/a/jenson-button-2009.jpg", "/a/dialogo-papa.jpg", "/catalogo.webp")
    assert not any(is_furniture(ROOT + address) for address in shown)
    furniture = ("/button/a.jpg", "/a/pixel-1.jpg", "/a/share-icon.png", "/a/newLogo2.png", "/a/logo-of-us.jpg")
    assert all(is_furniture(ROOT + address) for address in furniture)
