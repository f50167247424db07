"""Why a block was stripped, by what the elements around it are called, where it looks like it."""

from collections.abc import Callable, Mapping

from newsbot.errors import RemovedReason
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.phrases import LONGEST_LINE
from newsbot.extraction.reason_words import ADDRESS, CLOCK, DATED, speaks_of
from newsbot.extraction.region import Region
from newsbot.extraction.shapes import LINKED, LONGEST_CAPTION, TITLE_IN_MENU, is_menu, is_name, is_prose, is_title
from newsbot.extraction.surroundings import LEVELS, Surroundings

_REASONS = {
    Topic.COMMENTS: RemovedReason.COMMENTS,
    Topic.SHARE: RemovedReason.SHARE,
    Topic.CONSENT: RemovedReason.CONSENT,
    Topic.PROMO: RemovedReason.PROMO,
    Topic.ADVERT: RemovedReason.ADVERT,
    Topic.LINK_LIST: RemovedReason.LINK_LIST,
    Topic.BYLINE: RemovedReason.BYLINE,
    Topic.CAPTION: RemovedReason.CAPTION,
    Topic.DATELINE: RemovedReason.DATELINE,
    Topic.TAGS: RemovedReason.NAVIGATION,
    Topic.NAVIGATION: RemovedReason.NAVIGATION,
    Topic.LEGAL: RemovedReason.LEGAL,
}
_RANKS = {topic: rank for rank, topic in enumerate(_REASONS)}
_OF_TEASERS = frozenset({Topic.BYLINE, Topic.DATELINE, Topic.CAPTION})  # of the other article
_OF_OFFERS = frozenset({Topic.PROMO, Topic.ADVERT})
_OF_MENUS = frozenset({Topic.PROMO, Topic.ADVERT, Topic.LINK_LIST})  # what a menu is of
_TEASER = 3  # levels within which a class that names a list or a teaser says more than its parts do
# Further up, a class that says "image" or "media" is a card's, and "profile" or "author" a whole page's.
_DISTANCES = {Topic.CAPTION: 1, Topic.BYLINE: 3, Topic.DATELINE: 3}
_INVITATIONS = frozenset({RemovedReason.PROMO, RemovedReason.COMMENTS})
_LINE = 25  # characters of what is no more the name of an entry
_DAY = 12  # characters
_FURNISHED = (Region.FORM | Region.BUTTON | Region.FOOTER).value  # neither captions nor cards without a title
_HEADER = Region.HEADER.value


def reason_in_names(block: PageBlock, page: Surroundings) -> RemovedReason | None:
    """Return the reason that the classes and ids around a block name, None where they name none that fits.

    The nearest wins; among equals the order of the table, most telling first.
    """
    near = page.topics(block.step)
    named = {topic: level for topic, level in near.items() if topic in _REASONS and _fits(block, topic, level)}
    if not named:
        return None
    if _is_own_caption(block, named, near):
        return RemovedReason.CAPTION
    for others in _outdone(block, named):
        named = {topic: level for topic, level in named.items() if topic not in others}
    nearest = min(named, key=lambda topic: (named[topic], _RANKS[topic]))
    is_button = nearest is Topic.NAVIGATION and named.get(Topic.SHARE, LEVELS) <= 1
    if is_button and speaks_of(block.text) is RemovedReason.SHARE:
        return RemovedReason.SHARE  # of a menu of such
    return _REASONS[nearest]


def _is_own_caption(block: PageBlock, named: Mapping[Topic, int], near: Mapping[Topic, int]) -> bool:
    """Tell the line right below an image, though the image is a teaser's by its class, too."""
    is_nearest = Topic.CAPTION in named and named[Topic.CAPTION] <= near.get(Topic.LINK_LIST, LEVELS)
    return is_nearest and bool(block.media) and not block.links


def _outdone(block: PageBlock, named: Mapping[Topic, int]) -> list[frozenset[Topic]]:
    """Return the topics that say less than another that is named with them, and never all of them."""
    outdone = []
    menu, teaser = named.get(Topic.NAVIGATION), named.get(Topic.LINK_LIST)
    if menu is not None and block.link_density > LINKED:
        # The items of a menu are no list of articles, whatever the menu is called besides.
        outdone.append(frozenset({Topic.LINK_LIST}))
        teaser = None
    if menu is not None and menu == min(named.values()) and len(block.text) <= TITLE_IN_MENU:
        outdone.append(_OF_MENUS)
        teaser = None
    if teaser is not None and teaser <= _TEASER:
        outdone.append(_OF_TEASERS)
        if is_title(block) and 0 < teaser <= min(map(named.__getitem__, _OF_OFFERS & named.keys()), default=0):
            outdone.append(_OF_OFFERS)  # the subject of what it leads to
    return outdone


def _fits(block: PageBlock, topic: Topic, distance: int) -> bool:
    """Tell whether a block looks like what its class tokens say: cards of other articles borrow many names."""
    check = _CHECKS.get(topic)
    return distance <= _DISTANCES.get(topic, LEVELS) and (check is None or check(block, distance))


def _may_be_comment(block: PageBlock, distance: int) -> bool:
    """Tell from the card of an article that is a comment, or has a number of them."""
    return distance > 0 or not is_title(block)


def _may_be_shared(block: PageBlock, distance: int) -> bool:
    if distance == 0:
        return True
    is_else = ADDRESS.search(block.text) is not None or speaks_of(block.text) in _INVITATIONS
    return not (is_else or (distance > 0 and is_title(block)) or is_prose(block.text))


def _may_be_promoted(block: PageBlock, _distance: int) -> bool:
    return not (block.region & _HEADER and is_name(block))  # the name of the site, or of a section


def _may_be_listed(block: PageBlock, _distance: int) -> bool:
    return not (is_menu(block) or (block.region & _FURNISHED and not is_title(block)))


def _may_be_caption(block: PageBlock, distance: int) -> bool:
    if block.region & _FURNISHED or block.tag == "label" or len(block.text) > LONGEST_CAPTION:
        return False
    is_link = block.link_density > LINKED and len(block.text) <= TITLE_IN_MENU
    is_else = is_link or (distance > 0 and is_title(block)) or CLOCK.fullmatch(block.text.lower()) is not None
    return not is_else and any(map(str.isalpha, block.text))


def _may_be_date(block: PageBlock, distance: int) -> bool:
    if len(block.text) > LONGEST_LINE or is_title(block):
        return False
    is_part = distance == 0 and not block.links and len(block.text) <= _DAY  # of a date: the day of the week
    return is_part or DATED.search(block.text) is not None


def _may_be_tag(block: PageBlock, _distance: int) -> bool:
    return not (is_title(block) or is_prose(block.text))


def _may_be_in_menu(block: PageBlock, distance: int) -> bool:
    is_line = not block.links or (len(block.text) > _LINE and not is_menu(block))
    if distance > 0 and is_line and speaks_of(block.text) in _INVITATIONS:
        return False
    is_entry = not is_title(block) or (block.level is None and len(block.text) <= TITLE_IN_MENU)
    return is_entry and not is_prose(block.text)


_CHECKS: Mapping[Topic, Callable[[PageBlock, int], bool]] = {
    Topic.COMMENTS: _may_be_comment,
    Topic.SHARE: _may_be_shared,
    Topic.PROMO: _may_be_promoted,
    Topic.LINK_LIST: _may_be_listed,
    Topic.CAPTION: _may_be_caption,
    Topic.DATELINE: _may_be_date,
    Topic.TAGS: _may_be_tag,
    Topic.NAVIGATION: _may_be_in_menu,
}
