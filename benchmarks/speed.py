"""Speed and F1 of newsbot on sites that it does not know and on sites that it does, beside trafilatura, in one run.

    python -m benchmarks.speed DATA_DIR [--set news1] [--every 1] [--pages 20]

Each page of the set becomes a site: as many pages like it, with other words in the article and other dates
(`variants`). Each is read by newsbot without a template; by newsbot with the template that as many other pages of the
site taught, and that goes on learning; by trafilatura as its command reads a file with `--json --with-metadata`, in
this process; and by lxml, which only parses it: the limit. All write JSON, and no address is told. They take turns page
by page, on one core; times are of the processor. Prints milliseconds a page, the time that trafilatura needs as a
multiple, word F1, how many pages were read through the template, and where newsbot's time goes.
"""

import argparse
import gc
import json
import logging
import os
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from lxml.html import document_fromstring
from trafilatura.cli import parse_args
from trafilatura.cli_utils import examine
from trafilatura.settings import args_to_extractor

from benchmarks.datasets import GoldPage, read_set
from benchmarks.samples import OPTIONS, as_page
from benchmarks.stopwatch import Stopwatch
from benchmarks.variants import Variant, variants
from newsbot.evaluation.measure import Score, best_f1
from newsbot.extraction import extract_article
from newsbot.extraction.document import decode, parse
from newsbot.extraction.model import load_model
from newsbot.items import Article, Extraction, Method, Page, Reject
from newsbot.jsonl.line import to_line
from newsbot.site_template import Observation, SiteTemplate, learn

UNKNOWN, KNOWN, LEARN = "newsbot, site unknown", "newsbot, site known", "learning from a page"
THEIRS, PARSE = "trafilatura with metadata", "lxml's parse"

T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="news1")
    parser.add_argument("--every", type=int, default=1, help="make a site of every Nth page")
    parser.add_argument("--pages", type=int, default=20, help="of a site")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    load_model()
    gc.collect()
    gc.freeze()  # as newsbot's workers do
    measure = Measure()
    sites = list(read_set(options.data, options.set))[:: options.every]
    for gold in sites:
        measure.site(gold, options.pages)
    print(f"{len(sites)} sites of {options.pages} pages each, milliseconds of processor a page")
    measure.report()


class Measure:
    """What the systems needed and found, by system."""

    def __init__(self) -> None:
        self.watch = Stopwatch()
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.scores: dict[str, list[Score]] = defaultdict(list)
        self.through_template = 0
        arguments = parse_args(["--json", "--with-metadata"])
        extractor = args_to_extractor(arguments)
        self.theirs: Callable[[bytes], str | None] = lambda body: examine(body, arguments, options=extractor)

    def site(self, gold: GoldPage, count: int) -> None:
        """Teach a template with some pages of a site, then read others with all systems."""
        page = as_page(gold)
        tree = parse(*decode(page, OPTIONS), OPTIONS).tree
        template = SiteTemplate()
        for number, variant in enumerate(variants(tree, gold.gold or "", gold.paragraphs, 2 * count, gold.id)):
            page = Page(url=None, body=variant.body, fetched=page.fetched)
            if number < count:
                observation = extract_article(page, OPTIONS, template).observation
            else:
                self._others(page, gold, variant)
                observation = self._known(page, gold, variant, template)
            template = self._learn(template, observation, is_timed=number >= count)

    def _others(self, page: Page, gold: GoldPage, variant: Variant) -> None:
        extraction = self._newsbot(UNKNOWN, page, None)
        self._score(UNKNOWN, gold, variant, extraction.outcome)
        theirs = self._timed(THEIRS, lambda: self.theirs(page.body))
        text = json.loads(theirs)["text"] if theirs else ""
        self.scores[THEIRS].append(best_f1(text, variant.gold, variant.paragraphs, gold.optional))
        self._timed(PARSE, lambda: document_fromstring(page.body))

    def _known(self, page: Page, gold: GoldPage, variant: Variant, template: SiteTemplate) -> Observation | None:
        extraction = self._newsbot(KNOWN, page, template)
        self._score(KNOWN, gold, variant, extraction.outcome)
        outcome = extraction.outcome
        self.through_template += isinstance(outcome, Article) and outcome.method is Method.TEMPLATE
        return extraction.observation

    def _newsbot(self, name: str, page: Page, template: SiteTemplate | None) -> Extraction:
        def read() -> Extraction:
            extraction = extract_article(page, OPTIONS, template)
            to_line(extraction.outcome)
            return extraction

        with self.watch.of(name):
            return self._timed(name, read)

    def _learn(self, template: SiteTemplate, observation: Observation | None, *, is_timed: bool) -> SiteTemplate:
        if observation is None:
            return template
        return self._timed(LEARN, lambda: learn(template, observation)) if is_timed else learn(template, observation)

    def _timed(self, name: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        made = work()
        self.seconds[name].append(time.process_time() - begun)
        return made

    def _score(self, name: str, gold: GoldPage, variant: Variant, outcome: Article | Reject) -> None:
        text = outcome.text if isinstance(outcome, Article) else ""
        self.scores[name].append(best_f1(text, variant.gold, variant.paragraphs, gold.optional))

    def report(self) -> None:
        """Print the table, and the passes."""
        limit = fmean(self.seconds[THEIRS])
        print(f"{'':28}{'ms':>8}{'speed':>8}{'F1':>8}")
        for name in (UNKNOWN, KNOWN, LEARN, THEIRS, PARSE):
            mean = fmean(self.seconds[name])
            f1 = f"{100 * fmean(score[2] for score in self.scores[name]):8.2f}" if name in self.scores else ""
            print(f"{name:28}{1000 * mean:8.2f}{limit / mean:7.2f}x{f1}")
        print(f"read through the template: {self.through_template / len(self.seconds[KNOWN]):.1%}")
        for name in (UNKNOWN, KNOWN):
            pages = len(self.seconds[name])
            spent = sorted(self.watch.seconds[name].items(), key=lambda it: -it[1])
            print(f"{name}: " + ", ".join(f"{step.strip('_')} {1000 * seconds / pages:.2f}" for step, seconds in spent))


if __name__ == "__main__":
    main()
