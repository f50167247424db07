"""What a site's template adds: pages read with nothing known of their site, and after others of it.

    python -m benchmarks.templates DATA_DIR [--model held_back.npz]

`news5`: each page after the other pages of its publisher; `portal`: each half after the other half of its portal. The
blocks are scored by a forest that saw none of these publishers; it is trained where FILE does not exist yet (some
minutes) and kept there. Prints word F1, leak and miss of whole records, in per cent. Needs the extra `train`.
"""

import argparse
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.datasets import SEED, GoldPage, read_set
from benchmarks.forests import BLOCKS, export, fit
from benchmarks.samples import OPTIONS, as_page, page_samples
from benchmarks.wordings import Wordings, own_rows, with_wordings
from newsbot.errors import PageRejected
from newsbot.evaluation.measure import best_f1
from newsbot.extraction.document import decode, parse
from newsbot.extraction.features import FEATURE_NAMES
from newsbot.extraction.model import Model, load_model
from newsbot.extraction.page_reader import read_page
from newsbot.extraction.scorer import to_forest
from newsbot.extraction.trace import Trace
from newsbot.extraction.wording import to_arrays, to_wording
from newsbot.site_template import Observation, SiteTemplate, learn

_FOLDS = 4
_HALVES = frozenset({"portal"})


def main() -> None:
    """Measure and print, a line a set and way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, default=Path("held_back.npz"))
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    if not options.model.exists():
        _train(options.data, options.model)
    with np.load(options.model) as arrays:
        held = dict(arrays)
    model = replace(load_model(), blocks=to_forest(held, "blocks"), wording=to_wording(held))
    for name in ("news5", "portal"):
        unknown, known = zip(*_scores(options.data, name, model), strict=True)
        _report(f"{name}, nothing known ", unknown)
        _report(f"{name}, site known    ", known)


def _train(data: Path, out: Path) -> None:
    """Fit forest and wording on the pages of all other publishers."""
    held = {page.publisher for name in ("news5", "portal") for page in read_set(data, name)}
    # A portal goes by its name, and is part of a publisher.
    samples = [
        sample
        for sample in page_samples(data, SEED)
        if not any(name.endswith(sample.page.publisher) or sample.page.publisher.endswith(name) for name in held)
    ]
    wordings = Wordings(samples, SEED)
    rows = with_wordings(samples, wordings.columns(samples, _FOLDS), FEATURE_NAMES)
    forest = export("blocks", fit(samples, own_rows(samples, rows, _FOLDS), BLOCKS), FEATURE_NAMES)
    np.savez_compressed(out, allow_pickle=False, **forest, **to_arrays(wordings.shipped()))


Score = tuple[float, float, float]


def _scores(data: Path, name: str, model: Model) -> Iterator[tuple[Score, Score]]:
    """Yield each page's precision, recall and F1 with nothing known of its site, and with a template."""
    sites = defaultdict(list)
    for page in read_set(data, name):
        sites[page.record.get("publisher")].append(page)
    for pages in sites.values():
        for at, page in enumerate(pages):
            template = SiteTemplate()
            for other in _others(pages, at, halves=name in _HALVES):
                _, observation = _read(other, model, template)
                template = learn(template, observation) if observation is not None else template
            yield _score(page, _read(page, model, None)[0]), _score(page, _read(page, model, template)[0])


def _others(pages: Sequence[GoldPage], at: int, *, halves: bool) -> list[GoldPage]:
    if not halves:
        return [page for n, page in enumerate(pages) if n != at]
    middle = len(pages) // 2
    return list(pages[middle:] if at < middle else pages[:middle])


def _read(gold: GoldPage, model: Model, template: SiteTemplate | None) -> tuple[str, Observation | None]:
    """Return the text of a page (empty where it is rejected), and what its site learns from it."""
    page = as_page(gold)
    try:
        article, observation = read_page(
            page, parse(*decode(page, OPTIONS), OPTIONS), OPTIONS, model, template, Trace()
        )
    except PageRejected:
        return "", None
    return article.text, observation


def _score(page: GoldPage, text: str) -> Score:
    return best_f1(text, page.gold or "", page.paragraphs, page.optional)


def _report(name: str, scores: Sequence[Score]) -> None:
    precision, recall, f1 = np.array(scores).T
    leak, miss = (precision < 0.9).mean(), (recall < 0.9).mean()
    print(f"{name} {len(scores)} pages  F1 {100 * f1.mean():.2f}  leak {100 * leak:.1f}  miss {100 * miss:.1f}")


if __name__ == "__main__":
    main()
