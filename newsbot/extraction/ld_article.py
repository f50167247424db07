"""The JSON-LD node that is the article of the page."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsbot.extraction.json_ld import Node
from newsbot.extraction.ld_values import (
    Author,
    LdImage,
    authors_of,
    flag_of,
    images_of,
    items_of,
    text_of,
    texts_of,
    types_of,
    url_of,
)
from newsbot.text import clean, fold, words
from newsbot.urls import absolute_url, normalise_url, site_of

NEWS_TYPES = frozenset({
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
    "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
})  # fmt: skip
ARTICLE_TYPES = NEWS_TYPES | {
    "Article", "BlogPosting", "SocialMediaPosting", "AdvertiserContentArticle", "SatiricalArticle", "TechArticle",
    "ScholarlyArticle", "Report", "Review", "CriticReview", "DiscussionForumPosting", "Recipe", "HowTo", "Interview",
}  # fmt: skip
# Nodes that describe the page where no node is its article.
_MEDIA_TYPES = frozenset({"VideoObject", "AudioObject", "PodcastEpisode"})
_SEVERAL, _FEW = 3, 0.25  # words of a headline, share of them that titles of another page have as well
_PAGE_TYPES = _MEDIA_TYPES | {"WebPage", "ItemPage", "CreativeWork"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LdArticle:
    """The article node. Text is clean and unescaped; dates, the language and URLs are as the page gives them."""

    types: frozenset[str] = frozenset()
    headline: str | None = None
    alternative_headline: str | None = None
    description: str | None = None
    article_body: str | None = None
    authors: tuple[Author, ...] = ()
    published: str | None = None
    modified: str | None = None
    section: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    accessible_for_free: bool | None = None
    images: tuple[LdImage, ...] = ()
    url: str | None = None
    publisher: str | None = None
    breadcrumbs: tuple[str, ...] = ()


def read_ld_article(nodes: Sequence[Node], base_url: str | None, titles: Sequence[str]) -> LdArticle:
    """Choose the article's node among `nodes` and make its values plain; an empty one where there is none.

    A node whose headline is among the page's `titles` wins, then one whose address is the page's, then news before
    other articles, then the first; one of another address and another headline describes another page. Where no node is
    the article, the page's own node tells what it can.
    """
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and "name" in node}
    chosen = _choose(nodes, base_url, titles)
    lenders = _PAGE_TYPES if chosen is None else _PAGE_TYPES - _MEDIA_TYPES
    pages = [node for node in nodes if types_of(node) & lenders]
    article = _from_node(chosen or {}, pages[0] if pages else {}, by_id)
    return replace(article, publisher=article.publisher or _site_name(nodes), breadcrumbs=_breadcrumbs(nodes))


def _choose(nodes: Sequence[Node], base_url: str | None, titles: Sequence[str]) -> Node | None:
    articles = [node for node in nodes if types_of(node) & ARTICLE_TYPES]
    folded = [fold(title) for title in titles]
    here = _address(base_url, None)

    def rank(node: Node) -> tuple[bool, bool, bool, bool]:
        headline = fold(_headline(node))
        return (
            bool(headline) and any(headline in title for title in folded),
            here is not None and here in _addresses(node, base_url),
            bool(types_of(node) & NEWS_TYPES),
            "datePublished" in node,
        )

    best = max(articles, key=rank, default=None)
    if best is None or any(rank(best)[:2]) or not _is_of_other_page(best, base_url, titles):
        return best
    return None


def _is_of_other_page(node: Node, base_url: str | None, titles: Sequence[str]) -> bool:
    """Tell a node that gives another address on the page's site, and a headline of other words than the page's."""
    said = {word for title in titles for word in words(title)}
    own = set(words(_headline(node)))
    sites = {site_of(address) for address in _addresses(node, base_url) if address}
    return len(own) >= _SEVERAL and len(own & said) <= _FEW * len(own) and bool(said) and sites == {site_of(base_url)}


def _headline(node: Node) -> str:
    return text_of(node.get("headline")) or text_of(node.get("name")) or ""


def _addresses(node: Node, base_url: str | None) -> set[str | None]:
    return {_address(url_of(node.get(key)), base_url) for key in ("url", "mainEntityOfPage", "@id")}


def _address(url: str | None, base_url: str | None) -> str | None:
    absolute = absolute_url(url, base_url)
    return normalise_url(absolute) if absolute else None


def _site_name(nodes: Sequence[Node]) -> str | None:
    named = (text_of(node.get("name")) for node in nodes if types_of(node) & {"WebSite", "NewsMediaOrganization"})
    return next((name for name in named if name), None)


def _breadcrumbs(nodes: Sequence[Node]) -> tuple[str, ...]:
    lists = (node for node in nodes if "BreadcrumbList" in types_of(node))
    crumbs = (crumb for crumb in items_of(next(lists, {}).get("itemListElement")) if isinstance(crumb, dict))
    names = (text_of(crumb.get("name")) or text_of(crumb.get("item")) for crumb in crumbs)
    return tuple(name for name in names if name and not name.startswith("http"))


def _from_node(node: Node, page: Node, by_id: Mapping[str, Node]) -> LdArticle:
    def either(key: str) -> Any:
        return node.get(key) or page.get(key)

    free = flag_of(node.get("isAccessibleForFree"))
    if free is None:
        free = (
            _part_flag(node)
            if flag_of(page.get("isAccessibleForFree")) is None
            else flag_of(page["isAccessibleForFree"])
        )
    return LdArticle(
        types=types_of(node),
        headline=text_of(node.get("headline")) or text_of(node.get("name")),
        alternative_headline=text_of(node.get("alternativeHeadline")),
        description=text_of(either("description")),
        article_body=_body(node.get("articleBody")),
        authors=authors_of(node.get("author") or node.get("creator") or page.get("author"), by_id),
        published=text_of(node.get("datePublished") or node.get("dateCreated")) or text_of(page.get("datePublished")),
        modified=text_of(either("dateModified")),
        section=text_of(node.get("articleSection")),
        keywords=texts_of(node.get("keywords")),
        language=text_of(either("inLanguage")),
        accessible_for_free=free,
        images=images_of(node.get("image") or node.get("thumbnailUrl")),
        url=url_of(node.get("url")) or url_of(node.get("mainEntityOfPage")),
        publisher=text_of(_named(node.get("publisher"), by_id)),
    )


def _part_flag(node: Node) -> bool | None:
    flags = [
        flag_of(part.get("isAccessibleForFree")) for part in items_of(node.get("hasPart")) if isinstance(part, dict)
    ]
    return False if False in flags else None


def _body(value: Any) -> str | None:
    parts = [part for part in items_of(value) if isinstance(part, str)]
    return clean(html.unescape("\n".join(parts))) or None


def _named(value: Any, by_id: Mapping[str, Node]) -> Any:
    first = next(items_of(value), None)
    if isinstance(first, dict) and "name" not in first and isinstance(first.get("@id"), str):
        return by_id.get(first["@id"])
    return first
