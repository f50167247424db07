"""The article's images with their captions and credits: those shown around its text, and the lead image it declares."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from newsbot.extraction.fields.captions import read_caption
from newsbot.extraction.fields.credits import clean_credit, split_credit
from newsbot.extraction.fields.image_source import image_url, is_furniture
from newsbot.extraction.fields.shown_images import find_shown_images
from newsbot.extraction.structured import Structured
from newsbot.items import Image
from newsbot.text import fold
from newsbot.urls import absolute_url

# Under a portrait of the author stands a byline, in place of a caption.
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af) (?:[^\W\d_]\S* ){1,3}.{0,80}$")
_MAX_IMAGES = 60
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)
_OF_SIZE = frozenset({"w", "h", "q", "s", "width", "height", "quality", "size", "dpr", "fit", "crop", "resize", "auto",
                      "format", "fm"})  # fmt: skip


def read_images(structured: Structured, container: HtmlElement | None, base_url: str | None) -> tuple[Image, ...]:
    """Return the images of the article in page order, the lead image first.

    `container` is the element that holds the article's text; without one only the lead image that the page
    declares (JSON-LD, og:image) is told. It is added, too, where no image is shown before the text.
    """
    shown = [] if container is None else find_shown_images(structured.headings, container)
    found = [(_read(element, base_url), leads) for element, leads in shown]
    images = [image for image, _ in found if image is not None]
    lead = _declared_lead(structured, base_url)
    if lead is not None and not any(image is not None and leads for image, leads in found):
        images.insert(0, lead)
    elif lead is not None:
        images = [_fill(image, lead) if _file(image) == _file(lead) else image for image in images]
    return _unique(images)


def _read(element: HtmlElement, base_url: str | None) -> Image | None:
    url = image_url(element, base_url)
    if url is None and base_url is not None:
        return None
    caption, credit = read_caption(element)
    if (caption and _BYLINE.match(caption)) or (url is None and caption is None):
        return None
    return Image(url=url, caption=caption, credit=credit)


def _declared_lead(structured: Structured, base_url: str | None) -> Image | None:
    """Return the lead image that the page declares; a site's logo and the name of a node (`#primaryimage`) are none."""
    declared = [(image.url, image.caption, image.credit) for image in structured.article.images]
    declared += [(url, None, None) for url in structured.meta.get("og:image", ())[:1]]
    for address, caption, credit in declared:
        url = absolute_url(unescape(address), base_url)
        if url and not is_furniture(url) and not urlsplit(url).fragment:
            text, found = split_credit(caption or "")
            return Image(url=url, caption=text, credit=clean_credit(credit or "") or found)
    return None


def _unique(images: list[Image]) -> tuple[Image, ...]:
    """Keep one of each image; what several say of it is put together."""
    unique: dict[str, Image] = {}
    for image in images:
        key = _file(image)
        unique[key] = _fill(unique[key], image) if key in unique else image
    return tuple(unique.values())[:_MAX_IMAGES]


def _fill(image: Image, other: Image) -> Image:
    return replace(image, caption=image.caption or other.caption, credit=image.credit or other.credit)


def _file(image: Image) -> str:
    """Return what the sizes of one image have in common: its caption, else its address.

    The query of a picture file tells its size; of a program that delivers pictures, also which one.
    """
    parts = urlsplit(image.url or "")
    query = () if _PICTURE_FILE.search(parts.path) else parse_qsl(parts.query)
    told = "&".join(f"{key}={value}" for key, value in query if key.lower() not in _OF_SIZE)
    return fold(image.caption or "")[:80] or f"{parts.path}?{told}"
