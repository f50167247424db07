"""Whole records out of fold: what newsbot makes of each page with scores of forests that saw none of its publisher's.

    python -m benchmarks.train DATA_DIR --cache samples.pkl --oof scores.pkl
    python -m benchmarks.records DATA_DIR scores.pkl [--set news1 …] [--by-language]

Prints the table that `newsbot evaluate` prints. The scores are of this version's blocks and lines; other ones are
refused. Fields are rules, and read as they are.
"""

import argparse
import logging
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from newsbot import extraction
from newsbot.evaluation.collection import GoldPage, read_collection
from newsbot.evaluation.run import Result
from newsbot.evaluation.scores import score
from newsbot.evaluation.systems import SYSTEMS
from newsbot.evaluation.table import rows, table
from newsbot.extraction.model import load_model
from newsbot.extraction.wording import Wording

_NEWS = frozenset({"news1", "short", "news5", "portal"})
_FEWEST = 8  # pages of a language that its scores say something of

Held = Mapping[str, Mapping[tuple[str, str], NDArray[np.float64]]]
"""By forest, by set and id of a page: its scores."""


def main() -> None:
    """Read all pages that have scores, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("scores", type=Path)
    parser.add_argument("--set", action="append", default=[])
    parser.add_argument("--by-language", action="store_true", help="the news sets by the language a page declares")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    held: Held = pickle.loads(options.scores.read_bytes())
    results = list(_read(read_collection(options.data, tuple(options.set)), held))
    print(table(rows(results, lambda result: result.page.set)))
    if options.by_language:
        news = [result for result in results if result.page.set in _NEWS]
        found = rows(news, lambda result: result.page.language)
        print("\n" + table(row for row in found if int(str(row["pages"])) >= _FEWEST))


@dataclass(frozen=True, slots=True)
class _HeldForest:
    """Answers with the scores that were made before."""

    scores: NDArray[np.float64]

    def score(self, described: Sequence[Any]) -> NDArray[np.float64]:
        if len(described) != len(self.scores):
            raise ValueError("the scores are of other blocks: train with this version")
        return self.scores


def _read(pages: Sequence[GoldPage], held: Held) -> Iterator[Result]:
    """Yield the results of the pages that have scores."""
    # What pages are called is in the scores of pages already.
    shipped, none = replace(load_model(), naming=Wording({}, 0.0)), np.zeros(0)
    for page in pages:
        key = page.set.split("/")[0], page.id
        forests: dict[str, Any] = {name: _HeldForest(scores.get(key, none)) for name, scores in held.items()}
        if not any(len(forest.scores) for forest in forests.values()):
            continue
        with patch.object(extraction, "load_model", return_value=replace(shipped, **forests)):
            output = SYSTEMS["newsbot"](page.read(), page.url, page.is_html)
        yield Result(page=page, system="newsbot", score=score(page, output, 0.0))


if __name__ == "__main__":
    main()
