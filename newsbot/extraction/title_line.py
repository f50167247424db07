"""Which of the lines above the article of a plain text is its headline."""

import re
from collections.abc import Iterable, Sequence, Set

from newsbot.extraction.line_subjects import rare_words
from newsbot.extraction.plain_text import Line
from newsbot.extraction.slug import share_told
from newsbot.text import is_unspaced, words

CREDIT = re.compile(r"©|\b(?:photo|foto|picture|image|bild|imagen|fotó?|фото)\b\s*:|写真", re.IGNORECASE)
"""What tells a caption by its credit."""

_USUAL, _USUAL_UNSPACED = range(25, 121), range(10, 61)  # characters
_FEW = 4  # words
_BLANKS = 4  # empty lines above: more say no more
_REPEATED = 15  # folded characters of a line that another ends with by no chance
# Set with a look at dumps of 176 news pages and 790 pages of the web at large: of 850 headlines that are a line of the
# dump these find 728 where the address is known, 660 where it is not.
_SHARED, _OF_USUAL_LENGTH, _OF_FEW_WORDS, _BLANK_ABOVE = 4.0, 2.0, -1.5, 2.5
_SHARED_ABOVE, _SENTENCE, _CAPTION, _CRUMBS = -0.25, -4.0, -1.5, -2.5
_TOLD = 3.0  # of the address' slug
_FIRST = 2.0  # a text that was cut out of its page begins with its headline; of dumps it says nothing


def find_title(
    candidates: Iterable[Line], article: Iterable[Line], lines: Sequence[Line], slug: Set[str] = frozenset()
) -> Line | None:
    """Return the likeliest headline of `candidates`, in the order of the text; None where there is none.

    `article` are the lines of the text, `lines` all of the document, `slug` the stems of its address' slug. A headline
    shares its words with the text and the slug, is not as long as a standfirst, stands apart and above what else shares
    them: standfirst, captions.
    """
    subject: frozenset[str] = frozenset().union(*(rare_words(line.text) for line in article))
    best, most, above = None, float("-inf"), 0
    for line in candidates:
        mine = rare_words(line.text)
        shared = len(mine & subject)
        weight = _SHARED * shared / max(1, len(mine)) + _SHARED_ABOVE * above + _weigh(line, lines)
        weight += _TOLD * share_told(line.text, slug)
        if weight > most:
            best, most = line, weight
        above = max(above, shared)
    return best


def _weigh(line: Line, lines: Sequence[Line]) -> float:
    """Return what speaks for a line, or against it, without a look at the article."""
    text = line.text
    signs = (
        (_OF_USUAL_LENGTH, len(text) in (_USUAL_UNSPACED if is_unspaced(text) else _USUAL)),
        (_OF_FEW_WORDS, len(words(text)) < _FEW),
        (_BLANK_ABOVE, min(line.blanks, _BLANKS)),
        (_FIRST, line.index == 0),
        (_SENTENCE, text.endswith((".", "。"))),
        (_CAPTION, CREDIT.search(text) is not None),
        (_CRUMBS, _ends_with_another(line, lines)),
    )
    return sum(weight * sign for weight, sign in signs)


def _ends_with_another(line: Line, lines: Sequence[Line]) -> bool:
    """Tell the way to a page ("Home » Town » Pier opens") by another line that is its end."""
    whole = line.folded
    return any(len(whole) > len(other.folded) >= _REPEATED and whole.endswith(other.folded) for other in lines)
