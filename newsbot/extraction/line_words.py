"""What the words of a line say of it, to numbers: the tables that name reasons, read as features.

Where there is no HTML, words are most of what tells. The tables are wider than what the forest's pages can teach it.
What is changed in them changes what it reads: train it again (`benchmarks.train --lines-only`).
"""

import re

from newsbot.errors import RemovedReason
from newsbot.extraction.fields.byline_lines import says_by
from newsbot.extraction.fields.credits import LONGEST_CREDIT, is_credit
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.reason_words import (
    ADDRESS,
    PICTURE,
    READ_IN,
    TIME_AGO,
    TO_READER,
    count_networks,
    speaks_of,
)
from newsbot.text import remembers_short_lines

_REASONS = {reason: number for number, reason in enumerate(RemovedReason, start=1)}
_READ = 400  # characters in which "you" and "we" are counted
_BEGINNING = 160  # characters in which a label stands
_MANY, _ROW = 5, 3
# What a line says that tells who wrote the article, in lower case.
_LIFE = re.compile(
    r"\b(?:is|was|are) (?:an? |the )?(?:\w+[ -]){0,4}(?:reporter|journalist|correspondent|editor|producer|writer|author"
    r"|columnist|co-?founder|professor|fellow|freelancer|contributor|lecturer)\b"
    r"|\b(?:ist|arbeitet als) (?:\w+ ){0,4}(?:redakteur|journalist|korrespondent|autor|reporter|volont)\w*"
    r"|\best (?:\w+ ){0,3}(?:journaliste|rédact|correspondant)|\bes (?:\w+ ){0,3}(?:periodista|redactor|corresponsal)"
    r"|\bè (?:\w+ ){0,3}giornalista|\bé (?:\w+ ){0,3}jornalista|\bis (?:\w+ ){0,3}(?:redacteur|verslaggever)"
)
_STOPS = (".", "!", "。", "！")

LINE_WORD_NAMES = (
    "speaks", "spoken_of", "furniture", "furniture_of", "to_reader", "to_reader_share", "credit", "says_by", "networks",
    "time_ago", "read_in", "picture", "address", "life",
)  # fmt: skip


@remembers_short_lines
def line_words(text: str) -> tuple[float, ...]:
    """Return the columns `LINE_WORD_NAMES` of a line: flags, numbers of reasons, counts, tenths of its words."""
    spoken, furniture = speaks_of(text), reason_in_furniture(text)
    lowered = text[:_READ].lower()
    beginning, told = lowered[:_BEGINNING], len(TO_READER.findall(lowered))
    return (
        spoken is not None,
        number_of(spoken),
        furniture is not None,
        number_of(furniture),
        min(told, _MANY),
        10 * told / (lowered.count(" ") + 1),
        len(text) <= LONGEST_CREDIT and is_credit(text),
        says_by(text),
        min(count_networks(text), _ROW),
        TIME_AGO.search(beginning) is not None,
        READ_IN.search(beginning) is not None,
        PICTURE.search(beginning) is not None,
        ADDRESS.search(lowered) is not None,
        _LIFE.search(lowered) is not None,
    )


def is_notice(text: str) -> bool:
    """Tell a sentence in which a site speaks to its reader.

    >>> is_notice("Please update your browser."), is_notice("What you need to know"), is_notice("The ferry sank.")
    (True, False, False)
    """
    return text.endswith(_STOPS) and TO_READER.search(text[:_READ].lower()) is not None


def number_of(reason: RemovedReason | None) -> int:
    """Return the number of a reason as a feature, 0 for none."""
    return _REASONS[reason] if reason else 0
