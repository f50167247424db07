"""Train the shipped model, and score it on publishers it never saw.

    python -m benchmarks.train DATA_DIR [--out newsbot/data/model.npz] [--cache FILE] [--folds N] [--no-report]

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
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from benchmarks.datasets import fold_of
from benchmarks.samples import Sample, page_samples, text_samples
from benchmarks.wordings import Wordings
from newsbot.evaluation.measure import best_f1
from newsbot.extraction.features import FEATURE_NAMES, Hints, Matrix, with_wording
from newsbot.extraction.line_features import LINE_FEATURE_NAMES
from newsbot.extraction.page_features import PAGE_FEATURE_NAMES, ScoredPage, describe_page
from newsbot.extraction.scorer import best_choice
from newsbot.extraction.wording import to_arrays
from newsbot.text import words

SEED = 7
# How much a set counts. Cut pages teach the short article; too many of them teach to distrust long ones. Sections
# have no block that is right: they are scored for the forest of pages, and teach blocks nothing.
_SET_WEIGHTS = {
    "cut_news1": 0.4, "cut_news5": 0.4, "sections": 0.0,
    "dump_wcxb": 0.3, "dump_news1": 0.3, "dump_news5": 0.3,
    "recall_news1": 0.6, "recall_news5": 0.6, "recall_wcxb": 0.3,
}  # fmt: skip
_BLOCKS = {"iterations": 400, "depth": 6, "learning_rate": 0.1, "rsm": 0.3, "border_count": 64}
_PAGES = {"iterations": 120, "depth": 4, "learning_rate": 0.08, "border_count": 32}

_PAGE_FOLDS = 5

Scores = list[NDArray[np.float64]]


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("newsbot/data/model.npz"))
    parser.add_argument("--cache", type=Path, help="keep the samples here between trainings")
    parser.add_argument("--folds", type=int, default=4, help="2 are quick, 4 are what is reported")
    parser.add_argument("--no-report", action="store_true", help="train the shipped model only")
    parser.add_argument("--oof", type=Path, help="write the out-of-fold scores here")
    options = parser.parse_args()
    pages, texts = _load(options.data, options.cache)
    wordings = Wordings(pages, SEED)
    page_rows = with_wordings(pages, wordings.columns(pages, options.folds))
    page_scores = _out_of_fold(pages, page_rows, options.folds)
    own = [rows[fold] for rows, fold in zip(page_rows, _folds(pages, options.folds), strict=True)]
    whole = _whole_pages(pages, own, page_scores)
    if not options.no_report:
        text_scores = _out_of_fold(texts, [[sample.rows] * options.folds for sample in texts], options.folds)
        report(pages, page_scores)
        report(texts, text_scores)
        _report_pages(whole)
        if options.oof:
            options.oof.write_bytes(pickle.dumps((page_scores, text_scores, whole)))
    arrays = {
        **export("blocks", fit_blocks(pages, own), FEATURE_NAMES),
        **export("lines", fit_blocks(texts, [sample.rows for sample in texts]), LINE_FEATURE_NAMES),
        **export("pages", _fit_pages(whole.rows, whole.labels), PAGE_FEATURE_NAMES),
        **to_arrays(wordings.shipped()),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, allow_pickle=False, **arrays)
    print(f"{options.out}: {options.out.stat().st_size:,} bytes")


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


def with_wordings(samples: Sequence[Sample], columns: Sequence[Sequence[Matrix]]) -> list[list[Matrix]]:
    """Return each sample's rows for each fold held back, with wordings scored without that fold and its own."""
    return [
        [with_wording(sample.rows, column[at]) if len(sample.rows) else sample.rows for column in columns]
        for at, sample in enumerate(samples)
    ]


def _folds(samples: Sequence[Sample], count: int) -> list[int]:
    return [fold_of(sample.page.publisher, count) for sample in samples]


def fit_blocks(samples: Sequence[Sample], rows: Sequence[Matrix]) -> CatBoostClassifier:
    """Fit a forest on the blocks of pages, or the lines of texts; `rows` are the samples' features."""
    used = [at for at, sample in enumerate(samples) if _SET_WEIGHTS.get(sample.set, 1.0) > 0 and len(rows[at])]
    forest = CatBoostClassifier(
        **_BLOCKS,
        loss_function="CrossEntropy",
        random_seed=SEED,
        thread_count=2,
        verbose=0,
        allow_writing_files=False,
    )
    forest.fit(
        np.vstack([rows[at] for at in used]),
        np.concatenate([samples[at].shares for at in used]),
        sample_weight=np.concatenate([_weights(samples[at]) for at in used]),
    )
    return forest


def _fit_pages(rows: NDArray[np.float32], labels: NDArray[np.float64]) -> CatBoostClassifier:
    forest = CatBoostClassifier(**_PAGES, random_seed=SEED, thread_count=2, verbose=0, allow_writing_files=False)
    forest.fit(rows, labels)
    return forest


def _out_of_fold(samples: Sequence[Sample], rows: Sequence[Sequence[Matrix]], count: int) -> Scores:
    """Score each sample by a forest that saw none of its publisher's; `rows` has a sample's rows for each fold held."""
    folds = _folds(samples, count)
    scores: Scores = [np.zeros(0)] * len(samples)
    for fold in range(count):
        seen = [at for at, number in enumerate(folds) if number != fold]
        forest = fit_blocks([samples[at] for at in seen], [rows[at][fold] for at in seen])
        for at, number in enumerate(folds):
            if number == fold and len(rows[at][fold]):
                scores[at] = forest.predict_proba(rows[at][fold])[:, 1]
        print(f"fold {fold} done", file=sys.stderr, flush=True)
    return scores


@dataclass(frozen=True)
class WholePages:
    """What the forest of pages learns from: a row a page, whether it is an article, its publisher, its set, its id."""

    rows: Matrix
    labels: NDArray[np.float64]
    publishers: list[str]
    sets: list[str]
    ids: list[str]


def _whole_pages(samples: Sequence[Sample], rows: Sequence[Matrix], scores: Scores) -> WholePages:
    found, used = [], []
    for sample, described, score in zip(samples, rows, scores, strict=True):
        if not len(score):
            continue
        chosen, expected = best_choice(score, sample.sizes)
        page = ScoredPage(sample.texts, described, score, chosen, expected)
        found.append(describe_page(page, sample.hints or Hints(), sample.page.url))
        used.append(sample)
    return WholePages(
        np.vstack(found),
        np.array([float(sample.gold is not None) for sample in used]),
        [sample.page.publisher for sample in used],
        [sample.set for sample in used],
        [sample.page.id for sample in used],
    )


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


def score_pages(pages: WholePages) -> NDArray[np.float64]:
    """Return how probably each page is an article, by forests that saw none of its publisher's pages."""
    folds = np.array([fold_of(publisher, _PAGE_FOLDS) for publisher in pages.publishers])
    scores = np.zeros(len(pages.rows))
    for fold in range(_PAGE_FOLDS):
        forest = _fit_pages(pages.rows[folds != fold], pages.labels[folds != fold])
        scores[folds == fold] = forest.predict_proba(pages.rows[folds == fold])[:, 1]
    return scores


def _report_pages(pages: WholePages) -> None:
    """Print how many pages without an article score below the bars that a share of wcxb's articles fall below."""
    scores = score_pages(pages)
    is_article = np.array([name == "wcxb" for name in pages.sets])
    is_news = np.array([name in {"news1", "short", "news5", "portal"} for name in pages.sets])
    for share in (0.0025, 0.005, 0.0075, 0.01):
        bar = float(np.quantile(scores[is_article], share))
        print(json.dumps({
            "articles_rejected": share, "bar": round(bar, 4), "news_rejected": int((scores[is_news] < bar).sum()),
            "sections_rejected": round(float((scores[pages.labels == 0] < bar).mean()), 3),
        }))  # fmt: skip


def export(name: str, forest: CatBoostClassifier, columns: Sequence[str]) -> dict[str, NDArray[Any]]:
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
