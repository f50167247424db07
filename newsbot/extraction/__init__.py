"""From a page to an article: pure functions. This module is the recipe."""

from dataclasses import replace

from newsbot.errors import PageRejected
from newsbot.extraction.document import decode, parse
from newsbot.extraction.line_reader import read_plain_text
from newsbot.extraction.model import load_model
from newsbot.extraction.page_kind import is_plain_text
from newsbot.extraction.page_reader import read_page
from newsbot.extraction.trace import Trace
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions
from newsbot.quality import check
from newsbot.rejects import reject_page
from newsbot.site_template import SiteTemplate

__all__ = ["Trace", "extract_article"]


def extract_article(
    page: Page, options: ExtractionOptions, template: SiteTemplate | None = None, trace: Trace | None = None
) -> Extraction:
    """Turn a page into a clean Article, or into a Reject with its reason.

    Takes the page's bytes and what is known of them; limits and choices stand in `options`; `template` is what was
    learned of the page's site (an empty one of a site not seen before), and the extraction then holds what it learns
    from this page. `trace`, where one is given, is filled in with what the passes found. Deterministic: same bytes,
    same options, same template, same outcome. Raises ModelError where the installation is broken.
    """
    observation = None
    model = load_model()
    trace = trace or Trace()
    options = replace(options, timezone=page.timezone or options.timezone)
    try:
        text, encoding = decode(page, options)
        trace.encoding = encoding
        if is_plain_text(page, text):
            article = read_plain_text(page, text, options, model, trace)
        else:
            trace.document = parse(text, encoding, options, page.body)
            article, observation = read_page(page, trace.document, options, model, template, trace)
        check(article, options)
    except PageRejected as rejected:
        return Extraction(outcome=reject_page(page, rejected.reason, rejected.detail))
    return Extraction(outcome=article, observation=observation)
