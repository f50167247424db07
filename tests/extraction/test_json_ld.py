"""JSON-LD as pages write it: whole, wrapped, broken, hostile."""

import pytest

from newsbot.extraction.json_ld import read_nodes

NODE = {"@type": "NewsArticle", "headline": "Pier opens"}


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Pier opens"}',
        '[{"@type": "NewsArticle", "headline": "Pier opens"}]',
        '<!-- {"@type": "NewsArticle", "headline": "Pier opens"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Pier opens"}\n//]]>',
        '/* <![CDATA[ */ {"@type": "NewsArticle", "headline": "Pier opens"}; /* ]]> */',
        '{"@type": "NewsArticle", "headline": "Pier opens",}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Pier opens&quot;}",
        '{"@type": "NewsArticle", "headline": "Pier opens", "articleBody": "He said "no"."}',
        '{"@type": "NewsArticle", "headline": "Pier opens", "articleBody": "Cut sho',
    ],
)
def test_one_article_however_written(script: str) -> None:
    assert read_nodes([script]) == [NODE]


def test_raw_newlines_and_control_characters_in_strings() -> None:
    assert read_nodes(['{"@type": "Article", "headline": "Pier\n\topens"}']) == [
        {"@type": "Article", "headline": "Pier\n\topens"}
    ]


def test_holders_are_walked_in_order() -> None:
    script = """{"@graph": [{"@type": "WebPage", "mainEntity": {"@type": "Article"}},
                            {"@type": "Person"}]} {"@type": "BreadcrumbList"}"""
    kinds = [node["@type"] for node in read_nodes([script, '{"@type": "WebSite"}'])]
    assert kinds == ["WebPage", "Article", "Person", "BreadcrumbList", "WebSite"]


@pytest.mark.parametrize("script", ["", "null", "7", "{", "[" * 100_000, '{"@graph":' * 50_000, "not json", "{}"])
def test_what_holds_nothing_gives_nothing(script: str) -> None:
    assert read_nodes([script]) == []
