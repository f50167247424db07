"""Paywall, permissions, canonical URL."""

import pytest

from newsbot.items import Permissions
from tests.extraction.fields.reading import fields_of, json_ld

OTHER = '<meta property="og:url" content="https://o.example/p">'


@pytest.mark.parametrize(
    ("head", "paywalled"),
    [
        (json_ld('{"@type":"Article","isAccessibleForFree":"True"}'), False),
        (json_ld('{"@type":"Article","isAccessibleForFree":false}'), True),
        (json_ld('{"@type":"Article","hasPart":[{"isAccessibleForFree":"false"}]}'), True),
        ('<meta property="article:content_tier" content="metered">', True),
        ('<meta property="article:content_tier" content="free">', False),
        ("", None),
    ],
)
def test_paywalled(head: str, paywalled: bool | None) -> None:
    assert fields_of(head).paywalled is paywalled


@pytest.mark.parametrize(
    ("head", "permissions"),
    [
        ("", Permissions()),
        ('<meta name="robots" content="NOINDEX, noarchive">', Permissions(noindex=True, noarchive=True)),
        (
            '<meta name="robots" content="index,follow"><meta name="googlebot" content="noarchive">',
            Permissions(noindex=False, noarchive=True),
        ),
        ('<meta name="robots" content="index, max-image-preview:none">', Permissions(noindex=False)),
        ('<meta name="robots" content="none">', Permissions(noindex=True, noarchive=True)),
        (
            '<meta name="tdm-reservation" content="1"><meta name="robots" content="noai">',
            Permissions(tdm=True, ai=True),
        ),
        ('<meta name="tdm-reservation" content="0">', Permissions(tdm=False)),
    ],
)
def test_permissions(head: str, permissions: Permissions) -> None:
    assert fields_of(head).permissions == permissions


@pytest.mark.parametrize(
    ("head", "canonical"),
    [
        (
            '<link rel="canonical" href="/pier"><meta property="og:url" content="https://o.example/">',
            "https://www.harbour-courier.example/pier",
        ),
        (
            '<link rel="canonical" href="javascript:0"><meta property="og:url" content="https://o.example/p">',
            "https://o.example/p",
        ),
        ('<link rel="canonical" href="undefined"><meta property="og:url" content="https://https://o.example/p">', None),
        (  # a capture of an archive is known by the address of the page
            '<link rel="canonical" href="https://web.archive.org/web/20051014120000/http://o.example:80/p">',
            "http://o.example/p",
        ),
        ('<link rel="canonical" href="www.harbour-courier.example/p">', "https://www.harbour-courier.example/p"),
        (json_ld('{"@type":"Article","url":"https://j.example/p"}'), "https://j.example/p"),
        ("", None),
    ],
)
def test_canonical_url(head: str, canonical: str | None) -> None:
    assert fields_of(head).canonical_url == canonical


def test_the_canonical_url_of_a_capture_without_one() -> None:
    captured = "https://web.archive.org/web/20051014120000/https://o.example/p"
    assert fields_of("", "<h1>Pier</h1>", url=captured).canonical_url == "https://o.example/p"
