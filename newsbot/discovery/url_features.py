"""What an address and the text of its link show, as named signs for and against an article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from urllib.parse import parse_qsl, unquote, urlsplit

from newsbot.discovery.dates import date_in_url
from newsbot.discovery.url_words import ARCHIVES, ARTICLE_KEYS, ARTICLES, FILES, OTHER_KEYS, OTHER_PAGES, PAGES
from newsbot.text import is_unspaced, words


class Sign(StrEnum):
    """What speaks for or against an article."""

    DATE = "a date in the path"
    MONTH = "a year or month in the path"
    SENTENCE = "a slug as long as a headline"
    LONG_SLUG = "a slug of many words"
    SLUG = "a slug of some words"
    ID = "an id in the path"
    HEX_ID = "a hexadecimal id in the path"
    PAGE_ENDING = "the ending of a page"
    ARTICLE_WORD = "a word that articles have in their path"
    ARTICLE_QUERY = "a query that names an article"
    HEADLINE = "link text like a headline"
    DEEP = "a deep path"
    OTHER_WORD = "a word of a page that is no article"
    OTHER_END = "ends in a word of a page that is no article"
    OTHER_QUERY = "a query that names no article"
    LABEL = "link text like a label"
    SHORT = "a short path"
    DIRECTORY = "ends as a directory of one word"
    FILE = "a file that is no page"
    ROOT = "a front page"


@dataclass(frozen=True, slots=True)
class _Path:
    segments: tuple[str, ...]
    ending: str
    query: tuple[tuple[str, str], ...]
    is_directory: bool


_MONTH = re.compile(r"(?:^|/)(?:19[9]|20[0-4])\d(?:[/-](?:0?[1-9]|1[0-2]))?(?:/|-|$)")
_ID = re.compile(r"(?<!\d)\d{5,}(?!\d)")
_HEX = re.compile(r"(?<![0-9a-z])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}(?![0-9a-z])", re.IGNORECASE)
_TOKEN = re.compile(r"(?=[^/]*\d)(?=[^/]*[a-zA-Z])[0-9A-Za-z]{8,}")
_SLUG_BREAK = re.compile(r"[-_+ ,.]+")
_SENTENCE_WORDS, _MANY_WORDS, _SOME_WORDS = 6, 4, 3
_HEADLINE_WORDS, _LABEL_WORDS = 5, 2
_HEADLINE_CHARACTERS, _LABEL_CHARACTERS = 13, 6


def signs(url: str, title: str | None) -> frozenset[Sign]:
    """Return the signs of an address and its link's text."""
    path = _path(url)
    if not path.segments and not path.query:
        return frozenset({Sign.ROOT})
    found = (_path_signs(url, path), _slug_signs(path), _word_signs(path), _query_signs(path), _title_signs(title))
    return frozenset(chain.from_iterable(found))


def _path(url: str) -> _Path:
    parts = urlsplit(url)
    segments = [unquote(part).lower() for part in parts.path.split("/") if part]
    ending = ""
    if segments and "." in segments[-1]:
        stem, _, ending = segments[-1].rpartition(".")
        segments[-1] = stem
        if stem in {"", "index"}:
            segments.pop()
    query = tuple((key.lower(), value) for key, value in parse_qsl(parts.query)[:20])
    return _Path(tuple(segments), ending, query, parts.path.endswith("/"))


def _path_signs(url: str, path: _Path) -> Iterator[Sign]:
    last = path.segments[-1] if path.segments else ""
    if date_in_url(url):
        yield Sign.DATE
    elif _MONTH.search("/".join(path.segments)):
        yield Sign.MONTH
    if any(map(_ID.search, path.segments)):
        yield Sign.ID
    elif any(map(_HEX.search, path.segments)) or _TOKEN.fullmatch(last):
        yield Sign.HEX_ID
    if path.ending:
        yield from _ending_signs(path.ending)
    if len(path.segments) >= 4:
        yield Sign.DEEP
    if len(path.segments) == 1:
        yield Sign.SHORT
    if path.segments and _slug_words(last) <= 1 and not any(map(str.isdigit, last)) and not _names_article(path):
        yield Sign.DIRECTORY


def _ending_signs(ending: str) -> Iterator[Sign]:
    if ending in FILES:
        yield Sign.FILE
    if ending in PAGES:
        yield Sign.PAGE_ENDING


def _slug_signs(path: _Path) -> Iterator[Sign]:
    longest = max(map(_slug_words, path.segments), default=0)
    if longest >= _SENTENCE_WORDS:
        yield Sign.SENTENCE
    if longest >= _SOME_WORDS:
        yield Sign.LONG_SLUG if longest >= _MANY_WORDS else Sign.SLUG


def _slug_words(segment: str) -> int:
    """Count the words of a slug; in scripts without spaces, two characters for one."""
    if is_unspaced(segment):
        return len(segment) // 2
    return sum(len(word) > 1 and not word.isdigit() for word in _SLUG_BREAK.split(segment))


def _word_signs(path: _Path) -> Iterator[Sign]:
    *directories, last = path.segments or ("",)
    if OTHER_PAGES.intersection(directories):
        yield Sign.OTHER_WORD
    if last in OTHER_PAGES or last in ARCHIVES:
        yield Sign.OTHER_END
    if ARTICLES.intersection(directories) or any(last.startswith(f"{word}-") for word in ("article", "artikel")):
        yield Sign.ARTICLE_WORD


def _query_signs(path: _Path) -> Iterator[Sign]:
    if _names_article(path):
        yield Sign.ARTICLE_QUERY
    elif any(key in OTHER_KEYS for key, _ in path.query):
        yield Sign.OTHER_QUERY


def _names_article(path: _Path) -> bool:
    return any(key in ARTICLE_KEYS and any(map(str.isdigit, value)) for key, value in path.query)


def _title_signs(title: str | None) -> Iterator[Sign]:
    if not title:
        return
    dense = is_unspaced(title)
    size = len(title) if dense else len(words(title))
    if size >= (_HEADLINE_CHARACTERS if dense else _HEADLINE_WORDS):
        yield Sign.HEADLINE
    elif size <= (_LABEL_CHARACTERS if dense else _LABEL_WORDS):
        yield Sign.LABEL
