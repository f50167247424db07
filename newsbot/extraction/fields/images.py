"""The article's images with their captions and credits."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsbot.extraction.blocks import SKIPPED_TAGS
from newsbot.extraction.fields.credits import clean_credit, split_credit
from newsbot.extraction.fields.image_source import image_url, is_furniture
from newsbot.extraction.lexicon import Topic, topics_of
from newsbot.extraction.structured import Structured
from newsbot.items import Image
from newsbot.text import clean_line, fold
from newsbot.urls import absolute_url

_SCOPES = frozenset({"article", "main"})
_OUTSIDE_TAGS = frozenset({"aside", "nav", "footer", "form"})
_OUTSIDE = frozenset({Topic.LINK_LIST, Topic.COMMENTS, Topic.NAVIGATION, Topic.PROMO, Topic.ADVERT, Topic.SHARE})
_CREDIT = re.compile(r"credit|copyright|source|photographer|quelle|rights|fotograf|attribution|crédit|agency|autor", re.IGNORECASE)
_CAPTION = re.compile(r"caption|legend|bildunterschrift|legende|didascalia|leyenda|bildtext", re.IGNORECASE)
_MAX_CAPTION = 1_000  # characters
_MAX_IMAGES = 60


def read_images(
    structured: Structured, tree: HtmlElement, container: HtmlElement | None, base_url: str | None
) -> tuple[Image, ...]:
    """Return the images of the article in page order, the lead image first.

    `container` is the element that holds the article's text. Looked through is its `<article>` or `<main>`, or itself,
    down to its end; without a container only the lead image that the page declares (JSON-LD, og:image) is known.
    """
    shown = [] if container is None else _figures(container, base_url)
    lead = _declared_lead(structured, base_url)
    images = [lead, *shown] if lead and not any(_same_file(lead, image) for image in shown) and not _starts(shown, container) else shown
    unique: dict[str, Image] = {}
    for image in images:
        key = _file_of(image)
        unique[key] = _merge(unique[key], image) if key in unique else image
    return tuple(unique.values())[:_MAX_IMAGES]
