"""How a text is worded: whether its words are those of articles or of boilerplate, in the languages seen."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np

READ = 600
"""Characters of a text that are cut into words."""
_WORDS = 48  # words of a text that are read
_LINE = 60  # characters: a shorter text is known as a whole, too


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """Weights of words and of whole short lines, and a bias: a logistic regression over bags of words.

    Two are equal where they are one: what it weighs is remembered.
    """

    weights: Mapping[str, float]
    bias: float

    def score(self, text: str, words: Sequence[str]) -> float:
        """Return the log-odds of a text's wording, positive for an article's; `words` are the text's own.

        Scripts without spaces have no words to weigh, and characters alone say little: 0.
        """
        if are_characters(text, words):
            return 0.0
        return self.weigh(terms_of(text, words))

    def weigh(self, terms: Set[str]) -> float:
        """Return the log-odds of what a text is known by."""
        total = sum(filter(None, map(self.weights.get, terms)))
        return float(self.bias + total / max(1, len(terms)) ** 0.5)


def are_characters(text: str, words: Sequence[str]) -> bool:
    """Tell whether the words are the characters of a script without spaces."""
    return 2 * len(words) > min(len(text), READ) + 1


def terms_of(text: str, words: Sequence[str]) -> set[str]:
    """Return what a text is known by: its first words, and the line itself where it is short.

    >>> sorted(terms_of("Read more", ["read", "more"]))
    ['=read more', 'more', 'read']
    """
    first = words[:_WORDS]
    terms = set(first)
    if len(text) < _LINE:
        terms.add("=" + " ".join(first))
    return terms


def to_wording(arrays: Mapping[str, Any], prefix: str = "wording") -> Wording:
    """Build a wording from the arrays `PREFIX_…` of a model file. Raises KeyError, ValueError where one is broken."""
    terms = arrays[f"{prefix}_terms"].tobytes().decode("utf-8").split("\n")
    weights = arrays[f"{prefix}_weights"].astype(float).tolist()
    return Wording(dict(zip(terms, weights, strict=True)), float(arrays[f"{prefix}_bias"]))


def to_arrays(wording: Wording, prefix: str = "wording") -> dict[str, Any]:
    """Turn a wording into the arrays that `to_wording` reads."""
    terms = sorted(wording.weights)
    return {
        f"{prefix}_terms": np.frombuffer("\n".join(terms).encode("utf-8"), dtype=np.uint8),
        f"{prefix}_weights": np.array([wording.weights[term] for term in terms], dtype=np.float16),
        f"{prefix}_bias": np.float64(wording.bias),
    }
