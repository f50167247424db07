import plistlib
from typing import Any

import pytest

from newsbot.items import Page
from tests.loaders.shapes import Read, Rejected, Write

URL = "https://news.example.org/rates"
HTML = b"<!DOCTYPE html>\n<p>Rates rise.</p>\n" + b"<p>Prices, too.</p>" * 20
FRAME = {"WebMainResource": {"WebResourceData": b"<p>An advert.</p>", "WebResourceMIMEType": "text/html"}}


def archive(form: Any = plistlib.FMT_BINARY, **changed: Any) -> bytes:
    resource = {
        "WebResourceData": HTML,
        "WebResourceFrameName": "",
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        **changed,
    }
    return plistlib.dumps({"WebMainResource": resource, "WebSubframeArchives": [FRAME]}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_the_page_of_a_web_archive_is_read_with_its_address(write: Write, read: Read, form: Any) -> None:
    (page,) = read(write("rates.webarchive", archive(form)))
    assert isinstance(page, Page)
    assert (page.url, page.body, page.declared_encoding, page.input) == (URL, HTML, "UTF-8", "rates.webarchive")


def test_an_image_that_was_saved_alone_is_no_page(write: Write, read: Read, rejected: Rejected) -> None:
    label = write("a.webarchive", archive(WebResourceMIMEType="image/png"))
    assert read(label) == [rejected(label, "its main resource is no HTML")]


def test_a_damaged_web_archive_is_told(write: Write, read: Read) -> None:
    (found,) = read(write("a.webarchive", archive()[:200]))
    assert not isinstance(found, Page)
    assert found.reason == "unreadable"
