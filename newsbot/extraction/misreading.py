"""Text read in the wrong encoding of one byte a character: how it looks, and which encoding it is in.

No byte is wrong in such an encoding, so a wrong one shows by its letters alone. Saved pages and old servers declare
wrong ones often: Cyrillic as Latin-1, KOI8 as windows-1251, Polish and Turkish as Western European.
"""

import re

from charset_normalizer import from_bytes

# What is never closed goes on to the end, so that a page is passed through once.
_MARKUP = re.compile(rb"<(script|style)\b.*?(?:</\1|\Z)|<!--.*?(?:-->|\Z)|<[^>]*>?", re.DOTALL | re.IGNORECASE)
_DETECT_BYTES = 64 * 1024
_LATIN_1 = re.compile("[\x80-\xff]")
_LETTERS = re.compile(r"[^\W\d_]")
# Of the letters of 36 languages in Latin script at most 17 % are beyond ASCII (Vietnamese aside, which has no encoding
# of one byte); of other scripts that are taken for Latin-1 three in four are.
_MOST_LATIN_1 = 0.3
# Signs that stand for letters of Central European and Baltic encodings, between letters.
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡¢£¥¦ª¬¯±²³µ¶¹º»¼½¾¿×÷](?=[a-zà-ÿ±³¹¿])")
# What Turkish letters are in Latin-1: of them "ý" is the most frequent, in Icelandic "ð" is.
_DOTLESS, _ETH = re.compile("[ýÝ]"), re.compile("[ðÐ]")
_FEW = 4
_BIG, _SMALL = re.compile("[А-ЯЁ]"), re.compile("[а-яё]")  # KOI8 and windows-1251 have each other's case
_LOSS = 0.05  # of coherence (0-1), by which another encoding may be worse
# The encodings of pages (WHATWG, Encoding); of those that read a page alike, the first.
_OF_PAGES = [
    "cp1252", "cp1251", "cp1250", "cp1254", "iso8859_2", "cp1253", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r",
    "koi8_u", "cp866", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_10", "iso8859_13", "iso8859_15",
    "iso8859_16", "tis_620", "cp932", "shift_jis", "euc_jp", "euc_kr", "cp949", "gbk", "gb18030", "big5",
]  # fmt: skip


def shown_bytes(body: bytes) -> bytes:
    """Return what of a page stands outside its tags, scripts and styles: markup hides a language from a detector."""
    return _MARKUP.sub(b" ", body)[:_DETECT_BYTES]


def looks_misread(text: str) -> bool:
    """Tell whether a text, without markup, has letters that no language has where they stand.

    >>> looks_misread("Îñòàëîñü ÷åòûðå äíÿ"), looks_misread("пУФБМПУШ ЮЕФЩТЕ ДОС"), looks_misread("Es läuft")
    (True, True, False)
    """
    letters = len(_LETTERS.findall(text)) or 1
    if len(_LATIN_1.findall(text)) > _MOST_LATIN_1 * letters:
        return True
    if len(_SIGN_IN_WORD.findall(text)) >= _FEW:
        return True
    dotless = len(_DOTLESS.findall(text))
    if dotless >= _FEW and 5 * dotless > len(_LATIN_1.findall(text)) and dotless > len(_ETH.findall(text)) > 0:
        return True
    big = len(_BIG.findall(text))
    return 2 * big > letters and big > len(_SMALL.findall(text))


def detect(shown: bytes, declared: str | None = None) -> str | None:
    """Return the encoding that a text is in by its letters; None where `declared` reads it better, or none does."""
    found = list(from_bytes(shown, cp_isolation=_OF_PAGES, preemptive_behaviour=False))
    found = [it for it in found if not looks_misread(str(it))] if declared is not None else found
    if not found:
        return None
    alike = [it.encoding for it in found if it.chaos <= found[0].chaos and it.coherence >= found[0].coherence]
    best = next((name for name in _OF_PAGES if name in alike), found[0].encoding)
    return best if declared is None or found[0].coherence + _LOSS >= _coherence(shown, declared) else None


def _coherence(shown: bytes, declared: str) -> float:
    read = from_bytes(shown, cp_isolation=[declared], preemptive_behaviour=False).best()
    return read.coherence if read is not None else 0.0
