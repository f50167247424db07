"""Why a block is no main content: what tells, in the order of trust."""

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.fields.credits import LONGEST_CREDIT, is_credit
from newsbot.extraction.forms import reason_of_form
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.labels import reason_of_label
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.list_names import names_list_surely
from newsbot.extraction.menus import is_in_menu_above
from newsbot.extraction.page_phrases import leads_away, reason_in_notice
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.reason_in_links import ALL_LINK, reason_of_contact, reason_of_link, reason_of_shop
from newsbot.extraction.reason_in_names import reason_in_names
from newsbot.extraction.reason_words import (
    CLOCK,
    FOLDED_NETWORKS,
    LEADS_ON,
    PICTURE,
    PLAYER,
    RIGHTS,
    SUBJECTS,
    TIME_AGO,
    count_networks,
    speaks_of,
)
from newsbot.extraction.shapes import LINKED, TITLE_IN_MENU, is_menu, is_prose, is_title, size_of_name
from newsbot.extraction.surroundings import LEVELS, Surroundings
from newsbot.text import clean_line, fold, remembers_short_lines

_THREE_NAMES = 14  # characters: of the shortest three
_BUTTON = 20  # characters: the longest name of a network has 13, the longest word that leads on 18, a player's clock 19
_OFFER = 40  # characters
_ABOVE = 30  # blocks from the text on upwards within which links lead to its comments
_SEVERAL = 3  # names of networks, or of sections
_SIGNS = frozenset("×✕✖╳⨯☰≡⌄▾▼›»❯")  # of buttons that close, open or lead on
_BUTTONS = frozenset({RemovedReason.NAVIGATION, RemovedReason.SHARE})
_CAPTION = Region.CAPTION.value
_NAVIGATION = Region.NAV.value
_FIGURE = Region.FIGURE.value
_PREFORMATTED = Region.PREFORMATTED.value
_TABLE = Region.TABLE.value
_FIELDS = Region.FORM.value
_FOOTER = Region.FOOTER.value
_ENTRIES = (Region.FOOTER | Region.LIST).value


def told_reason(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Name why a stripped block was stripped, None where nothing tells."""
    return (
        _by_region(block, page)
        or _by_credit(block, page)
        or reason_of_contact(block)
        or _by_phrase(block, page)
        or _by_notice(block)
        or _by_networks(block)
        or reason_of_link(block, page)
        or reason_of_shop(block, page)
        or reason_in_names(block, page)
        or reason_of_form(block, page)
        or _by_furniture(block)
        or _by_words(block, page)
        or _by_names(block)
    )


def _by_region(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    if block.region & _CAPTION and block.tag != "caption":  # which is a table's
        return None if is_offer(block) else RemovedReason.CAPTION
    if block.region & _PREFORMATTED and page.is_within(block):
        return RemovedReason.OTHER  # code of the article
    if not block.region & _NAVIGATION or block.region & _FIELDS:
        return None
    if is_prose(block.text) and block.link_density <= LINKED and block.index > page.last:
        return None  # what a carousel shows is no menu
    near = page.topics(block.step)
    if near.get(Topic.SHARE, LEVELS) <= 1:
        return RemovedReason.SHARE
    is_named = near.get(Topic.LINK_LIST, LEVELS) <= 1 and Topic.NAVIGATION not in near and not is_menu(block)
    is_teaser = is_title(block) and size_of_name(block) > TITLE_IN_MENU and not is_in_menu_above(block, page)
    return RemovedReason.LINK_LIST if is_named or is_teaser else RemovedReason.NAVIGATION


def is_offer(block: PageBlock) -> bool:
    """Tell a line that asks the reader for something, though it stands where captions do."""
    return len(block.text) <= _OFFER and _said(block.text) is RemovedReason.PROMO


def _by_phrase(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    reason = _said(block.text)
    if reason is RemovedReason.LINK_LIST and block.link_density >= ALL_LINK and block.links == 1:
        return reason_of_link(block, page) or reason  # "Read more" may lead down the page
    if reason not in _BUTTONS:
        return reason
    consent = page.topics(block.step).get(Topic.CONSENT, LEVELS)
    if reason is RemovedReason.NAVIGATION:
        return RemovedReason.CONSENT if consent <= 1 else reason  # "Close"
    # "E-mail" on a form's field asks for the reader's address, "Save" in a notice of cookies for consent.
    return None if block.region & _FIELDS or consent < LEVELS else reason


def _by_notice(block: PageBlock) -> RemovedReason | None:
    if leads_away(block.text, stands_out=block.link_density > LINKED):
        return RemovedReason.LINK_LIST
    if (not block.links or block.level is not None) and names_list_surely(block.text):
        return RemovedReason.LINK_LIST
    label = clean_line(block.step.element.text or "") if block.links else block.text  # "Tags:" before the links
    return reason_of_label(label) or reason_in_notice(block.text)


def _by_furniture(block: PageBlock) -> RemovedReason | None:
    """Name a button, a notice or a label by how it begins; titles of articles may begin so, too."""
    if block.links and len(block.text) > TITLE_IN_MENU:
        return None
    reason = reason_in_furniture(block.text)
    is_entry = reason is RemovedReason.CAPTION and block.region & _ENTRIES  # "Image credits" lead to all of them
    return None if is_entry else reason


@remembers_short_lines
def _said(text: str) -> RemovedReason | None:
    if len(text) > LONGEST_LINE:
        return None
    if len(text) <= _BUTTON:
        if fold(text) in FOLDED_NETWORKS:
            return RemovedReason.SHARE
        if LEADS_ON.fullmatch(text) or text in _SIGNS:
            return RemovedReason.NAVIGATION
        if PLAYER.fullmatch(text.lower()) or not any(map(str.isalnum, text)):
            return RemovedReason.OTHER
    return RemovedReason.NAVIGATION if SUBJECTS.match(text.lower()) else reason_in_phrase(text)


def _by_credit(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """A line that is nothing but a credit is an image's, or says whose text it is; who has the rights is the site."""
    if block.region & _FOOTER and "©" in block.text and len(block.text) <= LONGEST_LINE:
        return RemovedReason.LEGAL
    if len(block.text) > LONGEST_CREDIT or block.link_density > LINKED:
        return RemovedReason.LEGAL if block.text.startswith("©") else None
    if RIGHTS.match(block.text) and not block.region & _FIGURE:
        return RemovedReason.LEGAL
    if not is_credit(block.text):
        return None
    is_below_image = bool(block.region & _FIGURE) or page.topics(block.step).get(Topic.CAPTION) == 0
    return RemovedReason.CAPTION if is_below_image or PICTURE.search(block.text) else RemovedReason.BYLINE


def _by_networks(block: PageBlock) -> RemovedReason | None:
    """A line that is little more than the names of networks is a row of buttons."""
    names = count_networks(block.text) if len(block.text) >= _THREE_NAMES else 0
    least = _SEVERAL if block.links < _SEVERAL else 2
    return RemovedReason.SHARE if names >= least and names * 2 > len(block.text.split()) else None


def _by_names(block: PageBlock) -> RemovedReason | None:
    """A line of several links, each no more than a name, is a menu."""
    return RemovedReason.NAVIGATION if block.links >= _SEVERAL and is_menu(block) else None


def _by_words(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Name what a line without any other sign speaks of, wherever in it.

    Titles, menus, and prose that stands among the article's, may speak of anything.
    """
    is_within = page.is_within(block)
    is_in_text = block.step.above in page.holding and not block.links and len(block.text) > LONGEST_LINE
    is_long_title = is_title(block) and len(block.text) > TITLE_IN_MENU and not is_prose(block.text)
    if is_in_text or is_long_title or (is_within and block.region & _TABLE):
        return None
    spoken = speaks_of(block.text)
    if spoken is RemovedReason.PROMO and not block.links and is_prose(block.text) and is_in_menu_above(block, page):
        return None  # what a menu leads to
    if is_menu(block) and not any(map(str.isdigit, block.text)):
        return spoken if spoken is RemovedReason.SHARE else None
    if is_title(block):
        return spoken if spoken is RemovedReason.PROMO else None
    if spoken is RemovedReason.COMMENTS and block.links and block.index < page.first - _ABOVE:
        return None  # letters to the editor, in a menu
    return spoken or _by_more(block.text)


def _by_more(text: str) -> RemovedReason | None:
    """Name a line of which no word tells by the networks or the time that it names."""
    return RemovedReason.PROMO if count_networks(text) > 1 else _by_time(text)  # "Find us on … and …"


@remembers_short_lines
def _by_time(text: str) -> RemovedReason | None:
    lowered = text.lower() if len(text) <= LONGEST_LINE else ""
    if TIME_AGO.search(lowered) or CLOCK.fullmatch(lowered):
        return RemovedReason.DATELINE
    return None
