"""What the block scorer costs, against trafilatura with metadata on the same pages, in one run.

    python -m benchmarks.cost DATA_DIR [--set news1] [--every 2]

The scorer is the walk that cuts the page into blocks, their features, the forest and the choice. Trafilatura reads the
page's bytes and its metadata, as a user calls it. What the scorer adds is less than its own work: it tells trafilatura,
which within newsbot reads the parsed page without metadata, which lists of links it need not read. Times are of the
processor; all take turns page by page. Each page is read once: what is remembered of lines is what other pages had,
pages of other publishers mostly.
"""

import argparse
import gc
import logging
import time
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from trafilatura import bare_extraction

from benchmarks.datasets import GoldPage, read_set
from benchmarks.samples import OPTIONS, as_page
from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.document import Document, decode, parse
from newsbot.extraction.features import Hints
from newsbot.extraction.features.nodes import build_nodes
from newsbot.extraction.fields import read_fields
from newsbot.extraction.main_content import find_main_content
from newsbot.extraction.model import load_model
from newsbot.extraction.page_reader import hints_of
from newsbot.extraction.selection import select
from newsbot.extraction.structured import read_structured

T = TypeVar("T")


def main() -> None:
    """Measure and print milliseconds a page, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="news1")
    parser.add_argument("--every", type=int, default=2, help="take every Nth page of the set")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    pages = list(read_set(options.data, options.set))[:: options.every]
    _measure(pages[0])  # loads the model, and whatever is loaded when it is needed first
    gc.collect()
    gc.freeze()  # as newsbot's workers do
    theirs, walk, choice, alone, relieved = map(fmean, zip(*map(_measure, pages[1:]), strict=True))
    print(f"{len(pages) - 1} pages of {options.set}, milliseconds a page")
    print(f"trafilatura with metadata           {1000 * theirs:.1f}")
    print(f"blocks                              {1000 * walk:.1f}")
    print(f"features, forest, choice            {1000 * choice:.1f}")
    print(f"trafilatura's text, of the page     {1000 * alone:.1f}")
    print(f"trafilatura's text, without lists   {1000 * relieved:.1f}")
    print(f"the scorer's own work / trafilatura {100 * (walk + choice) / theirs:.0f} %")
    print(f"what the scorer adds / trafilatura  {100 * (walk + choice + relieved - alone) / theirs:.0f} %")


def _measure(page: GoldPage) -> tuple[float, ...]:
    """Return the seconds of trafilatura, the walk, features and choice, trafilatura's text without and with it."""
    body, document = page.read(), parse(*decode(as_page(page), OPTIONS), OPTIONS)
    hints = _hints(page, document)
    theirs, _ = _timed(lambda: bare_extraction(body, url=page.url, with_metadata=True))
    alone, _ = _timed(lambda: find_main_content(document.tree))
    walk, blocks = _timed(lambda: split_blocks(document.tree))
    count, nodes = _timed(lambda: build_nodes(blocks))
    relieved, verdict = _timed(lambda: find_main_content(document.tree, nodes.lists_of_links))
    choice, _ = _timed(lambda: select(blocks, nodes, verdict, hints, page.url, load_model()))
    return theirs, walk, count + choice, alone, relieved


def _hints(page: GoldPage, document: Document) -> Hints:
    structured = read_structured(document.tree, page.url)
    return hints_of(read_fields(structured, document.tree, as_page(page), OPTIONS))


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    made = work()
    return time.process_time() - begun, made


if __name__ == "__main__":
    main()
