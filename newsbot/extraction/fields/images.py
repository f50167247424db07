"""The article's images with their captions and credits."""

from lxml.html import HtmlElement

from newsbot.extraction.structured import Structured
from newsbot.items import Image
from newsbot.urls import absolute_url


def read_images(
    structured: Structured, tree: HtmlElement, container: HtmlElement | None, base_url: str | None
) -> tuple[Image, ...]:
    """Return the lead image and the figures in `container`."""
    url = absolute_url(structured.first("og:image"), base_url)
    return (Image(url=url),) if url else ()
