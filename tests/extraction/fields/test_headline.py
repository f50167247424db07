"""Headline and kicker: chosen among what is shown and what is declared."""

import pytest

from tests.extraction.fields.reading import fields_of

NAMED = '<meta property="og:site_name" content="The Harbour Courier">'


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        ("<title>Pier opens after nine years | The Harbour Courier</title>" + NAMED, "", "Pier opens after nine years"),
        ("<title>Harbour Courier: Pier opens</title>", "<h1>Pier opens</h1>", "Pier opens"),
        (
            '<title>Pier day: all you need</title><meta property="og:title" content="Pier day: all you need">',
            "<h1>Pier opens after nine years</h1>",
            "Pier opens after nine years",
        ),
        (
            """<script type="application/ld+json">{"@type":"Article","headline":"Mayor opens our new pier"}</script>
            <meta property="og:title" content="Mayor opens our new pier">""",
            "<h1>Harbour Mayor opens our new pier</h1>",
            "Mayor opens our new pier",
        ),
        (  # the h1 and og:title hold the kicker, whatever JSON-LD leaves out
            """<script type="application/ld+json">{"@type":"Article","headline":"At last, a pier for the town"}</script>
            <title>Port Elm At last, a pier for the town</title>
            <meta property="og:title" content="Port Elm / At last, a pier for the town">""",
            "<h1><span>Port Elm</span><span>At last, a pier for the town</span></h1>",
            "Port Elm / At last, a pier for the town",
        ),
        (  # three headlines of one article: two declarations say one of them word for word
            """<script type="application/ld+json">{"@type":"Article","headline":"Pier opening: the day"}</script>
            <title>Pier opening: the day | The Harbour Courier</title>
            <meta property="og:title" content="A pier again at last">"""
            + NAMED,
            "<h1>Thousands walk out over the water</h1>",
            "Pier opening: the day",
        ),
        (  # a section behind a separator that is no separator elsewhere
            """<script type="application/ld+json">{"@type":"Article","headline":"Harbour opens its pier again"}</script>
            <title>Harbour opens its pier again-Region|The Harbour Courier</title>
            <meta property="og:title" content="Harbour opens its pier again-Region|The Harbour Courier">"""
            + NAMED,
            "",
            "Harbour opens its pier again",
        ),
        (NAMED, "<h1>The Harbour Courier</h1><h1>Pier opens</h1>", "Pier opens"),
        ("", "<h1 style='display: none'>Search</h1><h1>Pier opens</h1>", "Pier opens"),
        (
            "<title>Courier of the Coast - Pier opens after nine years</title>",
            "<h2>Pier opens after nine years</h2>",
            "Pier opens after nine years",
        ),
        (  # a place is no outlet although its name holds it
            """<title>Portelm: the pier opens again - The Portelm Harbour Courier</title>
            <meta property="og:site_name" content="The Portelm Harbour Courier">""",
            "",
            "Portelm: the pier opens again",
        ),
        (
            """<title>Portelm: the pier opens again | Courier</title>
            <meta property="og:site_name" content="The Portelm Harbour Courier">""",
            "",
            "Portelm: the pier opens again",
        ),
        (  # any element shows it, where nothing but the title declares it
            "<title>Harbour Courier Online - Pier opens after nine years</title>",
            "<td><a href=/p>Pier opens after nine years</a><td><font size=5><b>Pier opens after nine years</b></font>",
            "Pier opens after nine years",
        ),
        (  # a weblog has its name in the h1 and in the title
            "<title>Notes from the pier: Pier opens after nine years</title>",
            "<h1><a href='/'>Notes from the pier</a></h1><h2>May 3, 2004</h2><h3>Pier opens after nine years</h3>",
            "Pier opens after nine years",
        ),
        (
            "<title>Harbour Courier - Thousands walk over the water as the pier opens</title>",
            "<h1>Harbour Courier</h1><td class=contentheading>Thousands walk over the water as the pier opens</td>",
            "Thousands walk over the water as the pier opens",
        ),
        (  # the outlet's name behind the headline is none
            "<title>Pier opens - The Harbour Courier of Port Elm</title>",
            "<h1>Pier opens</h1><div>The Harbour Courier of Port Elm</div>",
            "Pier opens",
        ),
        ("<title>港新聞：九年ぶりに桟橋が再開</title>", "<b>九年ぶりに桟橋が再開</b>", "九年ぶりに桟橋が再開"),
        ("<title>Pier opens - Friday, May 3, 2024</title>", "", "Pier opens"),
        ("", "<p>Nothing here is a headline.</p>", None),
        ("<title>港が再開 - 港新聞</title><meta property='og:site_name' content='港新聞'>", "", "港が再開"),
    ],
)
def test_headline(head: str, body: str, headline: str | None) -> None:
    assert fields_of(head, body).headline == headline


def test_an_h2_that_is_declared_beats_the_h1_of_the_breadcrumbs() -> None:
    head = """<title>Pier in Port Elm: the opening - Courier</title>
      <meta property="og:title" content="At last, a pier again">"""
    body = """<nav><h1>Pier in Port Elm: the opening</h1></nav>
      <article><h2><span class="k">Port Elm</span><span>At last, a pier again</span></h2></article>"""
    found = fields_of(head, body)
    assert (found.headline, found.kicker) == ("At last, a pier again", "Port Elm")


def test_punctuation_lost_between_elements_comes_from_the_declared_headline() -> None:
    head = '<meta property="og:title" content="Port Elm: At last, a pier again">'
    body = "<h1><span>Port Elm</span> <span>At last, a pier again</span></h1>"
    assert fields_of(head, body).headline == "Port Elm: At last, a pier again"


@pytest.mark.parametrize(
    ("body", "kicker"),
    [
        ('<p class="c-overline">Harbour</p><h1>Pier opens</h1>', "Harbour"),
        ('<h1>Pier opens</h1><p class="kicker">Pier opens</p>', None),
        ('<p class="kicker">' + "A line far too long to be a kicker. " * 5 + "</p><h1>Pier opens</h1>", None),
        ("<p>Harbour</p><h1>Pier opens</h1>", None),
    ],
)
def test_kicker(body: str, kicker: str | None) -> None:
    assert fields_of("<title>Pier opens</title>", body).kicker == kicker


PROSE = "The pier is open again, nine years after a storm took half of it, and thousands walked on it on Monday. " * 3


@pytest.mark.parametrize(
    ("title", "body", "headline"),
    [
        ("Courier Mobile", f"<a href=/>Home</a><div><b>Pier opens after nine years</b></div><div>{PROSE}</div>", True),
        ("Untitled Document", f"<font size=5>Pier opens after nine years</font><p>By Ann Lee<p>{PROSE}", True),
        ("", f"<div class=headline>Pier opens after nine years</div><br>{PROSE}", True),
        ("Courier Mobile", f"<b>Pier opens after nine years</b>, said the harbour office.<p>{PROSE}", False),
        ("Courier Mobile", f"<b><a href=/p>Pier opens after nine years</a></b><p>{PROSE}", False),
        ("Courier Mobile", "<b>Pier opens after nine years</b><p>Read more<p>Subscribe", False),
    ],
)
def test_the_line_that_leads_the_text_where_title_and_headings_tell_nothing(
    title: str, body: str, headline: bool
) -> None:
    found = fields_of(f"<title>{title}</title>", body).headline
    assert (found == "Pier opens after nine years") is headline
