"""Why a block is no main content: its region, its class tokens, its first words, its shape, in this order of trust."""

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.steps import distance_to_topics
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
_LINES = frozenset({Topic.DATELINE, Topic.CAPTION})
_SHORT = frozenset({Topic.SHARE, Topic.NAVIGATION, Topic.TAGS, Topic.DATELINE})
# Further up, a class that says "image" or "media" is a card's, and "profile" or "author" a whole page's.
_DISTANCES = {Topic.CAPTION: 1, Topic.BYLINE: 3, Topic.DATELINE: 3}
_ALL_LINK = 0.9
_CAPTION = Region.CAPTION.value
_NAVIGATION = Region.NAV.value
_FORM = (Region.FORM | Region.BUTTON).value
_FOOTER = Region.FOOTER.value
_HEADER = Region.HEADER.value


def reason_of(block: PageBlock) -> RemovedReason:
    """Name why a stripped block was stripped."""
    return _by_region(block) or _by_phrase(block) or _by_target(block) or _by_topic(block) or _by_shape(block)


def _by_region(block: PageBlock) -> RemovedReason | None:
    if block.region & _CAPTION:
        return RemovedReason.CAPTION
    if block.region & _NAVIGATION:
        return RemovedReason.NAVIGATION
    return None


def _by_phrase(block: PageBlock) -> RemovedReason | None:
    if block.text.startswith("©"):
        return RemovedReason.LEGAL
    return reason_in_phrase(block.text) if len(block.text) <= LONGEST_LINE else None


def _by_target(block: PageBlock) -> RemovedReason | None:
    """A link within the page leads around it: to its main part, its top, its comments."""
    if block.link_density < _ALL_LINK or len(block.text) > LONGEST_LINE:
        return None
    link = next(block.element.iter("a"), None)
    target = (link.get("href") or "") if link is not None else ""
    return RemovedReason.NAVIGATION if len(target) > 1 and target.startswith("#") else None


def _by_topic(block: PageBlock) -> RemovedReason | None:
    """The nearest topic wins; among equals the order of the table, most telling first."""
    near = distance_to_topics(block.step, _LEVELS)
    if not near:
        return None
    named = [topic for topic in _TOPIC_REASONS if topic in near and _fits(block, topic, near[topic])]
    return _TOPIC_REASONS[min(named, key=lambda topic: near[topic])] if named else None


def _fits(block: PageBlock, topic: Topic, distance: int) -> bool:
    """Tell whether a block looks like what its class tokens say: cards of other articles borrow many names."""
    if topic in _LINES and len(block.text) > LONGEST_LINE:
        return False
    if topic in _SHORT and (_is_title(block) or len(block.text) > LONGEST_LINE):
        return False
    if topic is Topic.CAPTION and (_is_title(block) or block.region & _FORM):
        return False
    return distance <= _DISTANCES.get(topic, _LEVELS)


def _is_title(block: PageBlock) -> bool:
    """Tell a link that is another article's title from the name of a section or a button."""
    return block.link_density > 0.5 and len(block.text) > (_TITLE_UNSPACED if is_unspaced(block.text) else _TITLE)


def _by_shape(block: PageBlock) -> RemovedReason:
    if block.region & _FORM:
        # What asks for something says so; a word or two on a button leads on, back or away.
        return RemovedReason.PROMO if len(block.text) > _TITLE else RemovedReason.NAVIGATION
    if block.region & (_FOOTER | _HEADER):
        return RemovedReason.NAVIGATION
    if block.link_density > 0.5:
        return RemovedReason.LINK_LIST if _is_title(block) else RemovedReason.NAVIGATION
    return RemovedReason.OTHER
