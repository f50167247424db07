"""Fields, chosen and stripped blocks to the record."""

from collections.abc import Iterable

from newsbot import EXTRACTOR
from newsbot.extraction.fields import Fields
from newsbot.extraction.stripped import Stripped, group_runs
from newsbot.identity import article_id
from newsbot.items import Article, Block, BlockKind, Image, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.text import fingerprint, word_count
from newsbot.urls import site_of


def assemble(
    page: Page,
    fields: Fields,
    body: tuple[Block, ...],
    images: tuple[Image, ...],
    stripped: Iterable[Stripped],
    method: Method,
    confidence: float,
    options: ExtractionOptions,
) -> Article:
    """Build the record of an article from its parts."""
    text = "\n\n".join(block.text for block in body)
    standfirst = next((block.text for block in body if block.kind is BlockKind.STANDFIRST), None)
    print_ = fingerprint(fields.headline, text)
    return Article(
        id=article_id(page.url, fields.canonical_url, print_),
        url=page.url,
        canonical_url=fields.canonical_url,
        source=page.source,
        site=site_of(page.url or fields.canonical_url),
        input=page.input,
        headline=fields.headline,
        kicker=fields.kicker,
        standfirst=standfirst,
        authors=fields.authors,
        published=fields.published,
        published_raw=fields.published_raw,
        modified=fields.modified,
        language=fields.language,
        section=fields.section,
        topics=fields.topics,
        text=text,
        body=body,
        images=images,
        paywalled=fields.paywalled,
        permissions=fields.permissions,
        word_count=word_count(text),
        removed=group_runs(stripped) if options.keep_removed else (),
        confidence=round(confidence, 3),
        method=method,
        fingerprint=print_,
        fetched=page.fetched,
        extractor=EXTRACTOR,
    )
