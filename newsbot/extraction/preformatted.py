"""Preformatted text: prose that was wrapped at a width to its paragraphs; tables, verses and code as they stand."""

import re

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_WRAP = range(40, 100)  # characters of the lines of a paragraph but its last
_COLUMNS = re.compile(r"\S {3,}\S")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)]*$")
_LINES = 6  # above the prose
_MOST = 0.6  # of the characters


def split_preformatted(text: str) -> list[str]:
    r"""Return the paragraphs of wrapped prose, as wires, mails and newsgroups have it; other text as it stands.

    >>> split_preformatted("a = 1\n\nb = 2")
    ['a = 1\n\nb = 2']
    """
    parts = [part.strip() for part in _BLANK_LINE.split(text) if part.strip()]
    prose = [_is_wrapped_prose(part) for part in parts]
    if sum(len(part) for part, is_prose in zip(parts, prose, strict=True) if is_prose) < _MOST * len(text.strip()):
        return [text.strip()]
    return [" ".join(part.split()) if is_prose else part for part, is_prose in zip(parts, prose, strict=True)]


def first_lines(text: str) -> list[str]:
    """Return the lines that stand above the prose, as byline and date; none where the text is no prose."""
    parts = split_preformatted(text)
    return [line.strip() for line in parts[0].split("\n")[:_LINES]] if len(parts) > 1 else []


def _is_wrapped_prose(part: str) -> bool:
    lines = [line.strip() for line in part.split("\n")]
    is_wrapped = len(lines) > 1 and all(len(line) in _WRAP for line in lines[:-1])
    return is_wrapped and _SENTENCE_END.search(lines[-1]) is not None and _COLUMNS.search(part) is None
