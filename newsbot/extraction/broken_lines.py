"""Lines that were broken at links and emphasis, as where each text node of a page became a line, joined again."""

import re
from collections.abc import Sequence

from newsbot.extraction.fields.byline_lines import is_label, says_by

# A sentence goes on with what no line of a page begins with.
_GOES_ON = re.compile(r"[,.;:!?)\]”»’、。，]+(?:\s|$)|['’](?:s|t|re|ve|ll)\b|[、。，）」]")
_NO_SPACE = re.compile(r"[,.;:!?)\]”»’'、。，）」]")
_ENDED = re.compile(r"[.!?…:。！？؟।۔][\"'”’»)\]]*$")
_FEWEST = 2
"""Lines that go on in this way tell that a text is broken: of dumps by inscriptis and trafilatura 1 % have as many, of
those with a line for each text node more than half."""
_LEAD = 3  # words: a shorter line in front of a link may be a label


def is_broken(texts: Sequence[str]) -> bool:
    """Tell whether the lines of a text are those of its page's text nodes."""
    return sum(_GOES_ON.match(text) is not None for text in texts) >= _FEWEST


def find_breaks(texts: Sequence[str]) -> list[bool]:
    """Tell for each line of a broken text whether it goes on with the sentence of the line before.

    That is what begins with a stop or in lower case, where no sentence ended; and the link in front of such a line,
    below a line that is no label.

    >>> find_breaks(["Pier", "The council of", "Aomi", "said on Monday", ", as it does each year.", "by Ann Lee"])
    [False, False, True, True, True, False]
    """
    breaks = [False, *map(_continues, texts, texts[1:])]
    for at in range(1, len(texts) - 1):
        lead = texts[at - 1]
        if not breaks[at] and breaks[at + 1] and len(lead.split()) >= _LEAD and not _ENDED.search(lead):
            breaks[at] = True
    return breaks


def join(texts: Sequence[str]) -> str:
    """Join the parts of a line, with a space but before a stop."""
    return "".join(text if _NO_SPACE.match(text) else f" {text}" for text in texts).lstrip()


def _continues(above: str, text: str) -> bool:
    if _GOES_ON.match(text):
        return True
    return text[:1].islower() and not _ENDED.search(above) and not says_by(text) and not is_label(text)
