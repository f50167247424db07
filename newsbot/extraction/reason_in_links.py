"""Why a block was stripped, by where its link leads: around the page, to the site's telephone, to a shop."""

import re

from lxml.html import HtmlElement

from newsbot.errors import RemovedReason
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.phrases import LONGEST_LINE
from newsbot.extraction.reason_words import ADDRESS, TRAIL, speaks_of
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import MANY
from newsbot.extraction.surroundings import Surroundings
from newsbot.urls import same_site

ALL_LINK = 0.9
"""Share of a block's characters in links from which on it is nothing but links."""
_SEVERAL = 3
_PART = re.compile(r"#(?!comment|disqus|respond|reply)\w")
_MAP = re.compile(r"[/.]maps?[/.]")
_CONTACT = ("tel:", "mailto:")
_FOOTER = Region.FOOTER.value


def reason_of_link(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """A line of steps is a trail; what is nothing but a link, its target may tell of."""
    if block.links and len(block.text) <= LONGEST_LINE and _is_trail(block.text):
        return RemovedReason.NAVIGATION
    if block.link_density < ALL_LINK or (len(block.text) > LONGEST_LINE and block.links < _SEVERAL):
        return None
    link = first_link(block)
    return None if link is None else _by_target(link, block, page)


def first_link(block: PageBlock) -> HtmlElement | None:
    """Return the first link in a block's element, None where it has none."""
    return next(block.element.iter("a"), None)


def _by_target(link: HtmlElement, block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """A link within the page leads around it, one to a telephone to the site; who pays for one says so."""
    target = link.get("href") or ""
    if "sponsored" in (link.get("rel") or "") and not target.startswith("#"):
        return RemovedReason.ADVERT
    if target.startswith(_CONTACT) or ("map" in target and _MAP.search(target)):
        return RemovedReason.NAVIGATION
    is_around = _is_part(target, page.address) and Topic.COMMENTS not in page.topics(block.step)
    has_name = is_around and any(map(str.isalpha, block.text))  # unlike a number of comments, of likes
    return RemovedReason.NAVIGATION if has_name else None


def _is_part(target: str, address: str | None) -> bool:
    """Tell whether a link leads to a part of its own page."""
    if "#" not in target or _PART.search(target) is None:
        return False
    other = target.partition("#")[0]
    return not other or address is None or address.endswith(other)


def _is_trail(text: str) -> bool:
    """Tell a line of steps; most lines have none of the signs, which is quick to see."""
    return (">" in text or not text.isascii()) and TRAIL.search(text) is not None


def reason_of_shop(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """A button within the article that says where to buy, or for how much, is a shop's, whatever its class is."""
    is_button = block.link_density >= ALL_LINK and page.is_within(block)
    return RemovedReason.ADVERT if is_button and speaks_of(block.text) is RemovedReason.ADVERT else None


def reason_of_contact(block: PageBlock) -> RemovedReason | None:
    """A line at the page's foot with a telephone's number, an address or a postal code tells how to reach the site."""
    is_line = (
        block.region & _FOOTER and len(block.text) <= LONGEST_LINE and block.links < MANY and "://" not in block.text
    )
    return RemovedReason.NAVIGATION if is_line and ADDRESS.search(block.text) else None


def is_paid(block: PageBlock, page: Surroundings) -> bool:
    """Tell a link out of the article to a shop, which hands over who sent the buyer."""
    link = first_link(block)
    target = "" if link is None else link.get("href") or ""
    is_elsewhere = target.startswith("http") and "?" in target and page.address is not None
    return is_elsewhere and not same_site(target, page.address or "")
