"""All fields of a page that its structured data and its head tell, in one value."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newsbot.extraction.fields.access import read_canonical_url, read_paywalled, read_permissions
from newsbot.extraction.fields.byline import read_authors
from newsbot.extraction.fields.dates import read_modified, read_published
from newsbot.extraction.fields.feed_body import read_feed_body
from newsbot.extraction.fields.headline import read_headline
from newsbot.extraction.fields.kicker import read_kicker
from newsbot.extraction.fields.landmarks import find_landmarks
from newsbot.extraction.fields.language import read_language
from newsbot.extraction.fields.section import read_section, read_topics
from newsbot.extraction.ld_article import ARTICLE_TYPES, NEWS_TYPES
from newsbot.extraction.structured import Structured
from newsbot.items import Page, Permissions, Witness
from newsbot.options import ExtractionOptions


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """What a page says of its article; the keys of the record mean the same.

    `article_body` is JSON-LD's, an alarm for a body that was cut short, `feed_body` a feed's. `is_article`: the page
    calls itself an article (JSON-LD, og:type); `is_news`: a news article.
    """

    headline: str | None = None
    kicker: str | None = None
    description: str | None = None
    article_body: str | None = None
    feed_body: str | None = None
    is_article: bool = False
    is_news: bool = False
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_raw: str | None = None
    modified: str | None = None
    language: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    canonical_url: str | None = None
    paywalled: bool | None = None
    permissions: Permissions = field(default_factory=Permissions)


def read_fields(structured: Structured, tree: HtmlElement, page: Page, options: ExtractionOptions) -> Fields:
    """Read all fields of a page but its images, which need the article's place (`read_images`)."""
    article = structured.article
    witness = page.witness or Witness()
    landmarks = find_landmarks(structured, tree)
    headline = read_headline(structured, landmarks) or witness.title
    description = article.description or structured.first("og:description", "description", "twitter:description")
    published = read_published(structured, landmarks, page, options.timezone)
    return Fields(
        headline=headline,
        kicker=read_kicker(landmarks, headline),
        description=description,
        article_body=article.article_body,
        feed_body=read_feed_body(witness),
        is_article=bool(article.types & ARTICLE_TYPES) or "article" in structured.meta.get("og:type", ()),
        is_news=bool(article.types & NEWS_TYPES),
        authors=read_authors(structured, landmarks, tree),
        published=published.value,
        published_raw=published.raw,
        modified=read_modified(structured, landmarks, page.fetched, options.timezone),
        language=read_language(structured, f"{headline or ''} {description or ''}") or page.language,
        section=read_section(structured),
        topics=read_topics(structured),
        canonical_url=read_canonical_url(structured, page.url),
        paywalled=read_paywalled(structured),
        permissions=read_permissions(structured, page),
    )
