"""Phrases in the languages of the pages, by what they say of a line or of a whole page."""

import re
from collections.abc import Mapping

from newsbot.errors import RemovedReason
from newsbot.text import remembers_short_lines

LONGEST_LINE = 160
"""Characters of the longest line that its first words can name: what is longer is prose, whatever it begins with."""

# Phrases are matched at the start of a folded, short line: one line a meaning, a phrase a language.
_PHRASES: dict[RemovedReason, str] = {
    RemovedReason.LINK_LIST: r"""related(?: (?:articles?|content|stories|news|posts?|topics?|links?|coverage|reading))?|read (?:more|also|next)|more (?:from|on|stories|news|like this|to read)
        |most (?:read|popular|viewed|shared)|trending(?: (?:now|today|stories|topics))?|top stories|latest(?: news| stories| articles| from| in)?
        |popular(?: articles?| news| now| in| stories| posts)?|recommended(?: for you| reading| articles| stories)?|you (?:may|might) (?:also )?(?:like|be interested)
        |see also|also read|featured (?:articles?|stories|posts)|recent (?:articles?|stories|posts|news)|don'?t miss|in case you missed|editors?'?s? picks?|what to read|up next|next article
        |ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|כתבות נוספות|קראו גם|ranking|access ranking|must read|mehr zum thema|lesen sie auch|auch interessant|das könnte|meistgelesen
        |weitere (?:artikel|themen|meldungen|nachrichten|videos)|lesen sie mehr|mehr aus|zum thema|lesetipps?|lire aussi|à lire|a lire
        |sur le même sujet|les plus lus|plus d'articles|voir aussi|lea también|lee también|te puede interesar
        |más leídas?|lo más leído|noticias relacionadas|ver también|relacionad[oa]s|leia (?:também|mais)
        |mais lidas|veja também|leggi anche|potrebbe interessarti|i più letti|correlati|articoli correlati
        |lees ook|meest gelezen|läs (?:också|mer)|mest lästa|les også|mest lest|læs også|mest læste|lue myös
        |luetuimmat|czytaj (?:też|także|również|więcej)|najczęściej czytane|zobacz także|polecane|читайте также
        |читать также|по теме|популярное|смотрите также|ayrıca okuyun|ilgili haberler|çok okunan|関連記事|関連|アクセスランキング|ランキング
        |人気記事|おすすめ|あわせて読みたい|相关(?:新闻|阅读|文章)|推荐(?:阅读)?|热门|更多新闻|延伸阅读|관련 ?기사|많이 본|اقرأ (?:أيضا|المزيد)
        |مواضيع ذات صلة|الأكثر قراءة|مقالات ذات صلة|baca juga|berita terkait|terpopuler|đọc thêm|tin liên quan
        |संबंधित|यह भी पढ़ें|ये भी पढ़ें""",
    RemovedReason.PROMO: r"""subscribe|sign up|newsletters?|get (?:the|our) (?:app|newsletter)|download (?:the|our) app
        |join (?:us|our|now)|support (?:us|our)|donate|become a (?:member|subscriber)|start your (?:free )?trial
        |follow us|log ?in to|already a (?:member|subscriber)|register (?:now|for|here|to|free)|stay (?:informed|up to date)|abonnieren
        |jetzt abonnieren|melden sie sich|abonnez\w*|inscrivez\w*|s'abonner|suscr[íi]b\w*|reg[íi]strate
        |s[íi]guenos|assine|inscreva\w*|siga|abbonati|iscriviti|seguici|word abonnee|abonneer|meld je aan
        |prenumerera|bli (?:medlem|abonnent)|abonnér|tilaa|subskrybuj|zapisz się|подпи[сш]\w*|следите за|abone ol|購読
        |会員登録|登録|订阅|关注|구독|اشترك|تابعنا|berlangganan|ikuti kami""",
    RemovedReason.SHARE: r"""share(?: this| on)?|tweet|teilen|partager|compartir|compartilhar?|condividi|delen|dela|del på|jaa
        |udostępnij|поделиться|paylaş|シェア|分享|공유|شارك|bagikan|chia sẻ|copy link|link copied|print(?: this)?
        |drucken|imprimer|imprimir|email|e-mail|whatsapp|facebook|telegram|save|bookmark|add as a? ?preferred
        |listen to|merken|anhören""",
    RemovedReason.COMMENTS: r"""comments?|leave a (?:comment|reply)|join the (?:conversation|discussion)|add a comment|\d+ comments?
        |kommentare?|commentaires?|comentarios?|comentários|commenti|reacties|kommentarer|kommentit|komentarze
        |комментари\w*|yorumlar|コメント|评论|댓글|تعليقات|komentar|bình luận""",
    RemovedReason.ADVERT: r"""advertisements?|sponsored(?: (?:content|post|links?))?|advertorial|paid (?:post|content)|promoted|anzeige|werbung|publicit[ée]
        |publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|mainos|reklama|реклама|reklam|広告
        |广告|광고|إعلان|iklan|quảng cáo|buy (?:now|on)|shop now|check (?:the )?(?:latest |amazon )?price""",
    RemovedReason.LEGAL: r"""©|\(c\)|copyright|all rights reserved|alle rechte|tous droits|todos los derechos|todos os direitos
        |tutti i diritti|alla rättigheter|wszelkie prawa|все права|tüm hakları|無断転載|版权|著作権|무단|جميع الحقوق
        |hak cipta|privacy(?: (?:policy|notice|settings|statement))?|terms (?:of|and)|cookie policy|impressum|datenschutz|our standards
        |this (?:article|story) (?:was|has been) (?:first )?(?:published|corrected|updated|amended)|corrections? ?:""",
    RemovedReason.CONSENT: r"""(?:we|this (?:site|website)) uses? cookies|accept (?:all )?cookies|cookies?|manage (?:cookies|consent)
        |wir verwenden cookies|nous utilisons des cookies|utilizamos cookies|utilizziamo i cookie
        |we value your privacy|your privacy|datenschutz-?einstellungen|cookie-?einstellungen""",
}  # fmt: skip


class Beginnings:
    """Phrases that the beginnings of lines are asked for, by what they say of them."""

    def __init__(self, phrases: Mapping[RemovedReason, str]) -> None:
        joined = {reason: re.sub(r"\n *", "", alternatives) for reason, alternatives in phrases.items()}
        self._patterns = {reason: re.compile(rf"\W*((?:{phrase}))") for reason, phrase in joined.items()}
        self._any = re.compile("|".join(pattern.pattern for pattern in self._patterns.values()))

    def reason(self, text: str) -> RemovedReason | None:
        """Return the reason that the beginning of a line names, None where it names none."""
        lowered = text.lower()  # three times as fast as patterns that ignore case
        if self._any.match(lowered) is None:
            return None
        return next((reason for reason, pattern in self._patterns.items() if _names(lowered, pattern, reason)), None)


_BEGINNINGS = Beginnings(_PHRASES)
# A single word names its line only where little else follows: "Share", "Comments (12)", not "Share of voters falls".
_NOTHING_MORE = re.compile(r"\s*(?:$|[^\w\s]|\d)")
_IMPERATIVES = frozenset({RemovedReason.PROMO, RemovedReason.CONSENT})
# Scripts whose words do not end at a space, or whose stems stand for a whole phrase.
_NOT_SPACED = re.compile("[\u0590-\u06ff\u0900-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@remembers_short_lines
def reason_in_phrase(text: str) -> RemovedReason | None:
    """Return the reason that the beginning of a line names, None where it names none.

    >>> str(reason_in_phrase("Lesen Sie auch: Katze gerettet")), reason_in_phrase("Shares in ferries fall")
    ('link_list', None)
    """
    return _BEGINNINGS.reason(text)


def _names(text: str, pattern: re.Pattern[str], reason: RemovedReason) -> bool:
    found = pattern.match(text)
    if found is None:
        return False
    phrase, rest = found.group(1), text[found.end() :]
    if _NOT_SPACED.search(phrase):
        return True
    if rest[:1].isalpha():
        return False
    return " " in phrase or reason in _IMPERATIVES or _NOTHING_MORE.match(rest) is not None


# What error pages, consent walls, login walls and empty shells say of themselves.
ERROR = re.compile(
    r"\b(?:40[34]|410|50[0-4])\b|not found|(?:page|site|article).{0,30}(?:not (?:be )?found|unavailable|no longer|does(?:n't| not) exist)"
    r"|access denied|forbidden|server error|nicht gefunden|seite .{0,20}existiert nicht|introuvable|n'existe (?:pas|plus)"
    r"|no (?:encontrada|encontrado|existe)|não encontrad|non trovata|niet gevonden|hittades inte|ikke fundet|ikke funnet|ei löydy"
    r"|nie znaleziono|не найден|bulunamadı|見つかりません|不存在|找不到|찾을 수 없|غير موجود|לא נמצא",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"cookie|consent|gdpr|datenschutz|your privacy|we value|zustimm|einwillig|einverstanden|vie privée|accepter|privacidad|acepta"
    r"|privacidade|aceitar|riservatezza|accetta|toestemming|samtycke|samtykke|zgod|согласи|çerez|クッキー|同意|쿠키|ملفات تعريف",
    re.IGNORECASE,
)
LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b|\blogin\b|password|create (?:an )?account|subscribe to (?:continue|read)|subscribers? only|anmelden|passwort"
    r"|einloggen|se connecter|mot de passe|connectez|iniciar sesión|contraseña|entrar|senha|accedi|inloggen|wachtwoord|logga in|logg inn"
    r"|log ind|zaloguj|войти|пароль|giriş yap|ログイン|登录|登入|로그인|تسجيل الدخول",
    re.IGNORECASE,
)
# What a site offers its reader, wherever in a line it stands.
OFFER = re.compile(
    r"\bnewsletters?\b|\bsubscri(?:be|bers?|ption)\b|\bpremium\b|\bfree trial\b|\bmembership\b|\babo(?:nn?e\w*|s)?\b|\babonn?é|\bplus-inhalte"
    r"|\bsuscri(?:p|b)\w+|\bassinant\w+|\babbonat\w+|\babbonament\w*|\bprenumer\w+|\bsubskrypcj\w+|\bподписк\w+|\babonelik|ニュースレター|有料会員"
    r"|会員登録|フォロー|订阅|\bfollow (?:us|our)\b|\bfolg(?:en sie|st du|e uns|t uns)\b|\bsuivez\b|\bs[ií]gu?(?:enos|anos|a-nos)\b|\bseguici\b|会员|구독|회원가입|اشتراك|النشرة",
    re.IGNORECASE,
)
# The headline of a page that lists what was searched for.
SEARCHED = re.compile(
    r"\W*(?:\d+ )?(?:search results?\b|you searched for\b|suchergebnis|résultats? de (?:la |votre )?recherche"
    r"|resultados de (?:la |su |tu )?(?:búsqueda|busca|pesquisa)|risultati (?:della |di )?ricerca|zoekresultaten|sökresultat"
    r"|søkeresultat|søgeresultat|hakutulokset|wyniki wyszukiwania|výsledky (?:vyhledávání|hledání)|результаты поиска"
    r"|arama sonuçları|検索結果|搜[索尋]结?結?果|검색 ?결과|نتائج البحث|hasil pencarian|kết quả tìm kiếm)",
    re.IGNORECASE,
)
NEEDS_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|activate|need).{0,20}java ?script|javascript.{0,40}(?:enable|disabled|required|aktivieren)",
    re.IGNORECASE,
)
