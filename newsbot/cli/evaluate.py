"""`newsbot evaluate`: newsbot and its peers on pages with gold, side by side."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click
from tqdm import tqdm

from newsbot.errors import ExitCode, UsageError
from newsbot.evaluation.collection import read_collection
from newsbot.evaluation.run import Result
from newsbot.evaluation.run import evaluate as run
from newsbot.evaluation.systems import SYSTEMS, installed
from newsbot.evaluation.table import Key, rows, table

_GROUPS: Mapping[str, Key] = MappingProxyType(
    {
        "set": lambda result: result.page.set,
        "language": lambda result: f"{result.page.set} {result.page.language}",
        "publisher": lambda result: f"{result.page.set} {result.page.publisher}",
    }
)
_NOTE = (
    "Word F1 and the shares of pages in per cent; leak: precision under 90 %, miss: recall under 90 %. Pages that the "
    "shipped model was trained on flatter newsbot: its model card (newsbot/data/MODEL.md) has the scores out of fold."
)


@click.command("evaluate")
@click.argument("data_dir", metavar="DATA_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--set", "sets", metavar="SET", multiple=True, help="Only this set; may be given again.")
@click.option("--system", "systems", metavar="NAME", multiple=True, help="Only this system; may be given again.")
@click.option("--by", type=click.Choice(list(_GROUPS)), default="set", show_default=True, help="Group the pages.")
@click.option("--worst", metavar="N", type=click.IntRange(min=0), default=0, help="Name newsbot's N worst pages.")
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help="Processes side by side.")
@click.option("--json", "wants_json", is_flag=True, help="Print the table as JSON.")
def evaluate(
    data_dir: Path,
    *,
    sets: tuple[str, ...],
    systems: tuple[str, ...],
    by: str,
    worst: int,
    jobs: int | None,
    wants_json: bool,
) -> ExitCode:
    """Measure newsbot and its peers on pages with gold.

    DATA_DIR is a folder of sets (SET/gold.jsonl), a checkout of scrapinghub's
    article-extraction-benchmark, or one of WCXB. Systems that are not
    installed are left out; --system names some: newsbot, trafilatura,
    trafilatura-precision, trafilatura-recall, readability-lxml, newspaper4k,
    justext, boilerpy3, resiliparse, as-is (plain texts unchanged).

    \b
    Examples:
      newsbot evaluate article-extraction-benchmark/
      newsbot evaluate WCXB/ --set dev/article --system newsbot --worst 20
    """
    chosen = _chosen(systems)
    pages = read_collection(data_dir, sets)
    shown = tqdm(run(pages, chosen, jobs or len(os.sched_getaffinity(0))), total=len(pages) * len(chosen), disable=None)
    results = list(shown)
    found = rows(results, _GROUPS[by])
    click.echo(json.dumps(found, indent=2) if wants_json else table(found))
    for line in _worst(results, worst):
        click.echo(line, err=True)
    click.echo(_NOTE, err=True)
    return ExitCode.OK


def _chosen(systems: tuple[str, ...]) -> tuple[str, ...]:
    """Return the systems to run. Raises UsageError where one is not known or not installed."""
    here = installed()
    for name in systems:
        if name not in SYSTEMS:
            raise UsageError(f"--system {name}: is not known; there are {', '.join(SYSTEMS)}")
        if name not in here:
            raise UsageError(f"--system {name}: is not installed; install it with pip, or leave it out")
    return systems or here


def _worst(results: list[Result], count: int) -> list[str]:
    own = [it for it in results if it.system == "newsbot" and it.score.f1 is not None]
    own.sort(key=lambda it: it.score.f1 or 0.0)
    return [f"{it.page.set}/{it.page.id}: F1 {100 * (it.score.f1 or 0.0):.1f} {it.failure or ''}" for it in own[:count]]
