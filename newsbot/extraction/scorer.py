"""Features to scores: gradient-boosted oblivious trees, evaluated in NumPy."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

_LIKELY = 0.5
_SURE = 0.65  # of 2,491 texts short ones gain half a point of F1 to one, others nothing, by a bar of 0.6 to 0.7
_DOUBT = 0.7  # what is left of the log-odds of a forest that is less right than it is sure
_LINE = 60  # characters: a shorter text is no paragraph


@dataclass(frozen=True, slots=True)
class Forest:
    """Oblivious trees: all nodes of one level share one test, so a leaf's number is read off as bits.

    `features` and `thresholds` are the distinct tests (`x > threshold`); `tests` names one a level and tree, of the
    lowest bit first; `leaves` holds a value a tree and leaf, tree by tree, and `first` says where a tree's begin;
    `bias` is added to their sum, the log-odds. (The layout of CatBoost's models: Prokhorenkova et al.,
    arXiv:1706.09516.)
    """

    features: NDArray[np.int64]
    thresholds: Matrix
    tests: NDArray[np.int64]
    leaves: NDArray[np.float64]
    first: NDArray[np.int64]
    bias: float

    def score(self, rows: Matrix) -> NDArray[np.float64]:
        """Return the probability of each row."""
        if not len(rows):
            return np.zeros(0)
        passed = (rows.T.take(self.features, axis=0) > self.thresholds[:, None]).view(np.uint8)
        leaf = np.zeros((self.tests.shape[1], len(rows)), dtype=np.uint8)
        for tests in self.tests[::-1]:
            leaf += leaf  # room for another bit
            leaf |= passed.take(tests, axis=0)
        log_odds = self.leaves.take(self.first[:, None] + leaf).sum(axis=0) + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-log_odds)), dtype=np.float64)


def score_some(forest: Forest, rows: Matrix, some: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return the probability of each row, 0 of those that are not among some."""
    scores = np.zeros(len(rows))
    scores[some] = forest.score(rows[some])
    return scores


def best_choice(scores: NDArray[np.float64], sizes: NDArray[Any]) -> tuple[NDArray[np.bool_], float]:
    """Choose the blocks that maximise the expected word F1, and return it with them.

    The set that is best for F1 takes the blocks with the highest scores, down to half the F1 reached (Lipton, Elkan
    and Naryanaswamy, arXiv:1402.1892): on a page that is sure of itself the bar is near a half, on another lower.
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum((scores * sizes)[order])
    expected = 2 * hits / (np.cumsum(sizes[order]) + hits[-1])
    best = int(np.argmax(expected))
    chosen = np.zeros(len(scores), dtype=bool)
    chosen[order[: best + 1]] = True
    return chosen, float(expected[best])


def generous_choice(scores: NDArray[np.float64], sizes: NDArray[Any]) -> NDArray[np.bool_]:
    """Choose the paragraphs that `best_choice` would take were the scores less sure; `sizes` are in characters."""
    yes, no = scores**_DOUBT, (1 - scores) ** _DOUBT
    return best_choice(yes / (yes + no), sizes)[0] & (sizes >= _LINE)


def likely_choice(scores: NDArray[np.float64], sizes: NDArray[Any]) -> tuple[NDArray[np.bool_], float]:
    """Choose what is more likely text than not, and return it with the word F1 expected of it.

    Where the forest is sure of nothing, choose as `best_choice` does: a text is never empty.
    """
    if scores.max() < _SURE:
        return best_choice(scores, sizes)
    chosen = scores >= _LIKELY
    hits = scores * sizes
    return chosen, float(2 * hits[chosen].sum() / (sizes[chosen].sum() + hits.sum()))


def agreement(one: NDArray[np.bool_], other: NDArray[np.bool_], sizes: NDArray[np.float64]) -> float:
    """Return the share of characters that both of two choices take (Dice), 0-1; 0 where neither takes any."""
    total = float(sizes[one].sum() + sizes[other].sum())
    return 2 * float(sizes[one & other].sum()) / total if total else 0.0


def to_forest(arrays: dict[str, Any], prefix: str) -> Forest:
    """Build a forest from a model file's arrays named `PREFIX_…`. Raises KeyError where one is missing."""
    leaves = arrays[f"{prefix}_leaves"]
    return Forest(
        features=arrays[f"{prefix}_features"].astype(np.int64),
        thresholds=arrays[f"{prefix}_thresholds"].astype(np.float32),
        tests=np.ascontiguousarray(arrays[f"{prefix}_tests"].T, dtype=np.int64),
        leaves=leaves.ravel().astype(np.float64),
        first=np.arange(0, leaves.size, leaves.shape[1], dtype=np.int64),
        bias=float(arrays[f"{prefix}_bias"]),
    )
