"""Forests of blocks and of lines: their recipes, how they are trained, scored out of fold, and written."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoost, CatBoostClassifier, sum_models
from numpy.typing import NDArray

from benchmarks.datasets import SEED, fold_of
from benchmarks.dumps import WAYS
from benchmarks.samples import Sample
from newsbot.extraction.features import Matrix
from newsbot.text import words

# How much a set counts. Cut pages teach the short article; too many of them teach to distrust long ones. Sections
# have no block that is right: they teach what lists look like; much of that teaches to distrust articles that list.
_SET_WEIGHTS = {
    "cut_news1": 0.4, "cut_news5": 0.4, "sections": 0.1,
    "dump_wcxb": 0.3, "dump_news1": 0.3, "dump_news5": 0.3,
    "recall_news1": 0.6, "recall_news5": 0.6, "recall_wcxb": 0.3,
    **{f"{name}_{held}": 0.3 for name in WAYS for held in ("wcxb", "news1", "news5")},
}  # fmt: skip
# Forests that differ are averaged: each alone scores up to 0.3 points of news1 lower.
BLOCKS = (
    {"iterations": 400, "depth": 6, "learning_rate": 0.1, "rsm": 0.25, "border_count": 64},
    {"iterations": 250, "depth": 7, "learning_rate": 0.12, "rsm": 0.25, "border_count": 64},
)
LINES = (
    {"iterations": 400, "depth": 6, "learning_rate": 0.1, "rsm": 0.3, "border_count": 64},
    {"iterations": 600, "depth": 5, "learning_rate": 0.08, "rsm": 0.2, "border_count": 64},
    {"iterations": 250, "depth": 6, "learning_rate": 0.15, "rsm": 0.2, "border_count": 64},
)

Recipe = Sequence[dict[str, Any]]
Scores = list[NDArray[np.float64]]


def _weights(sample: Sample) -> NDArray[np.float64]:
    """Weigh each page alike: half by the words a mistake would cost its F1, half by the logarithm of its blocks."""
    sizes = np.array([max(1, len(words(text))) for text in sample.texts], dtype=np.float64)
    set_weight = _SET_WEIGHTS.get(sample.set, 1.0)
    logarithmic = np.log1p(sizes) / np.sqrt(np.log1p(sizes).sum() + 1) * 5
    if sample.gold is None:
        return np.asarray(set_weight * logarithmic)
    article = max(20.0, float((sizes * sample.shares).sum()))
    cost = np.minimum(sizes / article, 0.5) + 0.3 / len(sizes)
    return np.asarray(set_weight * (cost / cost.sum() * 10 + logarithmic) / 2)


def _folds(samples: Sequence[Sample], count: int) -> list[int]:
    return [fold_of(sample.page.publisher, count) for sample in samples]


def fit(samples: Sequence[Sample], rows: Sequence[Matrix], recipe: Recipe) -> CatBoost:
    """Fit forests on the blocks of pages, or the lines of texts, and average them; `rows` are the samples' features."""
    used = [at for at, sample in enumerate(samples) if _SET_WEIGHTS.get(sample.set, 1.0) > 0 and sample.scored.any()]
    data = np.vstack([rows[at][samples[at].scored] for at in used])
    shares = np.concatenate([samples[at].shares[samples[at].scored] for at in used])
    weights = np.concatenate([_weights(samples[at])[samples[at].scored] for at in used])
    forests = [
        CatBoostClassifier(
            **options,
            loss_function="CrossEntropy",
            random_seed=SEED,
            thread_count=2,
            verbose=0,
            allow_writing_files=False,
        ).fit(data, shares, sample_weight=weights)
        for options in recipe
    ]
    return sum_models(forests, weights=[1 / len(forests)] * len(forests))


def score_out_of_fold(
    samples: Sequence[Sample], rows: Sequence[Sequence[Matrix]], count: int, recipe: Recipe
) -> Scores:
    """Score each sample by forests that saw none of its publisher's; `rows` has a sample's rows for each fold held."""
    folds = _folds(samples, count)
    scores: Scores = [np.zeros(len(sample.texts)) for sample in samples]
    for fold in range(count):
        seen = [at for at, number in enumerate(folds) if number != fold]
        forest = fit([samples[at] for at in seen], [rows[at][fold] for at in seen], recipe)
        for at, number in enumerate(folds):
            scored = samples[at].scored
            if number == fold and scored.any():
                scores[at][scored] = _probabilities(forest, rows[at][fold][scored])
        print(f"fold {fold} done", file=sys.stderr, flush=True)
    return scores


def _probabilities(forest: CatBoost, rows: Matrix) -> NDArray[np.float64]:
    log_odds = np.asarray(forest.predict(rows, prediction_type="RawFormulaVal"), dtype=np.float64)
    return np.asarray(1 / (1 + np.exp(-log_odds)))


def export(name: str, forest: CatBoost, columns: Sequence[str]) -> dict[str, NDArray[Any]]:
    """Turn a trained forest into the arrays that `newsbot.extraction.scorer` reads."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        forest.save_model(str(path), format="json")
        model = json.loads(path.read_text(encoding="utf-8"))
    trees = model["oblivious_trees"]
    tests = [[(split["float_feature_index"], split["border"]) for split in tree["splits"] or ()] for tree in trees]
    distinct = sorted({test for tree in tests for test in tree})
    number = {test: at for at, test in enumerate(distinct)}
    depth = max(map(len, tests))
    leaves = np.zeros((len(trees), 2**depth), dtype=np.float32)
    levels = np.zeros((len(trees), depth), dtype=np.uint16)
    for at, tree in enumerate(trees):
        values = np.array(tree["leaf_values"], dtype=np.float32)
        leaves[at] = np.tile(values, 2**depth // len(values))
        levels[at, : len(tests[at])] = [number[test] for test in tests[at]]
    scale, (bias, *_) = model["scale_and_bias"]
    return {
        f"{name}_columns": np.array(columns),
        f"{name}_features": np.array([feature for feature, _ in distinct], dtype=np.uint16),
        f"{name}_thresholds": np.array([border for _, border in distinct], dtype=np.float32),
        f"{name}_tests": levels,
        f"{name}_leaves": (leaves * scale).astype(np.float16),
        f"{name}_bias": np.float64(bias),
    }
