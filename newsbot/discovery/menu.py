"""A site's section pages, as the menu of its front page names them."""

from urllib.parse import urlsplit

from lxml.html import HtmlElement

from newsbot.discovery.page import HtmlPage, ancestors, text_of
from newsbot.discovery.url_words import FILES, OTHER_PAGES
from newsbot.text import is_unspaced, words
from newsbot.urls import is_site_root, same_site

_MENU_TAGS = frozenset({"nav", "header", "menu"})
_MENU_NAMES = ("nav", "menu", "header", "ressort", "rubri", "categor", "section")
_LEVELS = 8
_MOST_SEGMENTS = 2
_MOST_WORDS, _MOST_CHARACTERS = 4, 10
_MOST_HYPHENS = 2


def sections_of(page: HtmlPage, most: int) -> tuple[str, ...]:
    """Return up to `most` addresses that the page's menus name and that look like section pages, in their order.

    Where no menu names one, every link of the page is looked at.
    """
    likely = [
        (anchor, url)
        for anchor, url in page.anchors.items()
        if same_site(url, page.url) and _is_likely(url, text_of(anchor))
    ]
    in_menu = [url for anchor, url in likely if _is_in_menu(anchor)]
    return tuple(dict.fromkeys(in_menu or [url for _, url in likely]))[:most]


def _is_likely(url: str, text: str) -> bool:
    parts = urlsplit(url)
    segments = [segment.lower() for segment in parts.path.split("/") if segment]
    if is_site_root(url) or parts.query or not 1 <= len(segments) <= _MOST_SEGMENTS:
        return False
    if OTHER_PAGES.intersection(segment.partition(".")[0] for segment in segments):
        return False
    last = segments[-1]
    if last.rpartition(".")[2] in FILES or any(map(str.isdigit, last)) or last.count("-") > _MOST_HYPHENS:
        return False
    size, limit = (len(text), _MOST_CHARACTERS) if is_unspaced(text) else (len(words(text)), _MOST_WORDS)
    return 1 <= size <= limit


def _is_in_menu(anchor: HtmlElement) -> bool:
    for node in ancestors(anchor, _LEVELS):
        names = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}".lower()
        if node.tag in _MENU_TAGS or any(name in names for name in _MENU_NAMES):
            return node.tag not in {"body", "html"}
        if node.tag == "footer":
            return False
    return False
