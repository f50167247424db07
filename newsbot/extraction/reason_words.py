"""What lines that were stripped say, in the languages of the pages: patterns of words, by what they tell.

These tell apart what is no text already: a sentence of an article may hold the same words.
The forest of lines reads them as features (`line_words.py`).
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from newsbot.errors import RemovedReason
from newsbot.text import REMEMBERED, fold

_NETWORKS = (
    "facebook", "twitter", "whatsapp", "telegram", "linkedin", "pinterest", "reddit", "bluesky", "threads", "mastodon",
    "instagram", "youtube", "tiktok", "xing", "flipboard", "tumblr", "vkontakte", "odnoklassniki", "weibo", "wechat",
    "kakaotalk", "messenger", "pocket", "snapchat", "viber", "gettr", "truthsocial", "e-mail",
)  # fmt: skip
_NETWORK, _MAYBE_NETWORK = re.compile(rf"\b(?:{'|'.join(_NETWORKS)})\b"), re.compile("|".join(_NETWORKS))
FOLDED_NETWORKS = frozenset(map(fold, _NETWORKS))
LEADS_ON = re.compile(
    r"(?:previous|next|back|close|zurück|weiter|schließen|précédente?|suivante?|retour|fermer|anterior|siguiente|cerrar|"
    r"próxim[ao]|fechar|precedente|successivo|chiudi|vorige|volgende|sluiten|poprzedni[ae]?|następn[aey]|zamknij|"
    r"önceki|sonraki|kapat|forrige|neste|næste|lukk|föregående|nästa|stäng|edellinen|seuraava|sulje|назад|вперёд|далее|"
    r"закрыть|(?:table of )?contents|on this page|in this article|inhalt(?:sverzeichnis)?|auf dieser seite|sommaire|índice|sumário|indice|inhoud|innehåll|spis treści|содержание|目次|前へ|次へ|閉じる|上一页|下一页|关闭|이전|다음|닫기|السابق|التالي|إغلاق)\W*",
    re.IGNORECASE,
)
# How long ago, in lower case.
TIME_AGO = re.compile(
    r"\d+ ?(?:min|h|hrs?|hours?|days?|d|weeks?)\w* ago\b|\bvor \d+ (?:min|std|stunde|tag)|\bil y a (?:\d+|une?)\b"
    r"|\bhace \d+ |\bhá \d+ |\d+ (?:minut|or[ae]|giorn)\w* fa\b|\d+ \w+ geleden\b|\bprieš \d+ |\d+ \w+ temu\b"
    r"|\d+ \w+ (?:sedan|siden|sitten|önce|назад)\b|\d+ ?(?:分|時間|日)前|\d+ ?(?:分钟|小时|天)前"
    r"|\d+ ?(?:분|시간|일) 전|पहले|منذ \d|לפני \d|\d+ \w+ yang lalu|\d+ \w+ trước",
)
PICTURE = re.compile(
    r"\b(?:photo|image|picture|bild|imagen|imagem|immagine|kuva|zdjęcie|getty|imago|alamy)|foto|фото|写真|撮影|图|사진",
    re.IGNORECASE,
)
# A line that may be a date: a year, a time, a day with its month, how long ago.
DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}[:.h]\d\d\b|\b\d{1,2}[./-]\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d]{3,}|[^\W\d]{3,9}\.? \d{1,2}\b(?![.,]\d)"
    r"|\d ?[年月日년월일]|\d ?(?:min|h|d|hrs?|std)\b",
    re.IGNORECASE,
)
# What a line says that tells the time, or how long it takes to read, in lower case.
CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: uhr)?|(?:lesezeit|reading time|lesedauer)?:? ?\d+[ -]?min(?:\.|uten?|utes?|s)?"
    r"(?: (?:read(?:ing time)?|lesezeit|de lecture|de lectura|läsning))?",
)
# A player's buttons and its clock, in lower case: what was played, or how much there is of it.
PLAYER = re.compile(
    r"(?:(?:play|pause|mute|unmute|full ?screen|(?:play|watch|listen) video|loading|abspielen|pausieren|stummschalten|vollbild"
    r"|(?:video|audio|ton) (?:abspielen|starten|an|aus)|(?:inhalt )?(?:wird|werden) geladen|lecture|lire|chargement|reproducir|pausar|silenciar"
    r"|pantalla completa|cargando|carregando|riproduci|pausa|caricamento|afspelen|pauzeren|laden|spela|spill av|afspil|laddar|laster|toista"
    r"|odtwórz|wczytywanie|ładowanie|воспроизвести|пауза|загрузка|oynat|duraklat|yükleniyor|再生|一時停止|読み込み中|播放|暂停|加载中|재생|일시정지|로딩 ?중|تشغيل)"
    r"|\d{1,2}:\d\d:\d\d|0?0:00|(?:\d{1,2}:)?\d{1,2}:\d\d ?/ ?(?:\d{1,2}:)?\d{1,2}:\d\d)[\W_]*"
)
# How long it takes to read, or the hour, within a line in lower case.
READ_IN = re.compile(
    r"\b\d+[ -]?min(?:\.|uten?|utes?|uti|utos?|s)?[ -](?:to )?(?:read|lese|lect|läs|leit)|(?:lesezeit|lesedauer|reading time|leestijd|temps de lecture)\D{0,3}\d"
    r"|\b\d{1,2}[:.]\d\d uhr\b"
)
# "You" and "we" of a site that speaks to its reader, in lower case.
TO_READER = re.compile(
    r"\b(?:you|your|yours|we|we're|our|us|sie|ihre?[nmrs]?|dich|deine?[nmrs]?|wir|unsere?[nmrs]?|vous|votre|vos|nous|notre|nos|usted|ustedes|tu|tus|nuestr[oa]s?|você|seu|sua"
    r"|nosso|nossa|tuo|tua|nostr[oaie]|jij|jouw?|uw|wij|onze?|du|din|ditt|vår|våra|vores|twój|twoje|nasz|nasze|вы|вас|ваш\w*|мы|наш\w*|siz\w*|biz\w*)\b"
    r"|あなた|당신|您|我们|私たち"
)
# An address of mail, or a telephone's number or a postal code, which no date is.
ADDRESS = re.compile(
    r"@|(?<![\d./-])(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d)\d\D?\d\D?\d\D?\d\D?\d"
)
RIGHTS = re.compile(r"\W*(?:copyright\b|©|\(c\))", re.IGNORECASE)
# What heads the subjects of an article, though it begins as what heads related ones, in lower case.
SUBJECTS = re.compile(r"\W*(?:related (?:topics|tags|keywords)|関連(?:キーワード|タグ|ワード))")
TRAIL = re.compile(r"\S\s?[»›>→]\s?\S")

# What a line without a better sign speaks of, at the beginning of any of its words: in this order of trust, a line a
# language or a few, in lower case.
_SPOKEN_OF: dict[RemovedReason, str] = {
    RemovedReason.CONSENT: r"""(?:use|accept|reject|refuse|manage|allow)\w* (?:all )?(?:of )?cookies|cookies? (?:settings|preferences|consent)|cookies[,.]|privacy (?:settings|preferences)
        |cookies\b.{0,80}\b(?:consent|agree|zustimm|einwillig|akkoord|samtyck|zgod)|cookie-?einstellung|(?:verwenden|nutzen|setzen) (?:wir )?cookies|cookies? (?:zu|und ähnlich|akzept|ablehn)|privatsphäre-einstell
        |(?:les|des|aux|de) cookies|paramètres de confid|(?:usamos|utilizamos|aceptar|as|los) cookies|(?:configuraci[oó]n|ajustes) de privac|(?:i|dei) cookie
        |gebruik\w* (?:van )?cookies|använder (?:cookies|kakor)|(?:bruker|bruger) (?:cookies|informasjonskapsler)|używamy (?:plików )?cookies|používáme (?:soubory )?cookie
        |çerez|файл\w* cookie
        |(?:eingebettet\w*|extern\w*) inhalt|redaktionell\w* inhalt|(?:an|für|per) \w+ klick\w*|klick für|(?:ein|ihre|deine|widerrufliche) einwilligung|(?:external|third.party|embedded) content
        |contenus? externes?|contenido externo|externe inhoud|esterni di terze""",
    RemovedReason.COMMENTS: r"""comments?\b|commenter|commentaire|kommentar|kommentier|leserbrief|lesermeinung|\d+ (?:postings|beiträge)|netiquette|comentari|comentar|coment[aá]ri|commenti?\b|commenta\b|reacties|reageer
        |kommentti|kommentoi|komentarz|skomentuj|коммент|комент|yorum|σχόλι|תגוב|टिप्पणी|कमेंट|komentar|bình luận""",
    RemovedReason.PROMO: r"""newsletter|subscri(?:be|bers?|bing|ption)|sign(?:ing)?[ -](?:me )?up\b|signup|signed in\b|log ?in\b|sign in\b|(?:free|your) trial|premium\b|membership
        |(?:book|request|get|schedule|see) (?:a|an|your|our)(?: free)? (?:demo|call|quote|consultation|app|copy|access)|get started|start (?:your|for) free
        |download (?:the|our|your)|join (?:us|our|the|now|thousands|over|\d)|become a (?:member|supporter|patron|friend)|support (?:us\b|our|independent|quality)
        |donat(?:e|ion)|your in-?box|stay (?:connected|informed|in touch|up.to.date|updated)|be the first to|follow (?:us|our)|(?:create|have) an account
        |(?:days|months?|weeks?) free|\d+ ?% off|try (?:it |us |\w+ )?(?:for )?free|thank you for (?:sign|subscrib|regist|join|submit)|give (?:today|monthly|now)|call (?:us|now|today)\b
        |(?:book|schedule|register|order|apply|enrol) (?:now|online|today)|(?:free|get a) (?:quote|estimate)|home screen|(?:view|see|compare) (?:all )?(?:plans|pricing)|promo code|get the \w+ app|refer a friend|take (?:the|our) quiz
        |per (?:month|year)\b|/(?:mo|yr|month|year)\b|billed (?:annually|monthly)|let's (?:talk|chat)|(?:talk|speak) (?:to|with) (?:us|an? |our)|help us (?:improve|make)|was this (?:page|article|post)? ?(?:helpful|useful)|contact us|get in touch|have (?:a )?questions|fill (?:out|in) (?:the|this)|(?:your )?e-?mail address|ad.?block
        |your e-?mail|starter kit|free (?:guide|e-?book|download|consultation|quote)
        |abo(?:s|nn\w*|nnement)?\b|abonn\w+|plus-inhalte|anmelden|angemeldet|registrier|einloggen|passwort|folg(?:en sie|st du|e uns|t uns)|spende|bestellen\b|(?:jetzt|kostenlos|gratis) testen|dein(?:er|e)? hilfe bleiben|hilfreich|unterstützen sie|(?:app|jetzt) herunterladen
        |s'inscri|inscri(?:vez|ption)|m'inscri|se connecter|connectez|créer un compte|soutenez|faire un don|téléchargez|suivez\b|mot de passe|contactez|essayez|réservez|essai gratuit
        |suscr[ií]|bolet[ií]n|reg[ií]str[ae]te|inici[ae]r? sesión|hazte (?:socio|premium)|descarga(?:te)? |s[ií]gu?(?:enos|anos|a-nos)|contraseña|ap[óo]yanos|cont[áa]cta(?:nos|te)|prueba (?:gratis|gratuita)|descargar (?:la|nuestra)
        |assin(?:e|ar|ante|atura)\b|cadastr|inscreva|apoie|baixe o|fazer login|abbona|iscriviti|accedi\b|registrati|seguici|scarica (?:l|la)|sostieni|contattaci|prova gratis|fale conosco|teste grátis
        |abonneer|word (?:abonnee|lid)|schrijf je in|inloggen|volg ons|steun ons|wachtwoord|neem contact|probeer (?:gratis|nu)|kontakta oss|kontakt oss|prova gratis|prøv gratis
        |prenumer|bli (?:medlem|abonnent)|logga in|följ oss|logg inn|følg oss|log ind|bliv (?:medlem|abonnent)|tilmeld|tilaa|kirjaudu|rekisteröidy
        |zaloguj|zapisz się|subskry|pobierz aplikację|wesprzyj|obserwuj nas|skontaktuj się|wypróbuj|přihlásit|předplat|előfizet|feliratkoz|aboneaz
        |подпи[сш]|войти|зарегистрир(?!ован)|скача(?:ть|йте)|пароль|свяжитесь|попробуйте|підпи[сш]|увійти|εγγραφ|συνδρομ|σύνδεση
        |abone(?:lik)?\b|üye ol|giriş yap|kaydol|uygulama\w* indir|takip ed(?:in|ebil)|şifre|הירשמ|התחבר|מנוי|सब्सक्राइब|लॉग ?इन|लॉगिन|डाउनलोड करें
        |berlangganan|ikuti kami|đăng (?:ký|nhập)""",
    RemovedReason.LEGAL: r"""copyright|all rights\b|privacy|terms (?:of|and|&)|recaptcha|registered (?:office|in|charity|trade)|company (?:no|number|reg)|licen[sc]ed?\b
        |do not sell|affiliate (?:links?|commission|advertising|program)|(?:earn|receive|get) (?:a )?(?:small )?commission|disclaimer|disclosure|(?:opinions|views) expressed|(?:not|n't) (?:necessarily )?(?:reflect|represent|endorse|intended|guarantee)|buying through|(?:buy|purchase) (?:something )?through (?:our )?links|trademarks?\b|(?:informational|educational|reference) (?:purposes|only)|information only|held liable|(?:not|n't) (?:a )?substitute for|independently (?:owned|select)|report (?:a|an) (?:correction|error|typo)|all right reserved|subject to change|(?:investment|legal|medical|financial) advice
        |alle rechte\b|haftung|markenrecht|impressum|datenschutz|agb\b|nutzungsbedingung|tous droits|mentions légales|confidentialité|todos (?:los derechos|os direitos)|aviso legal|pol[ií]tica de|privacid
        |tutti i diritti|note legali|informativa|voorwaarden|privacyverklaring|integritet|personvern|privatliv|tietosuoja|wszelkie prawa|polityka pryw|regulamin
        |все права|сетевое издание|зарегистрирован[оа]?|свидетельств\w+ о рег|рекомендательны\w+ технолог|политик\w+ конфид|пользовательск|gizlilik|kvkk""",
}  # fmt: skip
# The same in scripts whose words have no beginnings to see, or other words before them.
_UNSPACED_SPOKEN_OF: dict[RemovedReason, str] = {
    RemovedReason.CONSENT: "クッキー|쿠키",
    RemovedReason.COMMENTS: "تعليق|ความคิดเห็น|评论|評論|留言|コメント|댓글",
    RemovedReason.PROMO: "اشتر[اك]|تسجيل|تابعونا|النشرة|สมัคร|เข้าสู่ระบบ|订阅|訂閱|登[录錄入]|注册|註冊|会员|會員|购买|ニュースレター|登録|ログイン|会員|購読|フォロー|구독|로그인|회원|팔로우",
    RemovedReason.LEGAL: r"©|無断転載|著作権|版权|版權|무단|حقوق|プライバシー|利用規約|隐私|隱私|备\d|개인정보|이용약관|الخصوصية",
}
# What only a short line means so: a button, a label.
_SHORTLY_SPOKEN_OF: dict[RemovedReason, str] = {
    RemovedReason.NAVIGATION: r"""(?:tags|topics|themen|schlagw\w+|stichw\w+|temas|etiquetas|mots-clés|argomenti|onderwerpen|ämnen|теги|темы)\W*$|skip to|jump to|back to|to (?:the )?top\b|home ?page|table of contents|in this article|site ?map|nach oben|zum (?:haupt)?inhalt|startseite
        |haut de page|aller au|volver a|ir al\b|torna (?:su|alla)|naar boven""",
    RemovedReason.SHARE: r"""shar(?:e|ing)\b|copy link|link (?:is )?(?:copied|kopier)|print\b|bookmark|save (?:this|article|story)|(?:to|from) favou?rites|listen to|teilen|drucken|merken|merkliste|gefällt mir|anhören
        |partag|copier le lien|imprim|j'aime|écouter|compart|copiar (?:el )?enlace|me gusta|escuchar|condivid|stampa\b|mi piace|ascolta|dela\b|jaa\b
        |udostępn|поделит|paylaş|bagikan|chia sẻ|शेयर|कॉपी लिंक""",
    RemovedReason.ADVERT: r"""(?:usd|eur) ?\d|\d+ ?(?:€|kr|zł|eur|₽|tl)\W*$|add to (?:cart|bag)|buy (?:now|at|on|from)|shop now|see (?:it )?at |check price|view deal|amazon\b
        |warenkorb|ver oferta|sponsored|werbung|anzeige|publicité|publicidad|reklam|promowan""",
}  # fmt: skip
_UNSPACED_SHORTLY_SPOKEN_OF: dict[RemovedReason, str] = {
    RemovedReason.NAVIGATION: "ホーム|トップ|返回|首页|目次|目录|メニュー|목록|맨 위",
    RemovedReason.SHARE: "シェア|分享|공유|شارك",
    RemovedReason.ADVERT: r"^(?:from |ab |desde |dès )?[$€£¥₹] ?\d|\d ?[円元]\W*$|広告|广告|광고|إعلان",
}


_Words = tuple[re.Pattern[str], Mapping[RemovedReason, re.Pattern[str]]]


def _compiled(spaced: Mapping[RemovedReason, str], unspaced: Mapping[RemovedReason, str]) -> _Words:
    words = {reason: re.sub(r"\n *", "", said) for reason, said in spaced.items()}
    either = {reason: re.compile(rf"\b(?:{said})|{unspaced[reason]}") for reason, said in words.items()}
    return re.compile("|".join(pattern.pattern for pattern in either.values())), either


_WORDS = _compiled(_SPOKEN_OF, _UNSPACED_SPOKEN_OF)
_SHORT_WORDS = _compiled(_SHORTLY_SPOKEN_OF, _UNSPACED_SHORTLY_SPOKEN_OF)
_BEGINNING = 200  # characters
_BUTTON = 60  # characters


def speaks_of(text: str) -> RemovedReason | None:
    """Return the reason that the words of a line name, wherever in its beginning, None where they name none.

    >>> str(speaks_of("O suscríbete para leer sin límites"))
    'promo'
    """
    return _spoken_of(text[:_BEGINNING])


@lru_cache(maxsize=REMEMBERED)
def _spoken_of(beginning: str) -> RemovedReason | None:
    lowered = beginning.lower()  # many times as fast as patterns that ignore case
    found = _first(_WORDS, lowered)
    return _first(_SHORT_WORDS, lowered) if found is None and len(beginning) <= _BUTTON else found


def words_of(reason: RemovedReason) -> re.Pattern[str]:
    """Return the pattern of the words, in lower case, that name a reason wherever in a line."""
    return _WORDS[1][reason]


def _first(words: _Words, text: str) -> RemovedReason | None:
    anything, each = words
    if anything.search(text) is None:
        return None
    return next((reason for reason, pattern in each.items() if pattern.search(text)), None)


def count_networks(text: str) -> int:
    """Count the names of networks in a line's beginning."""
    beginning = text[:_BEGINNING].lower()
    return len(_NETWORK.findall(beginning)) if _MAYBE_NETWORK.search(beginning) else 0
