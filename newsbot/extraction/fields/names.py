"""Lines that name authors, split into names: without "By", roles, dates, addresses."""

import re
from collections.abc import Iterable, Iterator

from newsbot.extraction.fields.credits import CREDIT_LABEL
from newsbot.extraction.fields.name_words import AGENCIES, CALLS, CONJUNCTIONS, DEGREES, PARTICLES, PREFIXES, ROLES
from newsbot.text import clean_line, fold, is_unspaced

_MAX_LINE = 400  # characters; nine authors of a live blog make 200
_MAX_NAME = 60
_MAX_WORDS = 6
_BY = "|".join(map(re.escape, sorted(PREFIXES, key=len, reverse=True)))
_NAME_PREFIXES = (PREFIXES & PARTICLES) - {"von"} | {"na"}  # "Di Lorenzo", "Na Kyung-taek"
_ONLY_PREFIXES = PREFIXES - PARTICLES - {"na", "text", "texte", "texto", "tekst", "текст"} | {"von"}
_PREFIX = re.compile(
    rf"^(?:{_BY})(?:\s*[:：/／]\s*|\s+)(?=\S)",
    re.IGNORECASE,
)
_NO_NAME_WORDS = ROLES | CALLS
_LABELS = frozenset(map(fold, PREFIXES))
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）")
_TAG = re.compile(r"<[^<>]*>")
_ADDRESS = re.compile(r"\S+@\S+|https?:\S*|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*|(?<!\w)@\w+")
_SPLIT = re.compile(
    rf"\s*[;|•·/／＆&+、，]\s*|\s+[-–—]\s+|\s+(?:{'|'.join(map(re.escape, sorted(CONJUNCTIONS)))})\s+", re.IGNORECASE
)
_COMMA = re.compile(r"\s*,\s*")
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_DIGITS = re.compile(r"\d\d|\b\d\b")
_OF_AGENCIES = "|".join((*map(re.escape, sorted(AGENCIES)), r"agenc\w+", r"agent\w+", "agenzie"))
# "Ann Lee with AP", "Ann Lee in London", "Ann Lee for The Courier"; "Center for Harbour Research" is one name.
_WITH = re.compile(rf"(?<=\w)\s+(?:with|mit|avec|con|com|met|med)\s+(?:{_OF_AGENCIES})$", re.IGNORECASE)
_IN = re.compile(r"(?<=\w)\s+in\s+(?!der\b|den\b|het\b)[^\W\d_a-zß-ÿ].*$")
_FOR = re.compile(r"(?<=\w)\s+(?:[Ff]or|für|pour|para|voor)\s+[^\W\d_a-zß-ÿ].*$")
_NO_NAMES = frozenset({"undefined", "null", "none", "admin", "unknown", "anonymous", "n/a", "name", "by", "author"})
_HANGUL_NAME = re.compile("[\uac00-\ud7af]{2,4}")
_BEGINS_WITH_AND = re.compile(rf"^(?:{'|'.join(map(re.escape, sorted(CONJUNCTIONS)))})\s+(?=\S+\s)", re.IGNORECASE)
_ROLE_BEGINNINGS = ("記者", "记者")
_REPORTED = ("報導", "報道", "报道")  # behind the name of a place
_ROLE_ENDS = ("기자", "記者", "记者", "特派員", "編集委員", "논설위원", "특파원")


def split_names(text: str) -> list[str]:
    """Return the names in a line that names authors, in its order and its own letters.

    >>> split_names("By Ann Lee and Bo Ek, Senior Reporter (a@example.org)")
    ['Ann Lee', 'Bo Ek']
    """
    line = _ADDRESS.sub(" ", _BRACKETS.sub(" ", clean_line(_TAG.sub(" ", text[:_MAX_LINE]))))
    pieces = (_BEGINS_WITH_AND.sub("", piece) for piece in _COMMA.split(line))
    parts = [part for piece in pieces for part in _split(_without_prefix(piece)) if not CREDIT_LABEL.match(part)]
    names = (_name(part) for part in parts)
    return [name for name in names if name]


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names in their order, each once however it is written."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return tuple(found.values())


def is_person(name: str) -> bool:
    """Tell whether a name can be that of a person: two words or more, a script without spaces, a Korean name."""
    if is_unspaced(name) or _HANGUL_NAME.fullmatch(name):
        return True
    words = _WORD.findall(name)
    return len(words) >= 2 and all(map(_is_name_word, words))


def says_by(text: str) -> bool:
    """Tell whether a line begins as a byline, by a word that does not begin names as well ("De Vries").

    >>> says_by("Von Birte Ohm"), says_by("Di Lorenzo")
    (True, False)
    """
    match = _PREFIX.match(text.strip())
    return match is not None and match.group().strip(" :").casefold() in _ONLY_PREFIXES


def is_label(text: str) -> bool:
    """Tell a line that is nothing but the beginning of a byline: the names stand below it.

    >>> is_label("Author of the article:"), is_label("By Ann Lee")
    (True, False)
    """
    return fold(text) in _LABELS


def says_role(text: str) -> bool:
    """Tell whether a short line names what somebody is at a paper, as it stands below a name.

    >>> says_role("Central Europe correspondent, Vienna"), says_role("Correspondents left the city on Monday.")
    (True, False)
    """
    words = text.split()
    return len(words) <= _MAX_WORDS and not text.endswith(".") and not ROLES.isdisjoint(map(_plain, words))


def _plain(word: str) -> str:
    return word.strip(".,").casefold()


def _without_prefix(text: str) -> str:
    text = text.strip(" :-–—|·,")
    match = _PREFIX.match(text)
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


def _name(text: str) -> str | None:
    text = _WITH.sub("", _IN.sub("", _without_prefix(text)))
    text = shorter if _is_full(shorter := _FOR.sub("", text)) else text
    for ending in _ROLE_ENDS:
        text = text.removesuffix(ending).rstrip()
    for beginning in _ROLE_BEGINNINGS:
        text = text.removeprefix(beginning)
    words = text.split()
    if _ends_small(words):
        words.pop()  # "Ann Lee on", before a date; "Ann Lee and", before an element
        if words[-1] in CONJUNCTIONS and _ends_small(words):
            words.pop()  # "Ann Lee and others"
        text = " ".join(words)
    if not fold(text) or len(text) > _MAX_NAME or len(words) > _MAX_WORDS or _DIGITS.search(text):
        return None
    if (
        text.endswith(_REPORTED)
        or text.rstrip(" *:.").casefold() in DEGREES | _NO_NAMES
        or not _NO_NAME_WORDS.isdisjoint(map(_plain, words))
    ):
        return None
    small = [word for word in words if word[0].islower() and word.casefold() not in PARTICLES]
    return None if 2 * len(small) > len(words) and len(words) > 1 else text


def _ends_small(words: list[str]) -> bool:
    return len(words) > 2 and words[-1].islower() and words[-1] not in PARTICLES - CONJUNCTIONS


def _is_name_word(word: str) -> bool:
    return not word[0].islower() or word.casefold() in PARTICLES or "." in word
