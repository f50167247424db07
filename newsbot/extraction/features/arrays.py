"""What the features need of arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Reals = NDArray[np.float64]
Column = NDArray[Any] | Sequence[float] | float
"""A number a block, or one for all of them."""


def last_true(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Index of the last true at or before each place, -1 where there is none."""
    index = np.where(flags, np.arange(len(flags)), -1)
    return np.maximum.accumulate(index)


def signed_log(values: NDArray[Any]) -> NDArray[np.float64]:
    """Return the logarithm of the size of each value, with its sign."""
    return np.asarray(np.sign(values) * np.log1p(np.abs(values)), dtype=np.float64)


def run_lengths(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Length of the run of equal flags each place stands in, negative for runs of false."""
    if not len(flags):
        return np.zeros(0)
    starts = np.flatnonzero(np.concatenate(([True], flags[1:] != flags[:-1])))
    lengths = np.diff(np.concatenate((starts, [len(flags)])))
    return np.repeat(np.minimum(lengths, 60) * np.where(flags[starts], 1.0, -1.0), lengths)


def shift(columns: NDArray[Any], offset: int, fill: float) -> NDArray[Any]:
    """Return for each place of the last axis its neighbour `offset` places further, `fill` beyond the ends."""
    shifted = np.full_like(columns, fill)
    if offset < 0:
        shifted[..., -offset:] = columns[..., :offset]
    else:
        shifted[..., :-offset] = columns[..., offset:]
    return shifted
