"""Words that tell boilerplate: class and id tokens, and phrases in the languages of the pages, by what they mean.

Class names are English nearly everywhere; the others stand where large publishers of a language use their own.
"""

import re
from enum import StrEnum
from functools import lru_cache

from lxml.html import HtmlElement

from newsbot.errors import RemovedReason


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
    "article__body article__content article__text story-content newstext news-text textbody paragraph paragraphs "
    "prose richtext rich-text maincontent artikel-text article-main content-body contentbody detail-text fulltext",
    Topic.STANDFIRST: "standfirst dek deck lead lede leadtext lead-text intro introduction summary abstract excerpt "
    "subtitle sub-title subhead subheadline sub-headline subheading strapline teaser-text vorspann anleser chapo "
    "entradilla bajada sommario occhiello ingress manchet underrubrik description sapo preamble synopsis headnote",
    Topic.HEADLINE: "headline title heading article-title entry-title post-title titel titre titulo titolo rubrik",
    Topic.BYLINE: "byline author authors author-name authorname writer autor auteur autore contributor contributors "
    "signature firma profile bio credits-author reporter journalist verfasser",
    Topic.DATELINE: "date dateline datetime time timestamp published pubdate publish-date published-date post-date "
    "updated datum fecha data meta metadata article-meta post-meta entry-meta byline-date",
    Topic.CAPTION: "caption captions figcaption credit credits copyright-photo photo-credit image-caption imagecaption "
    "wp-caption-text photographer photo-caption bildunterschrift legende leyenda didascalia bildtext picture photo "
    "image gallery slideshow carousel slider video player",
    Topic.LINK_LIST: "related relateds related-articles related-content relatedposts more-stories morestories more-on "
    "more-news read-more readmore read-next read-also readalso also-read see-also recommended recommendation "
    "recommendations recommend recirc recirculation trending popular most-read mostread most-popular mostpopular most-viewed "
    "ranking rankings top-stories topstories latest latest-news latestnews headlines teaser teasers teaserlist links linklist "
    "link-list list-links next-article up-next suggested suggestions further outbrain taboola "
    "verwandte mehr-zum-thema mehrzumthema weiterlesen lesen lire-aussi sur-le-meme-sujet relacionadas relacionados noticias-relacionadas "
    "leia-mais leia-tambem correlati articoli-correlati powiazane populares mas-leidas onward card cards tile tiles feed river",
    Topic.PROMO: "newsletter newsletters signup sign-up subscribe subscription subscriptions subscriber paywall regwall piano abo "
    "promo promotion promos cta call-to-action app-download download-app app-promo donate donation support membership "
    "offer offers marketing banner upsell register registration login membership contribute whatsapp telegram-channel follow follow-us",
    Topic.SHARE: "share sharing shares share-bar sharebar share-buttons sharedaddy social socials social-media social-share addthis "
    "addtoany share-tools sharetools article-tools toolbar tools teilen partager compartir condividi print bookmark "
    "like likes reactions reaction rating votes",
    Topic.COMMENTS: "comment comments comments-area comment-list commentlist disqus discussion respond responses replies "
    "kommentare kommentar commentaires comentarios commenti conversation viafoura coral hyvor forum leserkommentare",
    Topic.NAVIGATION: "nav navbar navigation menu submenu mainmenu breadcrumb breadcrumbs pagination pager pages footer header site-header "
    "site-footer masthead topbar top-bar sitemap skip skip-link offcanvas hamburger drawer search searchbox sidebar-menu toc "
    "table-of-contents language-switcher site-nav global-nav prev-next previous next post-navigation",
    Topic.ADVERT: "ad ads advert adverts advertisement advertising adslot ad-slot ad-container adcontainer ad-unit adunit adsense dfp gpt "
    "sponsor sponsored sponsors werbung anzeige publicite publicidad pubblicita reklama reklame annonce commercial partner "
    "affiliate shopping product products coupon deals",
    Topic.CONSENT: "cookie cookies consent gdpr cmp ccpa privacy-banner onetrust didomi cookiebanner cookie-banner cookie-notice",
    Topic.LEGAL: "copyright legal disclaimer imprint impressum terms license licence rights correction corrections "
    "editorial-note editors-note ethics trust-project feedback report-error",
    Topic.TAGS: "tag tags taglist tag-list topics topic keywords keyword categories category cat-links labels hashtags "
    "themen schlagworte etiquetas mots-cles temas rubric rubrics section-label kicker overline eyebrow dachzeile flag badge",
    Topic.ASIDE: "aside sidebar side-bar rail right-rail rightrail widget widgets secondary tertiary infobox info-box factbox fact-box "
    "sidebar-box box popup modal overlay toast tooltip lightbox biography about-author author-bio authorbio author-box authorbox",
    Topic.QUOTE: "quote quotes pullquote pull-quote blockquote zitat citation quotebox",
    Topic.EMBED: "embed embedded tweet twitter twitter-tweet instagram instagram-media facebook tiktok youtube oembed iframe social-embed",
}

TOPICS = tuple(Topic)
_BY_TOKEN = {token: topic for topic, tokens in _TOKENS.items() for token in tokens.split()}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = re.compile(r"[a-z]+")


@lru_cache(maxsize=16_384)
def topics_of(names: str) -> frozenset[Topic]:
    """Return the topics that a class or id attribute names.

    >>> sorted(topics_of("c-relatedArticles js-x")), sorted(topics_of("article__body"))
    ([<Topic.LINK_LIST: 'link_list'>], [<Topic.BODY: 'body'>])
    """
    found = set()
    for name in _CAMEL.sub("-", names).lower().split():
        whole = _BY_TOKEN.get(name)
        if whole:
            found.add(whole)
            continue
        parts = _PART.findall(name)
        pairs = [f"{a}-{b}" for a, b in zip(parts, parts[1:], strict=False)]
        hits = [_BY_TOKEN[pair] for pair in pairs if pair in _BY_TOKEN]
        found.update(hits or [_BY_TOKEN[part] for part in parts if part in _BY_TOKEN])
    return frozenset(found)


def distance_to_topics(element: HtmlElement, levels: int) -> dict[Topic, int]:
    """Return for each topic named by the element or its nearest ancestors how many levels up it is named."""
    found: dict[Topic, int] = {}
    node = element
    for level in range(levels):
        if node is None or node.tag in {"body", "html"}:
            break
        names = f"{node.get('class', '')} {node.get('id', '')}"
        for topic in topics_of(names):
            found.setdefault(topic, level)
        node = node.getparent()
    return found


# Phrases are matched at the start of a folded, short line: one line a meaning, a phrase a language.
_PHRASES: dict[RemovedReason, str] = {
    RemovedReason.LINK_LIST: r"""related|read (?:more|also|next)|more (?:from|on|stories|news|like this|to read)|most (?:read|popular|viewed|shared)
        |trending|top stories|latest(?: news| stories)?|popular(?: articles?| news| now)?|recommended|you (?:may|might) (?:also )?(?:like|be interested)
        |see also|also read|don'?t miss|in case you missed|editors?'?s? picks?|what to read|up next|next article|ranking|access ranking|must read
        |mehr zum thema|lesen sie auch|auch interessant|das könnte|meistgelesen|weitere (?:artikel|themen|meldungen)|mehr aus|zum thema|lesetipps?
        |lire aussi|à lire|a lire|sur le même sujet|les plus lus|plus d'articles|voir aussi
        |lea también|lee también|te puede interesar|más leídas?|lo más leído|noticias relacionadas|ver también|relacionad[oa]s
        |leia (?:também|mais)|mais lidas|veja também|leggi anche|potrebbe interessarti|i più letti|correlati|articoli correlati
        |lees ook|meest gelezen|läs (?:också|mer)|mest lästa|les også|mest lest|læs også|mest læste|lue myös|luetuimmat
        |czytaj (?:też|także|również|więcej)|najczęściej czytane|zobacz także|polecane|читайте также|читать также|по теме|популярное|смотрите также
        |ayrıca okuyun|ilgili haberler|çok okunan|関連記事|関連|ランキング|人気記事|おすすめ|あわせて読みたい|相关(?:新闻|阅读|文章)|推荐(?:阅读)?|热门|更多新闻|延伸阅读
        |관련 ?기사|많이 본|اقرأ (?:أيضا|المزيد)|مواضيع ذات صلة|الأكثر قراءة|مقالات ذات صلة|baca juga|berita terkait|terpopuler|đọc thêm|tin liên quan
        |संबंधित|यह भी पढ़ें|ये भी पढ़ें""",
    RemovedReason.PROMO: r"""subscribe|sign up|newsletter|get (?:the|our) (?:app|newsletter)|download (?:the|our) app|join (?:us|our|now)|support (?:us|our)|donate
        |become a (?:member|subscriber)|start your (?:free )?trial|follow us|log ?in to|already a (?:member|subscriber)|register|stay (?:informed|up to date)
        |abonnieren|jetzt abonnieren|newsletter|melden sie sich|abonnez|inscrivez|s'abonner|suscr[íi]b|reg[íi]strate|s[íi]guenos|assine|inscreva|siga
        |abbonati|iscriviti|seguici|word abonnee|abonneer|meld je aan|prenumerera|bli (?:medlem|abonnent)|abonnér|tilaa|subskrybuj|zapisz się
        |подпис|следите за|abone ol|購読|会員登録|登録|订阅|关注|구독|اشترك|تابعنا|berlangganan|ikuti kami""",
    RemovedReason.SHARE: r"""share(?: this| on)?|tweet|teilen|partager|compartir|compartilhar?|condividi|delen|dela|del på|jaa|udostępnij|поделиться|paylaş
        |シェア|分享|공유|شارك|bagikan|chia sẻ|copy link|link copied|print(?: this)?|drucken|imprimer|imprimir|email|e-mail|whatsapp|facebook|telegram
        |save|bookmark|add as a? ?preferred|listen to|merken|anhören""",
    RemovedReason.COMMENTS: r"""comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|add a comment|\d+ comments?|kommentare?|commentaires?
        |comentarios?|comentários|commenti|reacties|kommentarer|kommentit|komentarze|комментари|yorumlar|コメント|评论|댓글|تعليقات|komentar|bình luận""",
    RemovedReason.ADVERT: r"""advertisements?|sponsored|advertorial|paid (?:post|content)|promoted|anzeige|werbung|publicit[ée]|publicidad|publicidade|pubblicità
        |advertentie|annons|annonse|annonce|mainos|reklama|реклама|reklam|広告|广告|광고|إعلان|iklan|quảng cáo|buy now|shop now""",
    RemovedReason.LEGAL: r"""©|\(c\)|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|todos os direitos|tutti i diritti|alla rättigheter
        |wszelkie prawa|все права|tüm hakları|無断転載|版权|著作権|무단|جميع الحقوق|hak cipta|privacy|terms (?:of|and)|cookie policy|impressum|datenschutz
        |our standards|this (?:article|story) (?:was|has been) (?:first )?(?:published|corrected|updated|amended)|correction|corrections? ?:""",
    RemovedReason.CONSENT: r"""(?:we|this (?:site|website)) uses? cookies|accept (?:all )?cookies|cookies?|manage (?:cookies|consent)|wir verwenden cookies
        |nous utilisons des cookies|utilizamos cookies|utilizziamo i cookie|we value your privacy|your privacy""",
}  # fmt: skip
_PHRASE_PATTERNS = {
    reason: re.compile(rf"\W*(?:{re.sub(chr(10) + ' *', '', phrases)})", re.IGNORECASE)
    for reason, phrases in _PHRASES.items()
}


def reason_in_phrase(text: str) -> RemovedReason | None:
    """Return the reason that the beginning of a line names, None where it names none.

    >>> str(reason_in_phrase("Lesen Sie auch: Katze gerettet")), reason_in_phrase("The cat was saved.")
    ('link_list', None)
    """
    return next((reason for reason, pattern in _PHRASE_PATTERNS.items() if pattern.match(text)), None)
