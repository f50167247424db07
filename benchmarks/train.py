"""Train the shipped model, and score it on publishers it never saw.

    python -m benchmarks.train DATA_DIR [--out newsbot/data/model.npz] [--cache FILE] [--folds N] [--no-report]
                                        [--lines-only]

Scores are out of fold: all sets are split by one key, the registrable domain, and every page is read by forests
that saw no page of its publisher. The forest of pages learns from block scores made out of fold, too. The shipped
model is then trained on everything. Needs the extra `train`. Deterministic: fixed seeds, one data folder.
"""

import argparse
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoost, CatBoostClassifier, sum_models
from numpy.typing import NDArray

from benchmarks.datasets import SEED, fold_of
from benchmarks.samples import WHOLE_SETS, Sample, page_samples, text_samples
from benchmarks.whole_pages import WholePages, fit_pages, name_pages, report_pages, score_pages, whole_pages
from benchmarks.wordings import Wordings, own_rows, with_wordings
from newsbot.evaluation.measure import best_f1
from newsbot.extraction.features import FEATURE_NAMES, Matrix
from newsbot.extraction.line_features import LINE_FEATURE_NAMES
from newsbot.extraction.page_features import PAGE_FEATURE_NAMES
from newsbot.extraction.scorer import best_choice, likely_choice
from newsbot.extraction.wording import to_arrays
from newsbot.text import words

# How much a set counts. Cut pages teach the short article; too many of them teach to distrust long ones. Sections
# have no block that is right: they teach what lists look like; much of that teaches to distrust articles that list.
_SET_WEIGHTS = {
    "cut_news1": 0.4, "cut_news5": 0.4, "sections": 0.1,
    "dump_wcxb": 0.3, "dump_news1": 0.3, "dump_news5": 0.3,
    "recall_news1": 0.6, "recall_news5": 0.6, "recall_wcxb": 0.3,
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


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("newsbot/data/model.npz"))
    parser.add_argument("--cache", type=Path, help="keep the samples here between trainings")
    parser.add_argument("--folds", type=int, default=4, help="2 are quick, 4 are what is reported")
    parser.add_argument("--no-report", action="store_true", help="train the shipped model only")
    parser.add_argument("--oof", type=Path, help="write the out-of-fold scores here, for benchmarks.records")
    parser.add_argument("--lines-only", action="store_true", help="train the forest of lines, keep all else of --out")
    options = parser.parse_args()
    arrays = _lines(options) if options.lines_only else _all(options)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, allow_pickle=False, **arrays)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


def _lines(options: argparse.Namespace) -> dict[str, Any]:
    with np.load(options.out) as kept:
        arrays = {name: kept[name] for name in kept.files if not name.startswith("lines_")}
    pages, texts = _load(options.data, options.cache)
    rows = with_wordings(texts, Wordings([*pages, *texts], SEED).columns(texts, options.folds), LINE_FEATURE_NAMES)
    if not options.no_report:
        text_scores = _out_of_fold(texts, rows, options.folds, LINES)
        report(texts, text_scores, likely_choice)
        if options.oof:
            options.oof.write_bytes(pickle.dumps({"lines": _by_page(texts, text_scores)}))
    return arrays | _fit_lines(texts, own_rows(texts, rows, options.folds))


def _fit_lines(texts: Sequence[Sample], own: Sequence[Matrix]) -> dict[str, Any]:
    return export("lines", fit(texts, own, LINES), LINE_FEATURE_NAMES)


def _all(options: argparse.Namespace) -> dict[str, Any]:
    pages, texts = _load(options.data, options.cache)
    wordings = Wordings([*pages, *texts], SEED)
    page_rows = with_wordings(pages, wordings.columns(pages, options.folds), FEATURE_NAMES)
    text_rows = with_wordings(texts, wordings.columns(texts, options.folds), LINE_FEATURE_NAMES)
    page_scores = _out_of_fold(pages, page_rows, options.folds, BLOCKS)
    own = own_rows(pages, page_rows, options.folds)
    whole = whole_pages(pages, own, page_scores)
    if not options.no_report:
        text_scores = _out_of_fold(texts, text_rows, options.folds, LINES)
        report(pages, page_scores)
        report(texts, text_scores, likely_choice)
        articles = score_pages(whole)
        report_pages(whole, articles)
        if options.oof:
            options.oof.write_bytes(pickle.dumps(_held(pages, page_scores, texts, text_scores, whole, articles)))
    everything = np.ones(len(whole.rows), dtype=bool)
    return {
        **export("blocks", fit(pages, own, BLOCKS), FEATURE_NAMES),
        **_fit_lines(texts, own_rows(texts, text_rows, options.folds)),
        **export("pages", fit_pages(whole, everything), PAGE_FEATURE_NAMES),
        **to_arrays(wordings.shipped()),
        **to_arrays(name_pages(whole, everything), "naming"),
    }


def _load(data: Path, cache: Path | None) -> tuple[list[Sample], list[Sample]]:
    if cache is not None and cache.exists():
        held: tuple[list[Sample], list[Sample]] = pickle.loads(cache.read_bytes())
        return held
    samples = page_samples(data, SEED), text_samples(data, SEED)
    if cache is not None:
        cache.write_bytes(pickle.dumps(samples))
    return samples


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


def _out_of_fold(samples: Sequence[Sample], rows: Sequence[Sequence[Matrix]], count: int, recipe: Recipe) -> Scores:
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


def _held(
    pages: Sequence[Sample],
    page_scores: Scores,
    texts: Sequence[Sample],
    text_scores: Scores,
    whole: WholePages,
    articles: NDArray[np.float64],
) -> dict[str, dict[tuple[str, str], NDArray[np.float64]]]:
    """Return the scores of the collection's own pages by forest, and by set and id: what `records.py` reads."""
    scored = zip(whole.sets, whole.ids, articles, strict=True)
    return {
        "blocks": _by_page(pages, page_scores),
        "lines": _by_page(texts, text_scores),
        "pages": {(name, id_): np.array([article]) for name, id_, article in scored if name in WHOLE_SETS},
    }


def _by_page(samples: Sequence[Sample], scores: Scores) -> dict[tuple[str, str], NDArray[np.float64]]:
    own = (*WHOLE_SETS, "inscriptis", "recall")
    return {
        (sample.page.set, sample.page.id): score[sample.scored]
        for sample, score in zip(samples, scores, strict=True)
        if sample.set in own
    }


def report(samples: Sequence[Sample], scores: Scores, choose: Callable[..., Any] = best_choice) -> None:
    """Print word F1, leak and miss of each set, in per cent, of the blocks that `choose` takes."""
    found = defaultdict(list)
    for sample, score in zip(samples, scores, strict=True):
        if sample.gold is None or not len(score):
            continue
        chosen = choose(score, sample.sizes)[0]
        text = "\n\n".join(text for text, use in zip(sample.texts, chosen, strict=True) if use)
        optional = sample.page.optional if sample.gold == sample.page.gold else ()
        found[sample.set].append(best_f1(text, sample.gold, sample.page.paragraphs, optional))
    for name, rows in found.items():
        precision, recall, f1 = np.array(rows).T
        print(json.dumps({
            "set": name, "pages": len(rows), "f1": round(100 * f1.mean(), 2),
            "leak": round(100 * (precision < 0.9).mean(), 1), "miss": round(100 * (recall < 0.9).mean(), 1),
        }), flush=True)  # fmt: skip


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


if __name__ == "__main__":
    main()
