"""What a page's address says of its subject: its slug, the words that a publisher took of the headline."""

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from newsbot.text import words

_WORD = re.compile(r"[^\W\d_]+")
_FILE = re.compile(r"\.[a-z]{2,5}$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "œ": "oe", "ß": "ss"})
_NO_MARK = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ı": "i"})
_LETTERS, _STEM = 3, 6  # of the shortest word that counts; of a word that are compared
_FEWEST = 3  # words: fewer are the name of a section
_REMEMBERED = 4_096  # words


def slug_of(url: str | None) -> frozenset[str]:
    """Return the stems of an address' slug, its wordiest segment; none where it has no slug.

    >>> sorted(slug_of("https://example.com/town/2024-05-03-the-old-pier-reopens.html"))
    ['old', 'pier', 'reopen', 'the']
    """
    if not url:
        return frozenset()
    segments = [_FILE.sub("", segment) for segment in unquote(urlsplit(url).path).lower().split("/")]
    found = max((slug_stems(_WORD.findall(segment)) for segment in segments), key=len)
    return found if len(found) >= _FEWEST else frozenset()


def slug_stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of lower-cased words in each spelling that a slug may have.

    >>> sorted(slug_stems(["die", "brücke"]))
    ['brucke', 'brueck', 'die']
    """
    return frozenset().union(*map(_spellings, words))


def share_told(text: str, slug: Set[str]) -> float:
    """Return the share of a slug that a text tells, 0 of none.

    >>> share_told("The old pier is open", slug_of("https://example.com/old-pier-reopens"))
    0.6666666666666666
    """
    return len(slug_stems(words(text)) & slug) / len(slug) if slug else 0.0


@lru_cache(maxsize=_REMEMBERED)
def _spellings(word: str) -> frozenset[str]:
    if word.isascii():
        return frozenset((word[:_STEM],)) if len(word) >= _LETTERS else frozenset()
    bare = unicodedata.normalize("NFKD", word.translate(_NO_MARK))
    spelled = ("".join(char for char in bare if not unicodedata.combining(char)), word.translate(_UMLAUTS))
    return frozenset(form[:_STEM] for form in spelled if len(form) >= _LETTERS)
