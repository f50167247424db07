"""The forest of pages: article, or a list of other pages, told by what the blocks' forest makes of the page."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from benchmarks.datasets import SEED, fold_of
from benchmarks.samples import WHOLE_SETS, Sample
from newsbot.extraction.features import Hints, Matrix
from newsbot.extraction.page_features import ScoredPage, describe_page
from newsbot.extraction.scorer import best_choice

_PAGES = {"iterations": 200, "depth": 5, "learning_rate": 0.06, "border_count": 32}

_PAGE_FOLDS = 5


@dataclass(frozen=True)
class WholePages:
    """What the forest of pages learns from: a row a page, whether it is an article, its publisher, its set, its id."""

    rows: Matrix
    labels: NDArray[np.float64]
    publishers: list[str]
    sets: list[str]
    ids: list[str]


def whole_pages(samples: Sequence[Sample], rows: Sequence[Matrix], scores: Sequence[NDArray[np.float64]]) -> WholePages:
    """Describe each page, but cut ones and those without blocks, by its blocks' features and scores."""
    found, used = [], []
    for sample, described, score in zip(samples, rows, scores, strict=True):
        if not len(score) or sample.set not in WHOLE_SETS:
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


def fit_pages(rows: Matrix, labels: NDArray[np.float64]) -> CatBoostClassifier:
    """Fit the forest that tells articles from lists of other pages."""
    forest = CatBoostClassifier(**_PAGES, random_seed=SEED, thread_count=2, verbose=0, allow_writing_files=False)
    forest.fit(rows, labels)
    return forest


def score_pages(pages: WholePages) -> NDArray[np.float64]:
    """Return how probably each page is an article, by forests that saw none of its publisher's pages."""
    folds = np.array([fold_of(publisher, _PAGE_FOLDS) for publisher in pages.publishers])
    scores = np.zeros(len(pages.rows))
    for fold in range(_PAGE_FOLDS):
        forest = fit_pages(pages.rows[folds != fold], pages.labels[folds != fold])
        scores[folds == fold] = forest.predict_proba(pages.rows[folds == fold])[:, 1]
    return scores


def report_pages(pages: WholePages) -> None:
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
