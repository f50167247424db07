"""An extraction that does nothing: what remains is the crawl."""

from newsbot import EXTRACTOR
from newsbot.identity import article_id
from newsbot.items import Article, Extraction, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.pipelines.extract import ExtractPipeline
from newsbot.site_template import SiteTemplate


def extract(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:  # noqa: ARG001 - the workers' signature
    """Return an empty article of the page."""
    url = page.url or ""
    article = Article(
        id=article_id(url, None, url),
        url=url,
        headline=url,
        text=url,
        body=(),
        fetched=page.fetched,
        extractor=EXTRACTOR,
        fingerprint=url,
        method=Method.PLAIN_TEXT,
        input=page.input,
    )
    return Extraction(outcome=article)


class NoOpPipeline(ExtractPipeline):
    """The pipeline with that in its workers."""

    function = "benchmarks.no_op:extract"
