"""Fits what texts are worded like: a logistic regression over bags of words, scored out of fold for the forests.

A forest that learned from the scores of texts that the regression was fitted on would trust it too much. So the
blocks that a forest learns from are scored by regressions that saw none of their publishers.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import SGDClassifier

from benchmarks.datasets import fold_of
from benchmarks.samples import Sample
from newsbot.extraction.features.arrays import Matrix, shift
from newsbot.extraction.wording import READ, Wording, are_characters, terms_of
from newsbot.text import words

Column = NDArray[np.float32]

# Sets whose texts are fitted: whole pages with gold. Cut pages hold the same texts again.
_FITTED = {"news1": 1.0, "news5": 1.0, "portal": 1.0, "wcxb": 0.5}
_PUBLISHERS = 3  # a term that fewer publishers use is a name, a subject, a house's own wording
_ALPHA = 2e-6  # regularisation; of 3e-7 to 1e-5, the best area under the curve of long blocks out of fold
_EPOCHS = 6
_BLOCKS = 200  # blocks of a page of usual size; a page weighs as the root of its blocks
_SMALLEST = 0.25  # weights that are smaller are left out of the model


class Wordings:
    """All texts of the samples as bags of terms, the regressions fitted on them, and their scores."""

    def __init__(self, samples: Sequence[Sample], seed: int) -> None:
        self._seed = seed
        self._terms: dict[str, int] = {}
        self._numbers: dict[str, int] = {}
        self._bags = self._to_bags(samples)
        self._unspaced = np.array([are_characters(text, words(text[:READ])) for text in self._numbers])
        fitted = [sample for sample in samples if sample.set in _FITTED]
        self._rows = np.array([self._numbers[text] for sample in fitted for text in sample.texts])
        self._labels = np.concatenate([sample.shares > 0.5 for sample in fitted]).astype(int)
        self._publishers = np.array([sample.page.publisher for sample in fitted for _ in sample.texts])
        self._weights = np.array([
            _FITTED[sample.set] * (1 + np.log(len(text))) * (_BLOCKS / max(1, len(sample.texts))) ** 0.5
            for sample in fitted
            for text in sample.texts
        ])  # fmt: skip

    def _to_bags(self, samples: Sequence[Sample]) -> sparse.csr_matrix:
        terms: list[int] = []
        values: list[float] = []
        starts = [0]
        for text in (text for sample in samples for text in sample.texts):
            if text in self._numbers:
                continue
            self._numbers[text] = len(self._numbers)
            found = terms_of(text, words(text[:READ]))
            terms.extend(self._terms.setdefault(term, len(self._terms)) for term in sorted(found))
            values.extend([max(1, len(found)) ** -0.5] * len(found))
            starts.append(len(terms))
        shape = (len(self._numbers), len(self._terms))
        return sparse.csr_matrix(
            (np.array(values, np.float32), np.array(terms, np.int32), np.array(starts)), shape=shape
        )

    def fit(self, without: Sequence[int], folds: int) -> tuple[NDArray[np.float64], float]:
        """Return the weight of each term and the bias, fitted without the publishers of some of the folds."""
        fold = {name: fold_of(name, folds) for name in set(self._publishers.tolist())}
        use = np.array([fold[name] not in without for name in self._publishers.tolist()])
        bags = self._bags[self._rows[use]]
        common = self._common(bags, self._publishers[use])
        regression = SGDClassifier(
            loss="log_loss", alpha=_ALPHA, max_iter=_EPOCHS, tol=None, random_state=self._seed
        ).fit(bags[:, common], self._labels[use], sample_weight=self._weights[use] / 3)
        weights = np.zeros(len(self._terms))
        weights[common] = np.where(np.abs(regression.coef_[0]) >= _SMALLEST, regression.coef_[0], 0.0)
        return weights, float(regression.intercept_[0])

    def _common(self, bags: sparse.csr_matrix, publishers: NDArray[np.str_]) -> NDArray[np.int64]:
        """Return the terms that enough publishers use."""
        _, number = np.unique(publishers, return_inverse=True)
        size = len(number)
        of_publisher = sparse.csr_matrix((np.ones(size), (number, np.arange(size))), shape=(number.max() + 1, size))
        used = (of_publisher @ (bags > 0)) > 0
        return np.flatnonzero(np.asarray(used.sum(axis=0))[0] >= _PUBLISHERS)

    def columns(self, samples: Sequence[Sample], folds: int) -> list[list[Column]]:
        """Return for each fold held back the scores of each sample's texts, by regressions that saw neither.

        What is not scored is not read: 0, as in a run.
        """
        fold = [fold_of(sample.page.publisher, folds) for sample in samples]
        scores: dict[tuple[int, int], Column] = {}
        for a in range(folds):
            for b in range(a, folds):
                weights, bias = self.fit((a, b), folds)
                scores[a, b] = np.where(self._unspaced, 0.0, self._bags @ weights + bias).astype(np.float32)
        numbers = [[self._numbers[text] for text in sample.texts] for sample in samples]
        return [
            [
                np.where(sample.scored, scores[min(held, own), max(held, own)][rows], np.float32(0.0))
                for sample, own, rows in zip(samples, fold, numbers, strict=True)
            ]
            for held in range(folds)
        ]

    def shipped(self) -> Wording:
        """Fit on all publishers."""
        weights, bias = self.fit((), 1)
        names = list(self._terms)
        return Wording({names[at]: float(weights[at]) for at in np.flatnonzero(weights).tolist()}, bias)


def with_wordings(
    samples: Sequence[Sample], columns: Sequence[Sequence[Column]], names: Sequence[str]
) -> list[list[Matrix]]:
    """Return each sample's rows for each fold held back, with wordings scored without that fold and its own."""
    return [
        [_with_wording(sample.rows, column[at], names) if len(sample.rows) else sample.rows for column in columns]
        for at, sample in enumerate(samples)
    ]


def own_rows(samples: Sequence[Sample], rows: Sequence[Sequence[Matrix]], folds: int) -> list[Matrix]:
    """Return of each sample's rows those for its own fold held back: no wording has seen its publisher."""
    return [mine[fold_of(sample.page.publisher, folds)] for sample, mine in zip(samples, rows, strict=True)]


def _with_wording(rows: Matrix, wording: Column, names: Sequence[str]) -> Matrix:
    """Return rows of the columns `names` with another score of each text's wording, and of its neighbours'."""
    rows = rows.copy()
    for at, name in enumerate(names):
        if name == "wording":
            rows[:, at] = wording
        elif name.startswith("wording"):  # "wording-1", "wording+1"
            rows[:, at] = shift(wording, int(name.removeprefix("wording")), -1.0)
    return rows
