"""An extraction for tests of runs: quick, and it does what a page asks for.

A page is lines of text: the headline, then paragraphs. SHORT makes it a reject, SLEEP N takes N seconds, BUG raises.
"""

import re
import time

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason
from newsbot.identity import article_id
from newsbot.items import Article, Block, BlockKind, Extraction, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.rejects import reject_page
from newsbot.site_template import SiteTemplate
from newsbot.text import fingerprint


def extract(page: Page, options: ExtractionOptions, template: SiteTemplate | None) -> Extraction:
    text = page.body.decode()
    if asked := re.search(r"SLEEP ([\d.]+)", text):
        time.sleep(float(asked[1]))
    if "SHORT" in text:
        return Extraction(outcome=reject_page(page, RejectReason.TOO_SHORT, "1 word"))
    if "BUG" in text:
        raise ValueError("a bug")
    return Extraction(outcome=_article(page, *text.split("\n")))


def _article(page: Page, headline: str, *paragraphs: str) -> Article:
    text = "\n\n".join(paragraphs)
    hashed = fingerprint(headline, text)
    return Article(
        id=article_id(page.url, None, hashed),
        url=page.url,
        headline=headline,
        text=text,
        body=tuple(Block(kind=BlockKind.PARAGRAPH, text=paragraph) for paragraph in paragraphs),
        fetched=page.fetched,
        extractor=EXTRACTOR,
        fingerprint=hashed,
        method=Method.PLAIN_TEXT,
        input=page.input,
    )
