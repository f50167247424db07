"""What the block scorer costs, against trafilatura with metadata on the same pages, in one run.

    python -m benchmarks.cost DATA_DIR [--set news1] [--every 2] [--rounds 3]

The scorer is the walk that cuts the page into blocks, their features, the forest and the choice. Trafilatura reads the
page's bytes and its metadata, as a user calls it. Times are of the processor, the best of the rounds.
"""

import argparse
import logging
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from benchmarks.datasets import GoldPage, read_set
from benchmarks.samples import OPTIONS, as_page
from newsbot.extraction.blocks import PageBlock, split_blocks
from newsbot.extraction.document import Document, decode, parse
from newsbot.extraction.features import Hints
from newsbot.extraction.fields import read_fields
from newsbot.extraction.main_content import Verdict, find_main_content
from newsbot.extraction.model import load_model
from newsbot.extraction.page_reader import hints_of
from newsbot.extraction.selection import select
from newsbot.extraction.structured import read_structured


def main() -> None:
    """Measure and print milliseconds a page, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="news1")
    parser.add_argument("--every", type=int, default=2, help="take every Nth page of the set")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(read_set(options.data, options.set))[:: options.every]
    theirs, walk, choice = _measure(pages, options.rounds)
    print(f"{len(pages)} pages of {options.set}, milliseconds a page")
    print(f"trafilatura with metadata  {theirs:.1f}")
    print(f"blocks                     {walk:.1f}")
    print(f"features, forest, choice   {choice:.1f}")
    print(f"scorer / trafilatura       {100 * (walk + choice) / theirs:.0f} %")


def _measure(pages: list[GoldPage], rounds: int) -> tuple[float, float, float]:
    """Return the milliseconds a page of trafilatura, of the walk, and of features, forest and choice."""
    bodies = [(page.read(), page.url) for page in pages]
    documents = [parse(*decode(as_page(page), OPTIONS), OPTIONS) for page in pages]
    hints = [_hints(page, document) for page, document in zip(pages, documents, strict=True)]
    verdicts = [find_main_content(document.tree) for document in documents]
    blocks = [split_blocks(document.tree) for document in documents]
    return (
        _best(lambda: [bare_extraction(body, url=url, with_metadata=True) for body, url in bodies], len(pages), rounds),
        _best(lambda: [split_blocks(document.tree) for document in documents], len(pages), rounds),
        _best(lambda: _select(blocks, verdicts, hints), len(pages), rounds),
    )


def _hints(page: GoldPage, document: Document) -> Hints:
    structured = read_structured(document.tree, page.url)
    return hints_of(read_fields(structured, document.tree, as_page(page), OPTIONS))


def _select(blocks: list[list[PageBlock]], verdicts: list[Verdict], hints: list[Hints]) -> None:
    model = load_model()
    for mine, verdict, known in zip(blocks, verdicts, hints, strict=True):
        select(mine, verdict, known, None, model)


def _best(work: Callable[[], object], pages: int, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1000 * min(times) / pages


if __name__ == "__main__":
    main()
