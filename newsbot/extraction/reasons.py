"""Why a block is no main content: its region, its class tokens, its first words, its shape, in this order of trust."""

import re
from collections.abc import Sequence

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.steps import distance_to_topics, nearest_common
from newsbot.text import fold, is_unspaced, remembers_short_lines

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
_RANKS = {topic: rank for rank, topic in enumerate(_TOPIC_REASONS)}
_LINES = frozenset({Topic.DATELINE, Topic.CAPTION})
_SHORT = frozenset({Topic.SHARE, Topic.NAVIGATION, Topic.TAGS, Topic.DATELINE})
# Further up, a class that says "image" or "media" is a card's, and "profile" or "author" a whole page's.
_DISTANCES = {Topic.CAPTION: 1, Topic.BYLINE: 3, Topic.DATELINE: 3}
# Blocks around the article within which a byline or a dateline is its own; further off it is a card's.
_ABOVE, _BELOW = 30, 8
_OF_CARDS = frozenset({RemovedReason.BYLINE, RemovedReason.DATELINE})
_PAGE = frozenset({"html", "body", "main"})
_BOX = 3  # levels of a box that holds a title and its lines, or a label and what it names
_NAME = re.compile(r"[\w\s&'’-]+:?")
_LABEL = 40  # characters of a line that may name what stands below it
_NAMED_BELOW = frozenset({
    RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.COMMENTS, RemovedReason.SHARE, RemovedReason.PROMO,
})  # fmt: skip
_NETWORKS = (
    "facebook", "twitter", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "bluesky", "threads", "mastodon",
    "instagram", "youtube", "tiktok", "xing", "flipboard", "tumblr", "vkontakte", "odnoklassniki", "weibo", "wechat",
    "kakaotalk", "messenger", "pocket", "snapchat", "viber", "gettr", "truthsocial", "e-mail",
)  # fmt: skip
_NETWORK = re.compile(rf"\b(?:{'|'.join(_NETWORKS)})\b", re.IGNORECASE)
_FOLDED_NETWORKS = frozenset(map(fold, _NETWORKS))
_LEADS_ON = re.compile(
    r"(?:previous|next|back|close|zurück|weiter|schließen|précédente?|suivante?|retour|fermer|anterior|siguiente|cerrar|"
    r"próxim[ao]|fechar|precedente|successivo|chiudi|vorige|volgende|sluiten|poprzedni[ae]?|następn[aey]|zamknij|"
    r"önceki|sonraki|kapat|forrige|neste|næste|lukk|föregående|nästa|stäng|edellinen|seuraava|sulje|назад|вперёд|далее|"
    r"закрыть|前へ|次へ|閉じる|上一页|下一页|关闭|이전|다음|닫기|السابق|التالي|إغلاق)\W*",
    re.IGNORECASE,
)
_INVITATION = 400  # characters
_ALL_LINK = 0.9
_CAPTION = Region.CAPTION.value
_NAVIGATION = Region.NAV.value
_FORM = (Region.FORM | Region.BUTTON).value
_FOOTER = Region.FOOTER.value
_HEADER = Region.HEADER.value


def reason_of(block: PageBlock) -> RemovedReason:
    """Name why a stripped block was stripped."""
    return _by_region(block) or _by_phrase(block) or _by_target(block) or _by_topic(block) or _by_shape(block)


def in_context(blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None]) -> list[RemovedReason | None]:
    """Return the reasons mended by where the article stands (None: its text) and by what follows.

    A byline or dateline far from the article is of a comment or another one's card, as is what stands below a linked
    title; a label without a better reason takes that of the list below it.
    """
    mended = list(reasons)
    text = [at for at, reason in enumerate(reasons) if reason is None]
    near = range(text[0] - _ABOVE, text[-1] + _BELOW + 1) if text else range(len(blocks))
    for at in range(len(blocks) - 1, -1, -1):
        below = mended[at + 1] if at + 1 < len(blocks) else None
        if at not in near and mended[at] in _OF_CARDS:
            others = RemovedReason.COMMENTS if below is RemovedReason.COMMENTS else RemovedReason.LINK_LIST
            mended[at] = _by_phrase(blocks[at]) or others
        elif at not in near and mended[at] is RemovedReason.OTHER and _is_below_title(blocks, at):
            mended[at] = RemovedReason.LINK_LIST
        elif mended[at] is RemovedReason.OTHER and below in _NAMED_BELOW and _is_label(blocks[at], blocks[at + 1]):
            mended[at] = below
    return mended


def _is_below_title(blocks: Sequence[PageBlock], at: int) -> bool:
    block, above = blocks[at], blocks[at - 1] if at else None
    if above is None or block.link_density >= 0.5 or block.region & (_FOOTER | _FORM):
        return False
    return _is_title(above) and _share_a_box(block, above)


def _is_label(block: PageBlock, below: PageBlock) -> bool:
    is_name = len(block.text) <= _LABEL and _NAME.fullmatch(block.text) is not None
    return is_name and _share_a_box(block, below)


def _share_a_box(one: PageBlock, other: PageBlock) -> bool:
    """Tell whether two blocks stand close together in the tree, in an element that is less than the page."""
    common = nearest_common(one.step, other.step)
    return common.tag not in _PAGE and max(one.step.depth, other.step.depth) - common.depth <= _BOX


def _by_region(block: PageBlock) -> RemovedReason | None:
    if block.region & _CAPTION:
        return RemovedReason.CAPTION
    if block.region & _NAVIGATION:
        return RemovedReason.NAVIGATION
    return None


def _by_phrase(block: PageBlock) -> RemovedReason | None:
    return _said(block.text)


@remembers_short_lines
def _said(text: str) -> RemovedReason | None:
    if text.startswith("©"):
        return RemovedReason.LEGAL
    if len(text) > LONGEST_LINE:
        return None
    if fold(text) in _FOLDED_NETWORKS:
        return RemovedReason.SHARE
    return RemovedReason.NAVIGATION if _LEADS_ON.fullmatch(text) else reason_in_phrase(text)


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
    named = [topic for topic, level in near.items() if topic in _TOPIC_REASONS and _fits(block, topic, level)]
    if not named:
        return None
    # The items of a menu are no list of articles, whatever the menu is called besides.
    if Topic.NAVIGATION in named and block.link_density > 0.5:
        named = [topic for topic in named if topic is not Topic.LINK_LIST]
    return _TOPIC_REASONS[min(named, key=lambda topic: (near[topic], _RANKS[topic]))] if named else None


def _fits(block: PageBlock, topic: Topic, distance: int) -> bool:
    """Tell whether a block looks like what its class tokens say: cards of other articles borrow many names."""
    if distance > _DISTANCES.get(topic, _LEVELS):
        return False
    if topic in _LINES and len(block.text) > LONGEST_LINE:
        return False
    if topic is Topic.SHARE and distance == 0:
        return True
    if topic in _SHORT and (_is_title(block) or len(block.text) > LONGEST_LINE):
        return False
    return topic is not Topic.CAPTION or not (block.region & _FORM or _is_title(block))


def _is_title(block: PageBlock) -> bool:
    """Tell a link that is another article's title from the name of a section or a button."""
    size = len(block.text)
    return block.link_density > 0.5 and (size > _TITLE or (size > _TITLE_UNSPACED and is_unspaced(block.text)))


def _by_shape(block: PageBlock) -> RemovedReason:
    if block.region & _FORM:
        # What asks for something says so; a word or two on a button leads on, back or away.
        return RemovedReason.PROMO if len(block.text) > _TITLE else RemovedReason.NAVIGATION
    if block.region & (_FOOTER | _HEADER):
        return RemovedReason.NAVIGATION
    if block.link_density > 0.5:
        return RemovedReason.LINK_LIST if _is_title(block) else RemovedReason.NAVIGATION
    return RemovedReason.PROMO if _invites(block.text[:_INVITATION]) else RemovedReason.OTHER


def _invites(text: str) -> bool:
    """Tell "Follow us on … and …"."""
    said = text.lower()
    return any(map(said.__contains__, _NETWORKS)) and len(_NETWORK.findall(text)) > 1
