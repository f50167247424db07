"""All fields of a whole page."""

from newsbot.extraction.fields import Fields
from newsbot.items import Permissions
from tests.extraction.fields.reading import fields_of

HEAD = """<title>Pier opens after nine years | The Harbour Courier</title>
<link rel="canonical" href="https://www.harbour-courier.example/town/pier-opens">
<meta property="og:site_name" content="The Harbour Courier"><meta property="og:type" content="article">
<meta property="og:title" content="Pier opens after nine years">
<meta property="og:description" content="The mayor cut the ribbon on Friday.">
<meta property="article:published_time" content="2024-05-03T10:00:00+01:00">
<meta property="article:modified_time" content="2024-05-03T12:30:00+01:00">
<meta property="article:section" content="Town"><meta name="keywords" content="pier, harbour">
<meta property="article:content_tier" content="free"><meta name="robots" content="index, noarchive">"""
BODY = """<header>The Harbour Courier</header><article><p class="overline">Port Elm</p>
<h1>Pier opens after nine years</h1><p class="byline">By Ann Lee and Bo Ek</p><p>It is open.</p></article>"""


def test_all_fields() -> None:
    assert fields_of(HEAD, BODY, lang="en-GB") == Fields(
        headline="Pier opens after nine years",
        kicker="Port Elm",
        description="The mayor cut the ribbon on Friday.",
        article_body=None,
        is_article=True,
        is_news=False,
        authors=("Ann Lee", "Bo Ek"),
        published="2024-05-03T10:00:00+01:00",
        published_raw="2024-05-03T10:00:00+01:00",
        modified="2024-05-03T12:30:00+01:00",
        language="en-GB",
        section="Town",
        topics=("pier", "harbour"),
        canonical_url="https://www.harbour-courier.example/town/pier-opens",
        paywalled=False,
        permissions=Permissions(noindex=False, noarchive=True),
    )


def test_a_page_that_says_nothing_has_no_fields() -> None:
    assert fields_of(url=None) == Fields()
