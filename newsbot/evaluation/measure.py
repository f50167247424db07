"""Word precision, recall and F1 of a text against its gold: the measure that all scores of the project use."""

import re
from collections import Counter
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_CHARACTERS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

Score = tuple[float, float, float]


def f1(text: str, gold: str) -> Score:
    """Return precision, recall and F1 of bags of words; scripts of characters are cut into them.

    >>> f1("The cat sat", "the cat")
    (0.6666666666666666, 1.0, 0.8)
    """
    mine, wanted = Counter(_words(text)), Counter(_words(gold))
    hits = sum((mine & wanted).values())
    precision, recall = hits / max(1, sum(mine.values())), hits / max(1, sum(wanted.values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def best_f1(text: str, gold: str, paragraphs: Sequence[str], optional: Sequence[int]) -> Score:
    """Return the score where the paragraphs numbered `optional` count only if that helps."""
    if not optional:
        return f1(text, gold)
    left = set(optional)
    best = f1(text, "\n\n".join(paragraphs))
    while left:
        tries = [(f1(text, _without(paragraphs, left - {n}, optional)), n) for n in sorted(left)]
        score, number = max(tries, key=lambda pair: pair[0][2])
        if score[2] <= best[2]:
            break
        best = score
        left.discard(number)
    return best


def _without(paragraphs: Sequence[str], kept: set[int], optional: Sequence[int]) -> str:
    return "\n\n".join(text for n, text in enumerate(paragraphs) if n not in optional or n in kept)


def _words(text: str) -> list[str]:
    found: list[str] = []
    for word in _WORD.findall(text.lower()):
        found.extend(word) if _CHARACTERS.search(word) else found.append(word)
    return found
