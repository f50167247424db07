"""Text as values: cleaning, words, scripts without spaces, hashes."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

T = TypeVar("T")

SHORT = 100
"""Characters of lines that come again page after page."""
REMEMBERED = 2_048
"""Lines: a few sites' furniture; what a function returns for them takes a megabyte at most."""

# Characters that must never reach a record: C0 and C1 controls but tab and newline, U+2028/2029, lone surrogates,
# noncharacters, and the invisible marks (soft hyphen, zero-width space, BOM) that split words for a reader of bytes.
# ZWJ and ZWNJ stay between others, as scripts and emoji need them; page builders fill empty paragraphs with one.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff\u00ad\u200b\u2060\ufeff]")
_AT_NO_END = " \n\t\u200c\u200d"
_SURROGATES = re.compile("[\ud800-\udfff]")
# Of these C0 controls no parser makes text; U+FFFE and U+FFFF are the others that XML has no place for.
_NO_MARKUP = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)])
_XML_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"(?: [^\S\n]|[^\S\n ])[^\S\n]*")  # but for a single space, which stays
_LINES = re.compile(r" ?\n[ \n]*")
_WORD = re.compile(r"\w+")
# ASCII in lower case, with a space for all that parts words: five times as fast as the pattern.
_ASCII_WORDS = bytes(
    ord(char.lower()) if char.isalnum() or char == "_" else 0x20 for char in map(chr, range(128))
).ljust(256)
_LETTERS = re.compile(r"[^\W_]+")
_NO_ASCII_LETTER = bytes(byte for byte in range(128) if not chr(byte).isalnum())
# Scripts written without spaces: kana, Han, Thai, Lao, Khmer, Myanmar. (Hangul is spaced.)
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f]")


def remembers_short_lines(function: Callable[[str], T]) -> Callable[[str], T]:
    """Keep what a pure function of a text returns for short ones: menus and footers come again page after page."""
    remembered = lru_cache(maxsize=REMEMBERED)(function)

    @wraps(function)
    def call(text: str) -> T:
        return remembered(text) if len(text) <= SHORT else function(text)

    return call


def clean(text: str) -> str:
    r"""Return text fit for a record: no forbidden characters, runs of white space folded, lines kept.

    >>> clean("  a\u00a0b\x00 \r\n  c ")
    'a b\nc'
    >>> clean("\u200d")
    ''
    """
    if text.isprintable():  # then the space is its only white space
        return _SPACES.sub(" ", text).strip() if "  " in text else text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SPACES.sub(" ", _FORBIDDEN.sub("", text))
    return _LINES.sub("\n", text).strip(_AT_NO_END)


def clean_line(text: str) -> str:
    r"""Return text fit for a record's single-line field.

    >>> clean_line("a\n  b")
    'a b'
    """
    return clean(text).replace("\n", " ")


def without_surrogates(text: str) -> str:
    r"""Replace lone surrogates, which no UTF-8 can hold, by U+FFFD.

    >>> without_surrogates("a\ud800b") == "a\ufffdb"
    True
    """
    try:
        text.encode("utf-8")  # three times as fast as looking for them, and nearly always all
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def to_markup(text: str, utf8: bytes | None = None) -> bytes:
    r"""Return a page's text as its parser takes it: UTF-8, without what XML forbids and without an XML declaration.

    `utf8` is the text encoded, where that is at hand.

    >>> to_markup('<?xml version="1.0"?><p>a\x00b\ud800')
    b'<p>ab\xef\xbf\xbd'
    """
    raw = _encoded(text) if utf8 is None else utf8
    if "\ufffe" in text or "\uffff" in text:
        raw = raw.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    return _XML_DECLARATION.sub(b"", raw.translate(None, _NO_MARKUP))


def _encoded(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text).encode("utf-8")


def is_unspaced(text: str) -> bool:
    """Tell whether the text is mostly in a script written without spaces.

    >>> is_unspaced("東京で記者会見"), is_unspaced("Tokyo 東京 said on Monday")
    (True, False)
    """
    if text.isascii():
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 0 and 2 * len(_UNSPACED.findall(text)) > letters


def words(text: str) -> list[str]:
    """Split into lower-cased words; scripts without spaces are cut into characters.

    >>> words("The G-7: 東京")
    ['the', 'g', '7', '東', '京']
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_WORDS).decode("ascii").split()
    whole: list[str] = _WORD.findall(text.lower())
    if not _UNSPACED.search(text):
        return whole
    found: list[str] = []
    for word in whole:
        if _UNSPACED.search(word):
            found.extend(word)
        else:
            found.append(word)
    return found


def word_count(text: str) -> int:
    """Count words; of scripts without spaces, characters.

    >>> word_count("फेरी फिर चली"), word_count("東京で")
    (3, 3)
    """
    return len(words(text if text.isascii() else _marks().sub("", text)))


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    """Return what finds the marks of the Basic Multilingual Plane: vowel signs and accents, which part no words."""
    return re.compile(
        f"[{''.join(char for char in map(chr, range(0x10000)) if unicodedata.category(char)[0] == 'M')}]+"
    )


@remembers_short_lines
def fold(text: str) -> str:
    """Fold case, width, space and punctuation, so that two renderings of one sentence compare equal.

    >>> fold("Trump: «No»") == fold("trump – no")
    True
    """
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _NO_ASCII_LETTER).decode("ascii")
    # Most of what goes is ASCII, which bytes lose fast.
    raw = unicodedata.normalize("NFKC", text).casefold().encode("utf-8", "surrogatepass")
    folded = raw.translate(None, _NO_ASCII_LETTER).decode("utf-8", "surrogatepass")
    return folded if folded.isalnum() else "".join(_LETTERS.findall(folded))


def folded_names(table: str) -> frozenset[str]:
    r"""Return the names of a table, folded: lines of names with bars between them.

    >>> sorted(folded_names("Most read | Latest\nHarbour"))
    ['harbour', 'latest', 'mostread']
    """
    return frozenset(fold(name) for line in table.strip().splitlines() for name in line.split("|"))


def digest(*parts: str) -> str:
    """Hash parts to 32 hexadecimal digits (BLAKE2b, 128 bits)."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode("utf-8", "replace"))
        state.update(b"\0")
    return state.hexdigest()


def digest_bytes(data: bytes) -> str:
    """Hash bytes to 32 hexadecimal digits (BLAKE2b, 128 bits)."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def fingerprint(headline: str | None, text: str) -> str:
    """Hash of the normalised headline and text, for exact duplicates."""
    return digest(fold(headline or ""), fold(text))
