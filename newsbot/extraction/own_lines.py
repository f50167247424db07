"""Lines around an article's text that are its own and no text: its headline, who wrote it, when."""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.fields.byline_lines import is_label, says_by
from newsbot.extraction.fields.date_words import BESIDE
from newsbot.extraction.fields.dates import parse_dateline
from newsbot.extraction.fields.landmarks import AUTHOR_PAGE
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_in_links import ALL_LINK, first_link
from newsbot.extraction.reason_words import READ_IN, RIGHTS
from newsbot.extraction.reasons import is_offer
from newsbot.extraction.region import Region
from newsbot.extraction.roles import Known, is_dateline
from newsbot.extraction.shapes import LINKED, is_prose
from newsbot.extraction.surroundings import LEVELS, Surroundings
from newsbot.text import fold, is_unspaced, remembers_short_lines
from newsbot.urls import site_of

_ABOVE, _BELOW = 12, 8  # blocks around the text within which a line is the article's; a headline stands further above
_HEADLINE_ABOVE = 30
_RIGHT_ABOVE = 6
_WITHIN = 6  # blocks from the text's first: a standfirst stands above the byline
_LINE, _BYLINE = 140, 60  # characters
_SECTION = 25  # characters of what is no more the name of a section
_LIFE = 30  # folded characters of a paragraph within which the author is named of whose life it tells
_SITE = (Region.NAV | Region.FOOTER).value
_TABLE = Region.TABLE.value
_FIGURE = Region.FIGURE.value
_NAVIGATION = Region.NAV.value
_MARKS = re.compile(r"[\W\d_]+")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")


def field_of(block: PageBlock, left: RemovedReason, known: Known, page: Surroundings) -> RemovedReason | None:
    """Return the field that a stripped block is, which would be `left` among the text; None where it is none.

    Whatever bears the name of the author or of the article may be the site's, or lead to it.
    """
    if left is RemovedReason.HEADLINE_REPEAT and block.level != 1:
        is_kicker = block.folded != known.headline
        is_above = page.first - _HEADLINE_ABOVE <= block.index < page.first
        is_link = block.link_density > LINKED and not (is_above and block.level is not None)
        leads_to_it = is_link or bool(block.region & _NAVIGATION)
        return None if leads_to_it or block.index > page.last or (is_kicker and not is_above) else left
    if left is RemovedReason.DATELINE and page.is_within(block) and block.region & _TABLE:
        return None
    if left is RemovedReason.CAPTION and _is_no_caption(block):
        return None
    if left is RemovedReason.BYLINE and (block.level is not None or page.is_in_margin(block) or _is_site(known, page)):
        return None
    return left


def _is_no_caption(block: PageBlock) -> bool:
    """Tell a heading, a table's caption, an offer among images, and whose the page is from an image's caption."""
    is_of_site = not block.region & _FIGURE and RIGHTS.match(block.text) is not None
    return block.level is not None or block.tag == "caption" or is_of_site or is_offer(block)


def _is_site(known: Known, page: Surroundings) -> bool:
    """Tell whether the page names the site as the author of what it publishes."""
    host = fold(site_of(page.address) or "").replace(" ", "")
    return all(name.replace(" ", "") in host for name in known.names)


def byline_above(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Return BYLINE where a line right above the text begins as one, whatever the box is called that it stands in."""
    if not 0 < page.first - block.index <= _RIGHT_ABOVE or len(block.text) > _BYLINE or block.region & _SITE:
        return None
    return RemovedReason.BYLINE if _says_by(block.text) else None


_says_by = remembers_short_lines(says_by)


def own_line(block: PageBlock, known: Known, page: Surroundings) -> RemovedReason | None:
    """Return what a line of which nothing tells is of the article that it stands by, None where it is nothing of it."""
    above, below = page.first - block.index, block.index - page.last
    if page.first < 0 or above > _HEADLINE_ABOVE or below > _BELOW or _is_aside(block, page):
        return None
    if block.level is not None and above > 0:
        says_it = bool(known.headline) and block.folded.startswith(known.headline)
        is_headline = (
            says_it or _is_first_heading(block) or (above <= _RIGHT_ABOVE and _is_called_headline(block, page))
        )
        return RemovedReason.HEADLINE_REPEAT if is_headline else None
    if is_prose(block.text):
        beginning = block.folded[:_LIFE]
        is_life = below > 0 and any(name in beginning for name in known.names)
        return RemovedReason.BYLINE if is_life else None
    if len(block.text) <= _BYLINE and block.links and _leads_to_author(block):
        return RemovedReason.BYLINE
    if above > _ABOVE or (above < -_WITHIN and below < 0) or len(block.text) > _LINE:
        return None
    return _said(block.text) if above > 0 else _said_briefly(block.text)


def _is_aside(block: PageBlock, page: Surroundings) -> bool:
    """Tell a line of a margin, or of a menu, as a table of contents is."""
    return bool(block.region & _NAVIGATION) or page.is_in_margin(block)


def _is_first_heading(block: PageBlock) -> bool:
    """Tell a headline that no data of the page give from the name of a section."""
    return block.level == 1 and not block.links and (" " in block.text or is_unspaced(block.text))


def _is_called_headline(block: PageBlock, page: Surroundings) -> bool:
    """Tell the headline that the page shows where its data give another one."""
    is_called = page.topics(block.step).get(Topic.HEADLINE, LEVELS) <= 1
    return is_called and not block.links and len(block.text) > _SECTION


def _leads_to_author(block: PageBlock) -> bool:
    """Tell a line that is nothing but a link to who wrote the article, or to what else they wrote."""
    link = first_link(block)
    if link is None or block.links != 1 or block.link_density < ALL_LINK:
        return False
    return AUTHOR_PAGE.search(link.get("href") or "") is not None


def _said_briefly(text: str) -> RemovedReason | None:
    """Tell a byline or a dateline that stands among other lines, which may speak of days, too."""
    said = _said(text)
    return None if said is RemovedReason.DATELINE and not is_dateline(text) and len(text) > _BYLINE else said


@remembers_short_lines
def _said(text: str) -> RemovedReason | None:
    """Tell a byline or a dateline by what it says.

    >>> str(_said("Stand: 10:49 UhrLesedauer: 5 Minuten")), str(_said("Skriven av")), _said("The harbour, in 1902")
    ('dateline', 'byline', None)
    """
    lowered = text.lower()
    says_when = any(map(str.isdigit, text)) and (
        parse_dateline(text) is not None or READ_IN.search(lowered) is not None
    )
    if says_when or _is_of_date(lowered):
        return RemovedReason.DATELINE
    is_byline = is_label(text) or (len(text) <= _BYLINE and says_by(text))
    return RemovedReason.BYLINE if is_byline else None


def _is_of_date(lowered: str) -> bool:
    """Tell the label of a date, or a line of a time alone."""
    words = _MARKS.sub(" ", lowered).split()
    return (
        bool(words)
        and all(word in BESIDE for word in words)
        and (any(len(word) > 4 for word in words) or _CLOCK.search(lowered) is not None)
    )
