"""Why a block is no main content: its region, its class tokens, its first words, its shape, in this order of trust."""

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.lexicon import Topic, distance_to_topics
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.text import is_unspaced

_LEVELS = 5
_TITLE, _TITLE_UNSPACED = 25, 10  # characters: a link that is longer is a title, not a name of a section
_TOPIC_REASONS = {
    Topic.COMMENTS: RemovedReason.COMMENTS,
    Topic.SHARE: RemovedReason.SHARE,
    Topic.CONSENT: RemovedReason.CONSENT,
    Topic.PROMO: RemovedReason.PROMO,
    Topic.ADVERT: RemovedReason.ADVERT,
    Topic.LINK_LIST: RemovedReason.LINK_LIST,
    Topic.CAPTION: RemovedReason.CAPTION,
    Topic.BYLINE: RemovedReason.BYLINE,
    Topic.DATELINE: RemovedReason.DATELINE,
    Topic.TAGS: RemovedReason.NAVIGATION,
    Topic.NAVIGATION: RemovedReason.NAVIGATION,
    Topic.LEGAL: RemovedReason.LEGAL,
}
_CAPTION = Region.CAPTION.value
_NAVIGATION = Region.NAV.value
_FORM = (Region.FORM | Region.BUTTON).value
_FOOTER = Region.FOOTER.value
_HEADER = Region.HEADER.value


def reason_of(block: PageBlock) -> RemovedReason:
    """Name why a stripped block was stripped."""
    return _by_region(block) or _by_phrase(block) or _by_topic(block) or _by_shape(block)


def _by_region(block: PageBlock) -> RemovedReason | None:
    if block.region & _CAPTION:
        return RemovedReason.CAPTION
    if block.region & _NAVIGATION:
        return RemovedReason.NAVIGATION
    return None


def _by_phrase(block: PageBlock) -> RemovedReason | None:
    return reason_in_phrase(block.text) if len(block.text) <= LONGEST_LINE else None


def _by_topic(block: PageBlock) -> RemovedReason | None:
    """The nearest topic wins; among equals the order of the table, most telling first."""
    near = distance_to_topics(block.element, _LEVELS)
    named = [topic for topic in _TOPIC_REASONS if topic in near]
    if not named:
        return None
    best = min(named, key=lambda topic: near[topic])
    reason = _TOPIC_REASONS[best]
    is_line = len(block.text) <= LONGEST_LINE
    if reason in {RemovedReason.BYLINE, RemovedReason.DATELINE, RemovedReason.CAPTION} and not is_line:
        return None
    return reason


def _by_shape(block: PageBlock) -> RemovedReason:
    if block.region & _FORM:
        return RemovedReason.PROMO
    if block.region & (_FOOTER | _HEADER):
        return RemovedReason.NAVIGATION
    if block.link_density > 0.5:
        is_title = len(block.text) > (_TITLE_UNSPACED if is_unspaced(block.text) else _TITLE)
        return RemovedReason.LINK_LIST if is_title else RemovedReason.NAVIGATION
    return RemovedReason.OTHER
