"""Class and id tokens, by what they say of an element.

Class names are English nearly everywhere; the others stand where large publishers of a language use their own.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise


class Topic(StrEnum):
    """What the class and id tokens of an element say it is."""

    BODY = "body"
    STANDFIRST = "standfirst"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    LINK_LIST = "link_list"
    PROMO = "promo"
    SHARE = "share"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    ADVERT = "advert"
    CONSENT = "consent"
    LEGAL = "legal"
    TAGS = "tags"
    ASIDE = "aside"
    QUOTE = "quote"
    EMBED = "embed"


_TOKENS: dict[Topic, str] = {
    Topic.BODY: "articlebody article-body articletext article-text article-content articlecontent body-text bodytext "
    "body-copy storybody story-body storytext story-text post-content postcontent entry-content entrycontent "
    "article__body article__content article__text story-content newstext news-text textbody paragraph "
    "paragraphs prose richtext rich-text maincontent artikel-text article-main content-body contentbody "
    "detail-text fulltext",
    Topic.STANDFIRST: "spot linha-fina linhafina copete sumario sottotitolo undertittel standfirst dek deck lead lede leadtext lead-text intro introduction summary abstract excerpt subtitle "
    "sub-title subhead subheadline sub-headline subheading strapline teaser-text vorspann anleser chapo "
    "entradilla bajada sommario occhiello ingress manchet underrubrik description sapo preamble synopsis "
    "headnote",
    Topic.HEADLINE: "headline title heading article-title entry-title post-title titel titre titulo titolo rubrik",
    Topic.BYLINE: "byline author authors author-name authorname writer autor auteur autore contributor contributors "
    "signature firma profile bio credits-author reporter journalist verfasser",
    Topic.DATELINE: "date dateline datetime time timestamp published pubdate publish-date published-date post-date updated "
    "datum fecha data meta metadata article-meta post-meta entry-meta byline-date",
    Topic.CAPTION: "caption captions figcaption credit credits copyright-photo photo-credit image-caption imagecaption "
    "wp-caption-text photographer photo-caption bildunterschrift legende leyenda didascalia bildtext picture "
    "photo image gallery slideshow carousel slider video player",
    Topic.LINK_LIST: "related relateds related-articles related-content relatedposts more-stories morestories more-on "
    "more-news read-more readmore read-next read-also readalso also-read see-also recommended recommendation "
    "recommendations recommend recirc recirculation trending popular most-read mostread most-popular "
    "mostpopular most-viewed ranking rankings top-stories topstories latest latest-news latestnews headlines "
    "teaser teasers teaserlist links linklist link-list list-links next-article up-next suggested suggestions "
    "further outbrain taboola verwandte mehr-zum-thema mehrzumthema weiterlesen lesen lire-aussi "
    "sur-le-meme-sujet relacionadas relacionados noticias-relacionadas leia-mais leia-tambem correlati "
    "articoli-correlati powiazane populares mas-leidas onward card cards tile tiles feed river",
    Topic.PROMO: "newsletter newsletters signup sign-up subscribe subscription subscriptions subscriber paywall regwall "
    "piano abo promo promotion promos cta call-to-action app-download download-app app-promo donate donation "
    "support membership offer offers marketing banner upsell register registration login contribute whatsapp "
    "telegram-channel follow follow-us",
    Topic.SHARE: "share sharing shares share-bar sharebar share-buttons sharedaddy social socials social-media "
    "social-share addthis addtoany share-tools sharetools article-tools toolbar tools teilen partager "
    "compartir condividi print bookmark like likes reactions reaction rating votes",
    Topic.COMMENTS: "comment comments comments-area comment-list commentlist disqus discussion respond responses replies "
    "kommentare kommentar commentaires comentarios commenti conversation viafoura coral hyvor forum "
    "leserkommentare",
    Topic.NAVIGATION: "nav navbar navigation menu submenu mainmenu breadcrumb breadcrumbs pagination pager pages footer header "
    "site-header site-footer masthead topbar top-bar sitemap skip skip-link offcanvas hamburger drawer search "
    "searchbox sidebar-menu toc table-of-contents language-switcher site-nav global-nav prev-next previous "
    "next post-navigation",
    Topic.ADVERT: "ad ads advert adverts advertisement advertising adslot ad-slot ad-container adcontainer ad-unit adunit "
    "adsense dfp gpt sponsor sponsored sponsors werbung anzeige publicite publicidad pubblicita reklama "
    "reklame annonce commercial partner affiliate shopping product products coupon deals",
    Topic.CONSENT: "cookie cookies consent gdpr cmp ccpa privacy-banner onetrust didomi cookiebanner cookie-banner "
    "cookie-notice",
    Topic.LEGAL: "copyright legal disclaimer imprint impressum terms license licence rights correction corrections "
    "editorial-note editors-note ethics trust-project feedback report-error",
    Topic.TAGS: "tag tags taglist tag-list topics topic keywords keyword categories category cat-links labels hashtags "
    "themen schlagworte etiquetas mots-cles temas rubric rubrics section-label kicker overline eyebrow "
    "dachzeile flag badge",
    Topic.ASIDE: "aside sidebar side-bar rail right-rail rightrail widget widgets secondary tertiary infobox info-box "
    "factbox fact-box sidebar-box box popup modal overlay toast tooltip lightbox biography about-author "
    "author-bio authorbio author-box authorbox",
    Topic.QUOTE: "quote quotes pullquote pull-quote blockquote zitat citation quotebox",
    Topic.EMBED: "embed embedded tweet twitter twitter-tweet instagram instagram-media facebook tiktok youtube oembed "
    "iframe social-embed",
}

TOPICS = tuple(Topic)
_BY_TOKEN = {token: topic for topic, tokens in _TOKENS.items() for token in tokens.split()}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = re.compile(r"[a-z]+")


def tokens() -> Iterable[str]:
    """Return the tokens that name a topic."""
    return _BY_TOKEN


@lru_cache(maxsize=16_384)
def topics_of(names: str) -> frozenset[Topic]:
    """Return the topics that a class or id attribute names.

    >>> sorted(topics_of("c-relatedArticles js-x")), sorted(topics_of("article__body"))
    ([<Topic.LINK_LIST: 'link_list'>], [<Topic.BODY: 'body'>])
    """
    return frozenset().union(*map(_topics_of_token, names.split()))


@lru_cache(maxsize=16_384)
def _topics_of_token(token: str) -> frozenset[Topic]:
    return look_up(name_of(token), _BY_TOKEN)


def name_of(token: str) -> str:
    """Return a class or id token in lower case, its parts apart.

    >>> name_of("relatedArticles")
    'related-articles'
    """
    return _CAMEL.sub("-", token).lower()


def look_up(name: str, table: Mapping[str, Topic]) -> frozenset[Topic]:
    """Return what a table says of a name: of all of it, else of pairs of its parts, else of its parts."""
    whole = table.get(name)
    if whole:
        return frozenset({whole})
    parts = parts_of(name)
    pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
    hits = [table[pair] for pair in pairs if pair in table]
    return frozenset(hits or [table[part] for part in parts if part in table])


def parts_of(name: str) -> list[str]:
    """Return the words that a name in lower case is made of."""
    return _PART.findall(name)
