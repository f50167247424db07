"""From a page to an article: pure functions. This module is the recipe."""

from dataclasses import replace

from newsbot.errors import PageRejected
from newsbot.extraction.document import decode, parse
from newsbot.extraction.line_reader import read_plain_text
from newsbot.extraction.model import load_model
from newsbot.extraction.page_kind import is_plain_text
from newsbot.extraction.page_reader import read_page
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions
from newsbot.quality import check
from newsbot.rejects import reject_page
from newsbot.site_template import SiteTemplate

__all__ = ["extract_article"]


def extract_article(page: Page, options: ExtractionOptions, template: SiteTemplate | None = None) -> Extraction:
    """Turn a page into a clean Article, or into a Reject with its reason.

    Takes the page's bytes and what is known of them; limits and choices stand in `options`; `template` is what was
    learned of the page's site (an empty one of a site not seen before), and the extraction then holds what it learns
    from this page. Deterministic: same bytes, same options, same template, same outcome. Raises ModelError where the
    installation is broken.
    """
    observation = None
    model = load_model()
    options = replace(options, timezone=page.timezone or options.timezone)
    try:
        text, encoding = decode(page, options)
        if is_plain_text(page, text):
            article = read_plain_text(page, text, options, model)
        else:
            article, observation = read_page(page, parse(text, encoding, options), options, model, template)
        check(article, options)
    except PageRejected as rejected:
        return Extraction(outcome=reject_page(page, rejected.reason, rejected.detail))
    return Extraction(outcome=article, observation=observation)
