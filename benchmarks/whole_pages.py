"""Articles and lists of other pages, told by what the blocks' forest makes of a page and by what the page is called."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from catboost import CatBoost, CatBoostClassifier, sum_models
from numpy.typing import NDArray

from benchmarks.datasets import SEED, fold_of
from benchmarks.namings import fit_naming
from benchmarks.samples import WHOLE_SETS, Sample
from newsbot.extraction.features import Hints, Matrix
from newsbot.extraction.naming import as_named, names_of
from newsbot.extraction.page_features import ScoredPage, describe_page
from newsbot.extraction.scorer import best_choice
from newsbot.extraction.wording import Wording

_PAGES = {"iterations": 200, "depth": 5, "learning_rate": 0.06, "border_count": 32}
# Pages are few, and forests that differ by their seed alone part by three points of lists rejected: they are averaged.
_SEEDS = tuple(range(SEED, SEED + 5))
_PAGE_FOLDS = 5
_SHORT_WEIGHT = 0.3  # of pages cut short, which are called what the whole ones are


@dataclass(frozen=True)
class WholePages:
    """Pages to learn from: a row a page, whether it is an article, its publisher, set, id, address and headline.

    Those we cut short teach that an article may be one sentence among many links.
    """

    rows: Matrix
    labels: NDArray[np.float64]
    publishers: list[str]
    sets: list[str]
    ids: list[str]
    names: list[tuple[str | None, str | None]]


def whole_pages(samples: Sequence[Sample], rows: Sequence[Matrix], scores: Sequence[NDArray[np.float64]]) -> WholePages:
    """Describe each page, but those without blocks, by its blocks' features and scores."""
    found, used = [], []
    for sample, described, score in zip(samples, rows, scores, strict=True):
        if not len(score):
            continue
        hints = sample.hints or Hints()
        chosen, expected = best_choice(score, sample.sizes)
        page = ScoredPage(sample.texts, described, score, chosen, expected)
        found.append(describe_page(page, hints, sample.page.url))
        used.append(sample)
    return WholePages(
        np.vstack(found),
        np.array([float(sample.gold is not None) for sample in used]),
        [sample.page.publisher for sample in used],
        [sample.set for sample in used],
        [sample.page.id for sample in used],
        [(sample.page.url, (sample.hints or Hints()).headline) for sample in used],
    )


def fit_pages(pages: WholePages, use: NDArray[np.bool_]) -> CatBoost:
    """Fit the forests that tell articles from lists of other pages on some of the pages, and average them."""
    forests = [
        CatBoostClassifier(**_PAGES, random_seed=seed, thread_count=2, verbose=0, allow_writing_files=False).fit(
            pages.rows[use], pages.labels[use]
        )
        for seed in _SEEDS
    ]
    return sum_models(forests, weights=[1 / len(forests)] * len(forests))


def name_pages(pages: WholePages, use: NDArray[np.bool_]) -> Wording:
    """Fit what articles are called on some of the pages."""
    at = [page for page in np.flatnonzero(use).tolist() if pages.sets[page] in WHOLE_SETS]
    weights = np.array([_SHORT_WEIGHT if pages.sets[page] == "short" else 1.0 for page in at])
    names = [names_of(*pages.names[page]) for page in at]
    return fit_naming(names, [pages.publishers[page] for page in at], pages.labels[at], weights)


def score_pages(pages: WholePages) -> NDArray[np.float64]:
    """Return how probably each page is an article, by what saw none of its publisher's pages."""
    folds = np.array([fold_of(publisher, _PAGE_FOLDS) for publisher in pages.publishers])
    scores = np.zeros(len(pages.rows))
    for fold in range(_PAGE_FOLDS):
        forest = fit_pages(pages, folds != fold)
        naming = name_pages(pages, folds != fold)
        for page in np.flatnonzero(folds == fold):
            log_odds = float(forest.predict(pages.rows[page], prediction_type="RawFormulaVal"))
            scores[page] = as_named(1 / (1 + np.exp(-log_odds)), naming, *pages.names[page])
    return scores


def report_pages(pages: WholePages, scores: NDArray[np.float64]) -> None:
    """Print how many pages without an article score below the bars that a share of wcxb's articles fall below."""
    is_article = np.array([name == "wcxb" for name in pages.sets])
    is_news = np.array([name in {"news1", "short", "news5", "portal"} for name in pages.sets])
    for share in (0.0025, 0.005, 0.0075, 0.01):
        bar = float(np.quantile(scores[is_article], share))
        print(json.dumps({
            "articles_rejected": share, "bar": round(bar, 4), "news_rejected": int((scores[is_news] < bar).sum()),
            "sections_rejected": round(float((scores[pages.labels == 0] < bar).mean()), 3),
        }))  # fmt: skip
