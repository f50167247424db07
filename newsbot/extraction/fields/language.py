"""The language of the article, as its page declares it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from langcodes import Language, standardize_tag
from langcodes.tag_parser import LanguageTagError

from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.structured import Structured

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
# Letters of a script (ISO 15924) as ranges.
_SCRIPTS = {
    "Latn": "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "Cyrl": "\u0400-\u052f", "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc", "Hebr": "\u0590-\u05ff", "Armn": "\u0530-\u058f",
    "Geor": "\u10a0-\u10ff", "Deva": "\u0900-\u097f", "Beng": "\u0980-\u09ff", "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff", "Taml": "\u0b80-\u0bff", "Telu": "\u0c00-\u0c7f", "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f", "Sinh": "\u0d80-\u0dff", "Thai": "\u0e00-\u0e7f", "Ethi": "\u1200-\u137f",
    "Hans": _HAN, "Hant": _HAN, "Jpan": f"\u3040-\u30ff{_HAN}", "Kore": f"\uac00-\ud7af{_HAN}",
}  # fmt: skip
# Languages that are written in more than one script.
_SEVERAL_SCRIPTS = frozenset({"sr", "bs", "sh", "uz", "az", "kk", "ky", "tk", "tg", "mn", "ku", "pa", "ks", "sd", "ug"})
_MIN_LETTERS = 20  # fewer letters tell no script
_MIN_SHARE = 0.25  # of the letters; Japanese and Hindi pages with many Latin names keep above a half
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}(?=$|[.,;@\s])")


def read_language(structured: Structured, text: str) -> str | None:
    """Return the BCP 47 tag of the first language declared that the script of `text` does not contradict.

    Asked in turn: `<html lang>`, JSON-LD `inLanguage`, the metas for content language, `og:locale`.
    """
    return next((it.value for it in language_candidates(structured, text) if it.value), None)


def language_candidates(structured: Structured, text: str) -> Iterator[Candidate]:
    """Yield the languages declared; what is no language, or not that of the text's script, is not believed."""
    declared = (
        ("html lang", structured.html_lang),
        ("JSON-LD inLanguage", structured.article.language),
        ("meta", structured.first("content-language", "dc.language", "dcterms.language", "language", "lang")),
        ("og:locale", structured.first("og:locale")),
    )
    for source, value in declared:
        if value:
            tag = normalise_language(value)
            yield Candidate(source, value, tag if tag and not _contradicts(text, tag) else None)


@lru_cache(maxsize=1024)
def normalise_language(value: str) -> str | None:
    """Return the BCP 47 form of a language as pages write it, None for what is no language.

    >>> normalise_language("EN_us"), normalise_language("de-DE, en"), normalise_language("German")
    ('en-US', 'de-DE', None)
    """
    match = _TAG.match(value.strip())
    if match is None:
        return None
    try:
        tag = standardize_tag(match.group())
        language = Language.get(tag)
    except LanguageTagError:
        return None
    return tag if language.is_valid() and language.language not in {None, "und", "mul", "zxx"} else None


def _contradicts(text: str, tag: str) -> bool:
    language = Language.get(tag).maximize()
    ranges = _SCRIPTS.get(language.script or "")
    letters = sum(map(str.isalpha, text))
    if ranges is None or letters < _MIN_LETTERS or language.language in _SEVERAL_SCRIPTS:
        return False
    return len(re.findall(f"[{ranges}]", text)) < _MIN_SHARE * letters
