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
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.datasets import SEED
from benchmarks.forests import BLOCKS, LINES, Scores, export, fit, score_out_of_fold
from benchmarks.samples import WHOLE_SETS, Sample, page_samples, text_samples
from benchmarks.whole_pages import WholePages, fit_pages, name_pages, report_pages, score_pages, whole_pages
from benchmarks.wordings import Wordings, own_rows, with_wordings
from newsbot.evaluation.measure import best_f1
from newsbot.extraction.features import FEATURE_NAMES, Matrix
from newsbot.extraction.line_features import LINE_FEATURE_NAMES
from newsbot.extraction.page_features import PAGE_FEATURE_NAMES
from newsbot.extraction.scorer import best_choice, likely_choice
from newsbot.extraction.wording import to_arrays


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
        text_scores = score_out_of_fold(texts, rows, options.folds, LINES)
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
    page_scores = score_out_of_fold(pages, page_rows, options.folds, BLOCKS)
    own = own_rows(pages, page_rows, options.folds)
    whole = whole_pages(pages, own, page_scores)
    if not options.no_report:
        text_scores = score_out_of_fold(texts, text_rows, options.folds, LINES)
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


if __name__ == "__main__":
    main()
