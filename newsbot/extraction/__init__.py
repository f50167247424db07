"""From a page to an article: pure functions. This module is the recipe."""

from newsbot.errors import PageRejected
from newsbot.extraction.document import decode, parse
from newsbot.extraction.line_reader import read_plain_text
from newsbot.extraction.model import load_model
from newsbot.extraction.page_kind import is_plain_text
from newsbot.extraction.page_reader import read_page
from newsbot.items import Extraction, Page
from newsbot.options import ExtractionOptions
from newsbot.rejects import reject_page

__all__ = ["extract_article"]


def extract_article(page: Page, options: ExtractionOptions) -> Extraction:
    """Turn a page into a clean Article, or into a Reject with its reason.

    Takes the page's bytes and what is known of them; limits and choices stand in `options`. Deterministic: same
    bytes, same options, same outcome. Raises ModelError where the installation is broken.
    """
    try:
        text, encoding = decode(page, options)
        if is_plain_text(page, text):
            return Extraction(outcome=read_plain_text(page, text, options, load_model()))
        return Extraction(outcome=read_page(page, parse(text, encoding, options), options, load_model()))
    except PageRejected as rejected:
        return Extraction(outcome=reject_page(page, rejected.reason, rejected.detail))
