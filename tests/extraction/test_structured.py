"""What a page says of itself in data."""

import json
import random

import pytest

from newsbot.extraction.ld_article import LdArticle
from newsbot.extraction.ld_values import Author, LdImage
from tests.extraction.fields.reading import URL, json_ld, structured_of

ARTICLE = {
    "@context": "https://schema.org",
    "@type": ["NewsArticle"],
    "headline": "Pier &amp; quay open",
    "alternativeHeadline": "The pier is back",
    "description": "After nine years.",
    "articleBody": "First line.\nSecond line.",
    "author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Organization", "name": "The Courier"}],
    "datePublished": "2024-05-03T10:00:00Z",
    "dateModified": "2024-05-03T11:00:00Z",
    "articleSection": ["Town"],
    "keywords": ["pier", "harbour"],
    "inLanguage": "en-GB",
    "isAccessibleForFree": "False",
    "image": {"@type": "ImageObject", "url": "/i/pier.jpg", "caption": "The pier.", "creditText": "Bo Ek"},
    "mainEntityOfPage": URL,
    "publisher": {"@type": "Organization", "name": "The Harbour Courier"},
}


def test_article_node_whole() -> None:
    assert structured_of(json_ld(json.dumps(ARTICLE))).article == LdArticle(
        types=frozenset({"NewsArticle"}),
        headline="Pier & quay open",
        alternative_headline="The pier is back",
        description="After nine years.",
        article_body="First line.\nSecond line.",
        authors=(Author("Ann Lee"), Author("The Courier", is_outlet=True)),
        published="2024-05-03T10:00:00Z",
        modified="2024-05-03T11:00:00Z",
        section="Town",
        keywords=("pier", "harbour"),
        language="en-GB",
        accessible_for_free=False,
        images=(LdImage("/i/pier.jpg", "The pier.", "Bo Ek"),),
        url=URL,
        publisher="The Harbour Courier",
    )


def test_references_are_resolved_and_the_page_fills_gaps() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "@id": "#a", "headline": "Pier opens", "author": {"@id": "#ann"}},
            {"@type": "WebPage", "datePublished": "2024-05-03", "inLanguage": "en"},
            {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
            {"@type": "WebSite", "name": "Courier"},
            {"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}, {"item": {"name": "Town"}}]},
        ]
    }
    article = structured_of(json_ld(json.dumps(graph))).article
    assert article.authors == (Author("Ann Lee"),)
    assert (article.published, article.language, article.publisher) == ("2024-05-03", "en", "Courier")
    assert article.breadcrumbs == ("Home", "Town")


def test_of_several_articles_the_one_of_the_page() -> None:
    others = [{"@type": "NewsArticle", "headline": f"Other {n}", "url": f"/other/{n}"} for n in range(3)]
    by_url = structured_of(json_ld(json.dumps([*others, {"@type": "Article", "headline": "Ours", "url": URL}])))
    assert by_url.article.headline == "Ours"
    by_title = structured_of(
        "<title>Ours at last | Courier</title>"
        + json_ld(json.dumps([*others, {**ARTICLE, "headline": "Ours at last"}]))
    )
    assert by_title.article.headline == "Ours at last"


def test_a_lone_article_of_another_page_is_not_believed() -> None:
    node = '{"@type":"NewsArticle","headline":"Museum finds lost drawings","url":"/town/museum","author":"Olga Stein"}'
    page = "<html><head>%s<title>%s</title></head><body></body></html>"
    assert structured_of(page % (json_ld(node), "Pier opens again")).article.authors == ()
    assert structured_of(page % (json_ld(node), "Lost drawings found")).article.authors == (Author("Olga Stein"),)
    assert structured_of(page % (json_ld(node), "")).article.authors == (Author("Olga Stein"),)


def test_a_paid_part_makes_the_article_paid() -> None:
    node = {"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}}
    assert structured_of(json_ld(json.dumps(node))).article.accessible_for_free is False


def test_metas_links_titles_and_language() -> None:
    page = structured_of(
        """<html lang="de-AT"><head><title> Pier  opens </title>
        <meta property="OG:Title" content="Pier opens"><meta name="author" content=" ">
        <meta name="author" content="Ann Lee">
        <meta itemprop="datePublished" content="2024-05-03"><link rel="Canonical amphtml" href="/pier">
        <svg><title>icon</title></svg></head><body><h1>Pier opens</h1></body></html>"""
    )
    assert dict(page.meta) == {
        "og:title": ("Pier opens",), "author": ("Ann Lee",), "datepublished": ("2024-05-03",)
    }  # fmt: skip
    assert dict(page.links) == {"canonical": ("/pier",), "amphtml": ("/pier",)}
    assert (page.title, page.html_lang, len(page.headings)) == ("Pier opens", "de-AT", 1)


def test_microdata_of_the_article_not_of_its_teasers() -> None:
    page = structured_of(
        """<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Pier <b>opens</b></h1>
        <span itemprop="author" itemscope><a itemprop="name">Ann Lee</a>, reporter</span>
        <time itemprop="datePublished" datetime="2024-05-03T10:00">Friday</time></article>
        <div itemscope><span itemprop="author">Someone Else</span></div>"""
    )
    assert dict(page.microdata) == {
        "headline": ("Pier opens",), "author": ("Ann Lee",), "datepublished": ("2024-05-03T10:00",)
    }  # fmt: skip


def test_lone_surrogates_never_come_out() -> None:
    article = structured_of(json_ld('{"@type": "Article", "headline": "Pier \\ud83d opens"}')).article
    assert article.headline == "Pier opens"


@pytest.mark.parametrize("seed", range(5))
def test_any_types_anywhere_raise_nothing(seed: int) -> None:
    chance = random.Random(seed)

    def value(depth: int = 0) -> object:
        if depth < 4 and chance.random() < 0.5:
            return {chance.choice([*ARTICLE, "@id", "@graph", "name", "url"]): value(depth + 1) for _ in range(4)}
        if depth < 4 and chance.random() < 0.4:
            return [value(depth + 1) for _ in range(3)]
        return chance.choice([None, True, 7, 1e300, "", "Article", "http://[::1", "9999-99-99", 10**400])

    for _ in range(100):
        node = {"@type": "NewsArticle", **{key: value() for key in chance.sample(sorted(ARTICLE), 8)}}
        assert structured_of(json_ld(json.dumps(node))).article is not None
