"""What class and id tokens say of a block that is no text: the lexicon's topics, without what misleads, and more.

The scorer and the fields read the lexicon as it is; what only tells why a block was stripped stands here.
"""

import re
from functools import lru_cache

from newsbot.extraction.lexicon import Topic, look_up, name_of, parts_of, tokens, topics_of

# Tokens that begin so say how an element looks, or what a script does to it.
_STATES = ("is-", "has-", "js-", "no_", "not-", "hide-", "hidden-", "u-is-", "wp-elements-")
# Within a longer name these name a part of a thing, a look, or nothing: "card__footer", "hide-on-print", "cmp-teaser".
_PARTS = frozenset(
    "header footer pages print feedback rating tools cmp modal product products support search images data slider "
    "carousel slideshow video player card cards tile tiles blog badge banner bookmark marketing "
    "link links linklist linkslist".split()
)
_MORE: dict[Topic, str] = {
    Topic.LINK_LIST: "posts stories articles similar similars companion entries blog-posts blog-list "
    "post-list postlist post-grid post-picker news-list newslist article-list articlelist story-list recent-posts "
    "other-articles more-links morelinks nouvelles noticias notizie podcasts",
    Topic.PROMO: "optin opt-in lead-magnet mailchimp mc-embed mailing-list klaviyo sailthru app-banner app-store "
    "appstore play-store gate trial spenden crowdfunding patreon adblock adblocker abonnement abonnieren abonnez "
    "suscripcion suscriptor suscribete assine demo-form contact-form lead-form cta announcement announcements popup "
    "donations donate barrier",
    Topic.SHARE: "print-button print-link print-article article-print sns compartilhar paylas readspeaker copy-link",
    Topic.COMMENTS: "wpdiscuz wpd kommentieren yorum yorumlar reacties netiquette comment-form",
    Topic.CONSENT: "cli cookie-law trustarc truste usercentrics iubenda borlabs axeptio klaro osano termly cmplz "
    "complianz",
    Topic.NAVIGATION: "megamenu mega-menu flyout dropdown topnav subnav mainnav jump-links jumplinks quicklinks "
    "quick-links skiplinks skip-links lang language switcher tablist crumbs crumb burger mobile-menu site-header "
    "site-footer page-header page-footer main-header main-footer global-header global-footer sub-footer pre-footer "
    "footer-links footer-menu footer-nav header-menu header-nav search-form search-box search-bar "
    "search-panel search-overlay search-field header-top top-header "
    "header-bar",
    Topic.TAGS: "article-label article-kicker article-section article-category post-category post-categories",
    Topic.ADVERT: "adthrive mediavine promoted patrocinado publi price prices buy-button buybutton add-to-cart "
    "merchant merchants retailer retailers product-card product-list",
    Topic.LEGAL: "disclosure recaptcha grecaptcha legals colophon mentions reprint reprints",
    Topic.CAPTION: "pic pics",
    Topic.BYLINE: "author-bio authorbio about-author author-box authorbox author-info author-card bio-box biography "
    "yazar forfatter schrijver redacteur",
}
_BY_TOKEN = {token: topic for topic, tokens in _MORE.items() for token in tokens.split()}
_OF_TEXT = frozenset({Topic.BODY, Topic.HEADLINE, Topic.STANDFIRST})
_TELLING = frozenset(part for token in (*_BY_TOKEN, *tokens()) for part in parts_of(token))
# WordPress names the subjects of a post so.
_POST, _SUBJECTS = frozenset({"post", "hentry", "type-post"}), ("category-", "tag-")
_SEGMENTS = re.compile(r"[^a-z0-9]+")
_HEX = re.compile(r"(?![a-z]+\d+$)(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{4,}")  # a number that a program gave


@lru_cache(maxsize=16_384)
def told_topics(names: str) -> frozenset[Topic]:
    """Return the topics that a class or id attribute names, as far as they tell why something was stripped.

    >>> sorted(told_topics("cmp-teaser md:print")), sorted(told_topics("article__footer author-bio"))
    ([<Topic.LINK_LIST: 'link_list'>], [<Topic.BYLINE: 'byline'>])
    """
    tokens = names.split()
    if not _POST.isdisjoint(tokens):
        tokens = [token for token in tokens if not token.startswith(_SUBJECTS)]
    return frozenset().union(*map(_of_token, tokens))


@lru_cache(maxsize=16_384)
def _of_token(token: str) -> frozenset[Topic]:
    if ":" in token or token.startswith(_STATES):  # "md:flex" is a look, too
        return frozenset()
    name = name_of(token)
    if _TELLING.isdisjoint(parts_of(name)):
        return frozenset()
    parts = [part for segment in _SEGMENTS.split(name) if not _HEX.fullmatch(segment) for part in parts_of(segment)]
    if len(parts) > 1 or parts == ["links"]:
        parts = [part for part in parts if part not in _PARTS]
    told = look_up(name, _BY_TOKEN) or topics_of("-".join(parts))
    if told <= _OF_TEXT:  # "ArticleContent_caption__x1" is a part of the text that its component shows
        told = told.union(*(topics_of(part) for part in parts))
    return told
