"""Pages that are no article: told by what they say of themselves and by what was chosen on them."""

import re

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.fields import Fields
from newsbot.extraction.selection import Selection
from newsbot.items import Page

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|br|span|h[1-6]|table|section|a)\b[^>]*>", re.IGNORECASE)
_SHORT_PAGE = 1_500  # characters of all blocks: an error page or a wall is no longer
_WALL = 2_500
# Share of pages above which a page is an article; chosen so that 1 % of articles fall below, out of fold.
ARTICLE_BAR = 0.5

_ERROR = re.compile(
    r"\b(?:40[34]|410|50[0-4])\b|not found|(?:page|site|article).{0,30}(?:not (?:be )?found|unavailable|no longer|does(?:n't| not) exist)"
    r"|access denied|forbidden|server error|nicht gefunden|seite .{0,20}existiert nicht|introuvable|n'existe (?:pas|plus)"
    r"|no (?:encontrada|encontrado|existe)|não encontrad|non trovata|niet gevonden|hittades inte|ikke fundet|ikke funnet|ei löydy"
    r"|nie znaleziono|не найден|bulunamadı|見つかりません|不存在|找不到|찾을 수 없|غير موجود|לא נמצא",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"cookie|consent|gdpr|datenschutz|your privacy|we value|zustimm|einwillig|einverstanden|vie privée|accepter|privacidad|acepta"
    r"|privacidade|aceitar|riservatezza|accetta|toestemming|samtycke|samtykke|zgod|согласи|çerez|クッキー|同意|쿠키|ملفات تعريف",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log|sign) ?in\b|\blogin\b|password|create (?:an )?account|subscribe to (?:continue|read)|subscribers? only|anmelden|passwort"
    r"|einloggen|se connecter|mot de passe|connectez|iniciar sesión|contraseña|entrar|senha|accedi|inloggen|wachtwoord|logga in|logg inn"
    r"|log ind|zaloguj|войти|пароль|giriş yap|ログイン|登录|登入|로그인|تسجيل الدخول",
    re.IGNORECASE,
)
_NEEDS_SCRIPT = re.compile(r"(?:enable|turn on|requires?|activate|need).{0,20}java ?script|javascript.{0,40}(?:enable|disabled|required|aktivieren)", re.IGNORECASE)


def is_plain_text(page: Page, text: str) -> bool:
    """Tell whether a page is plain text: declared so, or without any markup."""
    if page.content_type:
        return page.content_type.split(";")[0].strip().lower() == "text/plain"
    return _MARKUP.search(text[:100_000]) is None


def check_has_text(blocks: list[PageBlock], fields: Fields, source_size: int) -> None:
    """Raise PageRejected where the page shows next to nothing: its text comes by a script, or there is none."""
    shown = sum(len(block.text) for block in blocks)
    hidden = len(fields.article_body or "")
    needs_script = any(_NEEDS_SCRIPT.search(block.text) for block in blocks)
    if shown < 200 and (source_size > 2_000 or hidden > 400 or needs_script):
        detail = "JSON-LD holds an article that the page does not show" if hidden > 400 else "an empty shell filled by JavaScript"
        raise PageRejected(RejectReason.SCRIPT_ONLY, detail)
    if not blocks:
        raise PageRejected(RejectReason.EMPTY, "no text on the page")


def check_page(blocks: list[PageBlock], selection: Selection, fields: Fields, title: str | None) -> None:
    """Raise PageRejected where the page is an error page, a wall or a list of other pages.

    An error page or a wall is short; what it is stands in its title, its headings, its text.
    """
    shown = "\n".join(block.text for block in blocks)
    names = "\n".join((title or "", fields.headline or "", *(block.text for block in blocks if block.level in {1, 2})))
    body_missing = not fields.article_body
    if len(shown) < _SHORT_PAGE and _ERROR.search(names) and not fields.is_article and body_missing:
        raise PageRejected(RejectReason.ERROR_PAGE, f"the page is short and its title says {names.strip()[:80]!r}")
    if len(shown) < _WALL and len(_CONSENT.findall(shown)) >= 3 and not fields.is_article:
        raise PageRejected(RejectReason.CONSENT_WALL, "the page is short and asks for consent")
    if len(shown) < _SHORT_PAGE and len(_LOGIN.findall(shown)) >= 2 and not fields.is_article:
        raise PageRejected(RejectReason.LOGIN_WALL, "the page is short and asks to log in")
    if selection.article < ARTICLE_BAR:
        raise PageRejected(RejectReason.NOT_AN_ARTICLE, f"a list of other pages (article: {selection.article:.2f})")
