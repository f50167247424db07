"""Lines that name authors, split into names: without "By", roles, dates, addresses."""

import re
from collections.abc import Iterable, Iterator

from newsbot.extraction.fields.credits import BEFORE_CREDIT, CREDIT_LABEL
from newsbot.extraction.fields.date_words import BESIDE, months
from newsbot.extraction.fields.name_words import (
    AGENCIES,
    ALSO_NAMES,
    BEGINNINGS,
    CONJUNCTIONS,
    DEGREES,
    HELPERS,
    LABELS,
    NO_NAMES,
    OF_OUTLETS,
    OF_ROLES,
    OUTLET_ENDS,
    PARTICLES,
    PREFIXES,
    ROLES,
)
from newsbot.text import clean_line, fold, is_unspaced

_MAX_LINE = 400  # characters; nine authors of a live blog make 200
_MAX_NAME = 60
MAX_WORDS = 6
_NAMES_BEFORE_ROLE = range(2, 4)  # words
_BY = "|".join(map(re.escape, sorted(PREFIXES, key=len, reverse=True)))
_NAME_PREFIXES = (PREFIXES & PARTICLES) - {"von"} | {"na"}  # "Di Lorenzo", "Na Kyung-taek"
PREFIX = re.compile(
    rf"^(?:{_BY})(?:\s*[:：՝፦/／＝=]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_LABELLED = "|".join(map(re.escape, sorted(PREFIXES | LABELS, key=len, reverse=True)))
_LABEL = re.compile(rf"^(?:{_LABELLED})\s*[:：՝፦/／]\s*(?=\S)", re.IGNORECASE)
_BEGINNING = re.compile(
    rf"^(?:{'|'.join(map(re.escape, sorted(BEGINNINGS, key=len, reverse=True)))})\s*(?=\S)", re.IGNORECASE
)
_HELPER = "|".join(map(re.escape, sorted(HELPERS, key=len, reverse=True)))
_BEFORE_LABEL = re.compile(rf"(?<!edited)(?<!compiled)\s+(?=(?:{_LABELLED}|{_HELPER})\s?[:：])", re.IGNORECASE)
_OF_HELPER = re.compile(rf"^(?:{_HELPER})(?:\s?[:：]|\s)", re.IGNORECASE)
_WHOLLY_IN_BRACKETS = re.compile(r"\s*[(（【［\[]([^()（）【】［］\[\]]+)[)）】］\]]\s*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"\S+@\S+|https?:\S*|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*|(?<!\w)@\w+")
_AND = "|".join(map(re.escape, sorted(CONJUNCTIONS)))
_SPLIT = re.compile(
    rf"(?<=기자)\s+(?=[\uac00-\ud7af]{{2,4}}\s)|\s*[;|•·/／＆&+、，]\s*|\s+[-–—]\s+|\s+(?:{_AND})\s+", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")
_WORD = re.compile(r"[^\W\d_]\S*")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d\d|\b\d\b|\d[日月年]")
_IN_PLACE = re.compile(r"(?<=\w)\s+in\s+(?!der\b|den\b|het\b)[^\W\d_a-zß-ÿ].*$")  # "Ann Lee in London"
_FOR_OUTLET = re.compile(r"(?<=\w)\s+(?:[Ff]or|für|pour|para|voor)\s+[^\W\d_a-zß-ÿ].*$")
_AGENCY = "|".join((*map(re.escape, sorted(AGENCIES)), r"agenc\w+", r"agent\w+", "agenzie"))
_WITH_AGENCY = re.compile(rf"(?<=\w)\s+(?:with|mit|avec|con|com|met|med|z|с)\s+(?:{_AGENCY})$", re.IGNORECASE)
# "Ann Lee Reuters", "ANN LEE The Associated Press": an agency in capitals behind two names at least.
_AGENCIES = "|".join(re.escape(name.upper()) for name in sorted(AGENCIES) if name.isalpha() and len(name) > 2)
_BEHIND_NAME = re.compile(
    rf"^(\S+(?: \S+)*? [^\W\d_a-zß-ÿ]\S+?) (?:(?:[Tt]he )?Associated Press(?: Writer)?|{_AGENCIES})$"
)
BETWEEN_SLASHES = re.compile(rf"(?<=\w)\s?/(?:{_AGENCY})/?$", re.IGNORECASE)  # "Af Mette Holm /ritzau/"
_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_NO_PART = ROLES | NO_NAMES
_BUT_NAMES = _NO_PART - ALSO_NAMES
_NO_BEGINNING = OF_OUTLETS | OF_ROLES
_NO_NAMES = frozenset({"undefined", "null", "none", "admin", "unknown", "anonymous", "n/a", "name", "by", "author"})
_HANGUL_NAME = re.compile("[\uac00-\ud7af]{2,4}")
_BEGINS_WITH_AND = re.compile(rf"^(?:{_AND})\s+(?=\S+\s)", re.IGNORECASE)
# "本报首席记者": of which paper, of which rank, what.
_ROLE_BEGINNING = re.compile(
    "^(?:本[报報网網刊台社站]|[\u4e00-\u9fff]{2,6}[社网網报報])?(?:首席|实习|實習|见习|見習|特约|特約)?[记記]者\\s?[:：]?\\s?"
)
_REPORTED = ("報導", "報道", "报道")  # behind the name of a place
_ROLE_END = re.compile(
    r"\s*(?:(?:\s[\uac00-\ud7af]{1,4}부\s)?(?:선임|수석|전문|인턴|객원|수습|책임)?\s?기자|[記记]者|特派員|編集委員|논설위원|특파원)$"
)
_OF_PLACE = re.compile(r"^[\uac00-\ud7af]{2,4}=")  # "부산=홍길동 기자"


def split_names(text: str, *, of_person: bool = False) -> list[str]:
    """Return the names in a line that names authors, in its order and its own letters.

    `of_person` tells that the line is known to name somebody: then a word may be a name that elsewhere is a button.

    >>> split_names("By Ann Lee and Bo Ek, Senior Reporter (a@example.org)")
    ['Ann Lee', 'Bo Ek']
    """
    line = clean_line(_TAG.sub(" ", text[:_MAX_LINE]))
    if wholly := _WHOLLY_IN_BRACKETS.fullmatch(line):
        line = wholly[1]
    line = BETWEEN_SLASHES.sub("", _ADDRESS.sub(" ", _BRACKETS.sub(" ", line)).strip())
    runs = (run for part in BEFORE_CREDIT.split(line) for run in _BEFORE_LABEL.split(part))
    pieces = (_without_and(piece) for run in runs if not CREDIT_LABEL.match(run) for piece in _COMMA.split(run))
    parts = [part for piece in pieces for part in _split(_without_prefix(piece)) if not _is_of_others(part)]
    names = (_name(part, of_person) for part in parts)
    return [name for name in names if name]


def _without_and(piece: str) -> str:
    return piece if PREFIX.match(piece) else _BEGINS_WITH_AND.sub("", piece)  # "a cura di"


def _is_of_others(part: str) -> bool:
    """Tell what names who took the pictures, or who edited the text."""
    return CREDIT_LABEL.match(part) is not None or _OF_HELPER.match(part) is not None


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in their order, each once however it is written."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())


def is_person(name: str) -> bool:
    """Tell whether a name can be that of a person: two words or more, a script without spaces, a Korean name."""
    if name.endswith(OUTLET_ENDS):
        return False
    if is_unspaced(name) or _HANGUL_NAME.fullmatch(name):
        return True
    words = _WORD.findall(name)
    return len(words) >= 2 and all(map(_is_name_word, words))


def without_date(text: str) -> str:
    """Return what stands before the date of a line.

    >>> without_date("By Ann Lee Updated May 3, 2024")
    'By Ann Lee'
    """
    words = text[: digit.start()].split() if (digit := _DIGIT.search(text)) else []
    while words and (as_listed(words[-1]) in months() or as_listed(words[-1]) in BESIDE):
        words.pop()
    return " ".join(words) if words else text


def _without_prefix(text: str) -> str:
    text = _BEGINNING.sub("", _LABEL.sub("", text.strip(" :-–—|·,")))
    match = PREFIX.match(text)
    if match is None:
        return text
    shorter = text[match.end() :]
    may_begin_name = match.group().rstrip().casefold() in _NAME_PREFIXES
    return shorter if not may_begin_name or _is_full(shorter) else text


def _split(text: str) -> Iterator[str]:
    """Split at conjunctions between full names only: "Ortega y Gasset", "Simon and Schuster" are one."""
    start = 0
    for match in _SPLIT.finditer(text):
        word = match.group().strip()
        left, right = text[start : match.start()], text[match.end() :]
        if not word[:1].isalpha() or (_is_full(left) and _is_full(_SPLIT.split(right)[0])):
            yield left
            start = match.end()
    yield text[start:]


def _is_full(text: str) -> bool:
    return len(text.split()) > 1 or is_unspaced(text)


def _name(text: str, of_person: bool) -> str | None:
    words = _without_role(_without_surroundings(_without_prefix(text)).split())
    if _ends_small(words):
        words.pop()  # "Ann Lee on", before a date; "Ann Lee and", before an element
        if words[-1] in CONJUNCTIONS and _ends_small(words):
            words.pop()  # "Ann Lee and others"
    text = " ".join(words)
    if not fold(text) or len(text) > _MAX_NAME or len(words) > MAX_WORDS or _DIGITS.search(text):
        return None
    if (
        text.endswith(_REPORTED)
        or text.rstrip(" *:.").casefold() in DEGREES | _NO_NAMES
        or any(map((_BUT_NAMES if of_person else _NO_PART).__contains__, map(as_listed, words)))
    ):
        return None
    small = [word for word in words if _is_small(word) and word.casefold() not in PARTICLES]
    return None if 2 * len(small) > len(words) and len(words) > 1 else text


def _without_surroundings(text: str) -> str:
    """Return a name without the place and the outlet behind it, a date, a role in front."""
    text = _ROLE_END.sub("", _OF_PLACE.sub("", _IN_PLACE.sub("", text)))
    if not months().keys().isdisjoint(map(as_listed, text.split())):
        text = without_date(text)
    text = _WITH_AGENCY.sub("", _ROLE_BEGINNING.sub("", text))
    text = _BEHIND_NAME.sub(r"\1", _STOP.sub("", text))
    return shorter if _is_full(shorter := _FOR_OUTLET.sub("", text)) else text


def _without_role(words: list[str]) -> list[str]:
    """Return the words of a name without the role behind it: "Ann Lee Staff Writer"; a role alone stays."""
    plain = [*map(as_listed, words)]
    at = next((at for at, word in enumerate(plain) if word in ROLES), len(words))
    while at and at < len(words) and plain[at - 1] in OF_ROLES:
        at -= 1
    may_be_name = at in _NAMES_BEFORE_ROLE and _NO_BEGINNING.isdisjoint(plain[:at])
    return words[:at] if may_be_name else words


def as_listed(word: str) -> str:
    """Return a word as tables of words have it."""
    return word.strip(".,:;").casefold()


def _ends_small(words: list[str]) -> bool:
    return len(words) > 2 and _is_small(words[-1]) and words[-1] not in PARTICLES - CONJUNCTIONS


def _is_name_word(word: str) -> bool:
    return not _is_small(word) or word.casefold() in PARTICLES or "." in word


def _is_small(word: str) -> bool:
    """Tell a word without a capital; Georgian, whose letters are small ones to Unicode, writes names so."""
    return word[0].islower() and not "\u10d0" <= word[0] <= "\u10ff"
