"""Signs texts for near-duplicates: the minima of their shingles and of their figures (`near.py` has the sources).

A module of its own, for NumPy is slow to import and what only compares signatures need not.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from newsbot.dedup.near import FIGURES, VALUES, Signature
from newsbot.text import is_unspaced, words

_Hashes = NDArray[np.uint64]

# Three words, or about as much of a script without spaces.
_WORDS, _CHARACTERS = 3, 5
# A sentence or two: other places and names in the same words are another story, so that only the same text is the same.
_LEAST = 20
_SEED = 1997
_CHUNK = 4096


def sign(text: str) -> Signature | None:
    """Return the signature of a text, None of one too short: below 20 shingles only the same text is the same."""
    tokens = words(unicodedata.normalize("NFKC", text))
    length = _CHARACTERS if is_unspaced(text) else _WORDS
    if len(tokens) < _LEAST + length - 1:
        return None
    shingles = _shingles(tokens, length)
    figures = np.unique(_hash_all([token for token in tokens if token[0].isdecimal()]))
    return Signature(
        values=_minima(shingles, VALUES),
        figures=_minima(figures, FIGURES),
        size=min(len(shingles), 0xFFFF),
        figure_count=min(len(figures), 0xFFFF),
    )


def _shingles(tokens: Sequence[str], length: int) -> _Hashes:
    """Return the hashes of all runs of so many tokens, each once."""
    hashes = _hash_all(tokens)
    runs = np.zeros(len(hashes) - length + 1, np.uint64)
    for at in range(length):
        runs = _mix(runs * np.uint64(0x9E3779B97F4A7C15) + hashes[at : at + len(runs)])
    return np.unique(runs)


def _hash_all(tokens: Sequence[str]) -> _Hashes:
    known = {token: hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=8).digest() for token in set(tokens)}
    return np.frombuffer(b"".join(known[token] for token in tokens), "<u8").astype(np.uint64)


def _minima(hashes: _Hashes, count: int) -> bytes:
    """Return 8 bits of the least value of each of `count` permutations, zeros where there is no value."""
    if not len(hashes):
        return bytes(count)
    factors, terms = _permutations()
    least = np.full(count, np.iinfo(np.uint64).max, np.uint64)
    for at in range(0, len(hashes), _CHUNK):
        chunk = hashes[at : at + _CHUNK, None]
        least = np.minimum(least, (chunk * factors[:count] + terms[:count]).min(axis=0))
    # The least values are small: their upper bits hardly differ, the lower ones are of the weakest mixture.
    return _mix(least).astype(np.uint8).tobytes()


@lru_cache(maxsize=1)
def _permutations() -> tuple[_Hashes, _Hashes]:
    """Return the factors (odd) and terms of permutations of 64 bits, the same in every run."""
    # Not NumPy's generators: their streams may change from one version to the next.
    numbers = _mix(np.arange(_SEED, _SEED + 2 * VALUES, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
    return numbers[:VALUES] | np.uint64(1), numbers[VALUES:]


def _mix(values: _Hashes) -> _Hashes:
    """Mix the bits of values: the finaliser of SplitMix64 (Steele, Lea, Flood 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
