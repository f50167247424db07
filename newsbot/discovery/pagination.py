"""Which link leads to a listing's next page: one of the same path but for its page number.

A calendar's "next" leads to another date and on for ever: it is none, whatever it calls itself.
"""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from newsbot.discovery.page import HtmlPage
from newsbot.urls import site_of

_PAGE_KEYS = frozenset(
    "page paged pg p seite pagina pagenum page_num pageno page_no pagenumber currentpage pageindex".split()
    + "sida side strona sayfa".split()
)
# Cursors and offsets: they lead on, but do not say how far.
_CURSOR_KEYS = frozenset("after cursor offset start from skip startindex updated-max".split())
_MARK = re.compile(
    r"[/_-](?:page|seite|pagina|pag|p|strona|sayfa|side|sida|stranitsa)[/_=-]?(\d{1,4})(?=/|\.\w+$|$)", re.IGNORECASE
)
# A number alone at the end is one of a page only right below the listing: elsewhere it is an id or a date.
_NUMBER = re.compile(r"/(\d{1,3})/?$")
_INDEX_NUMBER = re.compile(r"(?<=index)_(\d{1,4})(?=\.\w+$)", re.IGNORECASE)
_CALENDAR = re.compile(
    r"(?:^|[/_-])(?:calend\w*|kalend\w*|calendrier|takvim|events?|termine|(?:19|20)\d\d)(?=[/_-]|$)", re.IGNORECASE
)
_MOST_PAGES = 2_000


def next_page(page: HtmlPage) -> str | None:
    """Return the address of the listing's next page, None where there is none.

    What is named so leads on whatever its number: some archives count down. What has but a number leads up.
    """
    links = dict.fromkeys((*page.related.values(), *page.anchors.values()))
    numbers = {url: number for url in links if (number := _number(url, page.url)) is not None and number <= _MOST_PAGES}
    named = list(_named_next(page))
    current = _current(page.url, numbers, named)
    higher = sorted((url for url in numbers if numbers[url] > current), key=lambda it: (numbers[it], it))
    further = next((url for url in (*named, *higher) if numbers.get(url, current) != current), None)
    return further or next((url for url in named if _is_cursor(url, page.url)), None)


def _named_next(page: HtmlPage) -> Iterable[str]:
    for link, url in (*page.related.items(), *page.anchors.items()):
        if "next" in (link.get("rel") or "").lower().split():
            yield url


def _number(url: str, listing: str) -> int | None:
    """Return which page of the listing an address names, None where it is not one of it."""
    if site_of(url) != site_of(listing):
        return None
    path, number = _split(url)
    own_path, _ = _split(listing)
    if number is None or path != own_path or _CALENDAR.search(own_path.partition("?")[0]):
        return None
    return number


def _current(listing: str, numbers: dict[str, int], named: list[str]) -> int:
    """Return the number of a listing's page: that of the first, which says none, is 0 where its links count from 0."""
    _, own = _split(listing)
    if own is not None:
        return own
    return 0 if 0 in numbers.values() or any(numbers.get(url) == 1 for url in named) else 1


def _split(url: str) -> tuple[str, int | None]:
    """Return an address's path and query without its page number, and the number."""
    parts = urlsplit(url)
    number, query = None, []
    for key, value in parse_qsl(parts.query):
        if key.lower() in _PAGE_KEYS and value.isdigit() and len(value) <= 4:
            number = int(value)
        else:
            query.append(f"{key}={value}")
    path = parts.path
    for pattern in (_MARK, _INDEX_NUMBER, _NUMBER):
        if number is None and (found := pattern.search(path)):
            number, path = int(found[1]), path[: found.start()] + path[found.end() :]
    path = re.sub(r"/(?:index(?:\.\w+)?)?$", "", path)
    return f"{path}?{'&'.join(sorted(query))}", number


def _is_cursor(url: str, listing: str) -> bool:
    one, other = urlsplit(url), urlsplit(listing)
    if (one.netloc, one.path) != (other.netloc, other.path) or url == listing:
        return False
    keys = {key.lower() for key, value in parse_qsl(one.query) if (key, value) not in parse_qsl(other.query)}
    return bool(keys) and keys <= _CURSOR_KEYS | _PAGE_KEYS and not _CALENDAR.search(one.path)
