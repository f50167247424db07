"""Fits what pages are called: a logistic regression over the words of addresses and headlines."""

from collections import defaultdict
from collections.abc import Sequence, Set

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from newsbot.extraction.wording import Wording

_PUBLISHERS = 5  # a word that fewer publishers use is a subject, or their own
_C = 3.0  # of 1 and 3, the more lists rejected out of fold


def fit_naming(
    names: Sequence[Set[str]], publishers: Sequence[str], labels: NDArray[np.float64], weights: NDArray[np.float64]
) -> Wording:
    """Return the weights of the words that enough publishers use; `labels` tell which pages are articles."""
    users = defaultdict(set)
    for called, publisher in zip(names, publishers, strict=True):
        for name in called:
            users[name].add(publisher)
    common = sorted(name for name, found in users.items() if len(found) >= _PUBLISHERS)
    number = {name: at for at, name in enumerate(common)}
    cells = [
        (row, number[name], max(1, len(called)) ** -0.5)
        for row, called in enumerate(names)
        for name in sorted(called & number.keys())
    ]
    rows, columns, values = zip(*cells, strict=True)
    bags = sparse.csr_matrix((values, (rows, columns)), shape=(len(names), len(common)))
    regression = LogisticRegression(C=_C, max_iter=1000).fit(bags, labels, sample_weight=weights)
    return Wording(dict(zip(common, regression.coef_[0].tolist(), strict=True)), float(regression.intercept_[0]))
