"""Section and topics."""

import pytest

from tests.extraction.fields.reading import fields_of, json_ld

CRUMBS = """{"@type": "BreadcrumbList", "itemListElement": [
  {"name": "Home"}, {"name": "News"}, {"name": "Town"}, {"name": "Pier opens"}]}"""


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ('<meta property="article:section" content="Town">', "Town"),
        (json_ld('{"@type":"Article","articleSection":["Town","Sea"]}'), "Town"),
        ("<title>Pier opens</title>" + json_ld(CRUMBS), "Town"),
        (
            "<title>Townspeople on the pier</title>" + json_ld(CRUMBS.replace("Pier opens", "Townspeople on the pier")),
            "Town",
        ),
        (f'<meta property="article:section" content="{"A sentence of many words. " * 6}">', None),
        ("", None),
    ],
)
def test_section(head: str, section: str | None) -> None:
    assert fields_of(head).section == section


@pytest.mark.parametrize(
    ("head", "topics"),
    [
        ('<meta name="keywords" content="Pier, harbour, pier,, Sea">', ("Pier", "harbour", "Sea")),
        (
            '<meta property="article:tag" content="Port, old"><meta property="article:tag" content="Pier">',
            ("Port, old", "Pier"),
        ),
        (json_ld('{"@type":"Article","keywords":"pier; sea"}') + '<meta name="keywords" content="x">', ("pier", "sea")),
        ("", ()),
    ],
)
def test_topics(head: str, topics: tuple[str, ...]) -> None:
    assert fields_of(head).topics == topics
