"""Why a block is no main content: its region, its class tokens, its first words, its shape, in this order of trust."""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.fields.credits import split_credit
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.phrases import LOGIN, LONGEST_LINE, OFFER, reason_in_phrase
from newsbot.extraction.steps import distance_to_topics
from newsbot.text import fold, is_unspaced, remembers_short_lines

_LEVELS = 5
_TITLE, _TITLE_UNSPACED = 25, 10  # characters: a link that is longer is a title, not a name of a section
_NAME_SPACED, _NAME_UNSPACED = 20, 8  # characters a link of several in a line that are names, on average
_TITLE_IN_MENU = 45  # characters: menus have longer names, but hold teasers, too
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
_OF_TEASERS = frozenset({Topic.BYLINE, Topic.DATELINE})  # who wrote the other article, and when
_TEASER = 3  # levels within which a class that names a list or a teaser says more than they do
_SHORT = frozenset({Topic.SHARE, Topic.NAVIGATION, Topic.TAGS, Topic.DATELINE})
# Further up, a class that says "image" or "media" is a card's, and "profile" or "author" a whole page's.
_DISTANCES = {Topic.CAPTION: 1, Topic.BYLINE: 3, Topic.DATELINE: 3}
_CREDIT = 80  # characters
_LINE = 40  # characters: what is longer on a button says something
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
_TIME_AGO = re.compile(
    r"\d+ ?(?:min|h|hrs?|hours?|days?|d|weeks?)\w* ago\b|\bvor \d+ (?:min|std|stunde|tag)|\bil y a (?:\d+|une?)\b"
    r"|\bhace \d+ |\bhá \d+ |\d+ (?:minut|or[ae]|giorn)\w* fa\b|\d+ \w+ geleden\b|\bprieš \d+ |\d+ \w+ temu\b"
    r"|\d+ \w+ (?:sedan|siden|sitten|önce|назад)\b|\d+ ?(?:分|時間|日)前|\d+ ?(?:分钟|小时|天)前"
    r"|\d+ ?(?:분|시간|일) 전",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"\b(?:photo|image|picture|bild|imagen|imagem|immagine|kuva|zdjęcie|getty|imago|alamy)|foto|фото|写真|撮影|图|사진",
    re.IGNORECASE,
)
_TRAIL = re.compile(r"\S\s?[»›>→]\s?\S")
_RIGHTS = re.compile(
    r"©|\bcopyright\b|\ball rights\b|\balle rechte\b|\btous droits\b|\btodos (?:los derechos|os direitos)\b"
    r"|\btutti i diritti\b|\bwszelkie prawa\b|\bвсе права\b|無断転載|著作権|版权所有|무단",
    re.IGNORECASE,
)
_INVITATION = 400  # characters
_ALL_LINK = 0.9
_SEVERAL = 3  # names of networks
_CAPTION = Region.CAPTION.value
_NAVIGATION = Region.NAV.value
_FIGURE = Region.FIGURE.value
_FIELDS = Region.FORM.value
_BUTTON = Region.BUTTON.value
_FORM = _FIELDS | _BUTTON
_FOOTER = Region.FOOTER.value
_HEADER = Region.HEADER.value


def reason_of(block: PageBlock) -> RemovedReason:
    """Name why a stripped block was stripped."""
    return (
        _by_region(block)
        or _by_credit(block)
        or by_phrase(block)
        or _by_networks(block)
        or _by_target(block)
        or _by_topic(block)
        or _by_shape(block)
    )


def _by_region(block: PageBlock) -> RemovedReason | None:
    if block.region & _CAPTION:
        return RemovedReason.CAPTION
    if block.region & _NAVIGATION:
        is_teaser = is_title(block) and len(block.text) / max(1, block.links) > _TITLE_IN_MENU
        return RemovedReason.LINK_LIST if is_teaser else RemovedReason.NAVIGATION
    return None


def by_phrase(block: PageBlock) -> RemovedReason | None:
    """Return the reason that the words at a block's beginning name, None where they name none."""
    reason = _said(block.text)
    # "E-mail" on a form's field asks for the reader's address.
    return None if reason is RemovedReason.SHARE and block.region & _FIELDS else reason


@remembers_short_lines
def _said(text: str) -> RemovedReason | None:
    if len(text) > LONGEST_LINE:
        return None
    if fold(text) in _FOLDED_NETWORKS:
        return RemovedReason.SHARE
    return RemovedReason.NAVIGATION if _LEADS_ON.fullmatch(text) else reason_in_phrase(text)


def _by_credit(block: PageBlock) -> RemovedReason | None:
    """A line that is nothing but a credit is an image's, or says whose text it is; a footer's is the site's."""
    if len(block.text) > _CREDIT or block.link_density > 0.5:
        return RemovedReason.LEGAL if block.text.startswith("©") else None
    if not _is_credit(block.text):
        return None
    if block.region & _FIGURE or _PICTURE.search(block.text) or Topic.CAPTION in distance_to_topics(block.step, 1):
        return RemovedReason.CAPTION
    return RemovedReason.LEGAL if block.text.startswith("©") else RemovedReason.BYLINE


@remembers_short_lines
def _is_credit(text: str) -> bool:
    caption, credit = split_credit(text)
    return caption is None and credit is not None


def _by_networks(block: PageBlock) -> RemovedReason | None:
    """A line that is little more than the names of networks is a row of buttons."""
    names = _count_networks(block.text)
    return RemovedReason.SHARE if names >= _SEVERAL and names * 2 > len(block.text.split()) else None


def _count_networks(text: str) -> int:
    beginning = text[:_INVITATION]
    said = beginning.lower()
    return len(_NETWORK.findall(beginning)) if any(map(said.__contains__, _NETWORKS)) else 0


def _by_target(block: PageBlock) -> RemovedReason | None:
    """A link within the page leads around it: to its main part, its top, its comments; a trail leads to its section."""
    if block.links and len(block.text) <= LONGEST_LINE and _TRAIL.search(block.text):
        return RemovedReason.NAVIGATION
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
    if Topic.LINK_LIST in named and near[Topic.LINK_LIST] <= _TEASER:
        named = [topic for topic in named if topic not in _OF_TEASERS]
    return _TOPIC_REASONS[min(named, key=lambda topic: (near[topic], _RANKS[topic]))] if named else None


def _fits(block: PageBlock, topic: Topic, distance: int) -> bool:
    """Tell whether a block looks like what its class tokens say: cards of other articles borrow many names."""
    if distance > _DISTANCES.get(topic, _LEVELS):
        return False
    # "cmp", the tool that asks for consent, is also what a publishing system calls its components.
    is_component = topic is Topic.CONSENT and bool(block.region & _FOOTER)
    is_long = topic in _LINES and len(block.text) > LONGEST_LINE
    is_name = topic is Topic.LINK_LIST and (_is_menu(block) or (block.region & _BUTTON and not is_title(block)))
    is_invitation = topic is Topic.SHARE and len(block.text) > _LINE and _asks(block)
    is_masthead = topic is Topic.PROMO and block.region & _HEADER and len(block.text) <= _TITLE
    if is_component or is_long or is_name or is_masthead or is_invitation:
        return False
    if topic is Topic.SHARE and distance == 0:
        return True
    if topic in _SHORT and (is_title(block) or len(block.text) > LONGEST_LINE):
        return False
    return topic is not Topic.CAPTION or not (block.region & _FORM or block.tag == "label" or is_title(block))


def is_title(block: PageBlock) -> bool:
    """Tell a link that is another article's title from the name of a section or a button."""
    size = len(block.text)
    if block.link_density <= 0.5 or size <= _TITLE_UNSPACED or _is_menu(block):
        return False
    return size > _TITLE or is_unspaced(block.text)


def _is_menu(block: PageBlock) -> bool:
    """Tell a line of links that are names of sections, each too short for a title."""
    if block.link_density <= 0.5 or block.links < 2 or len(block.text) > block.links * _NAME_SPACED:
        return False
    return len(block.text) <= block.links * _NAME_UNSPACED or not is_unspaced(block.text)


def _by_shape(block: PageBlock) -> RemovedReason:
    if block.region & _FORM:
        # A form asks for something; a button, or a word or two, leads on, back or away.
        asks = block.region & _FIELDS and (len(block.text) > _TITLE or _asks(block))
        return RemovedReason.PROMO if asks else RemovedReason.NAVIGATION
    if block.region & (_FOOTER | _HEADER):
        return RemovedReason.NAVIGATION
    if block.link_density > 0.5:
        return RemovedReason.LINK_LIST if is_title(block) else RemovedReason.NAVIGATION
    return _by_words(block)


def _asks(block: PageBlock) -> bool:
    beginning = block.text[:_INVITATION]
    return OFFER.search(beginning) is not None or LOGIN.search(beginning) is not None


def _by_words(block: PageBlock) -> RemovedReason:
    """Name what a line without any other sign speaks of, wherever in it."""
    beginning = block.text[:_INVITATION]
    if _count_networks(beginning) > 1 or _asks(block):
        return RemovedReason.PROMO  # "Follow us on … and …", "Already a subscriber? Log in"
    if _RIGHTS.search(beginning):
        return RemovedReason.LEGAL
    if _TIME_AGO.search(beginning) and len(block.text) <= LONGEST_LINE:
        return RemovedReason.DATELINE
    return RemovedReason.OTHER
