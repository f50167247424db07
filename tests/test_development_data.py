"""The development data, where it lies beside the project: the document it started from, and an alarm for regressions.

The shipped model has seen these pages: the floors are no scores to report, `benchmarks/train.py` measures those.
"""

from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from benchmarks.datasets import GoldPage, read_set
from newsbot.evaluation.measure import best_f1
from newsbot.extraction import extract_article
from newsbot.items import Page, to_record
from newsbot.options import ExtractionOptions
from newsbot.text import fold
from tests.golden_pages import FETCHED

DATA = Path(__file__).parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the development data is not beside the project")


def record(page: GoldPage) -> dict[str, Any]:
    is_text = page.path.suffix == ".txt"
    known = Page(
        url=None if is_text else page.url,
        body=page.read(),
        fetched=FETCHED,
        content_type="text/plain" if is_text else "text/html",
    )
    return to_record(extract_article(known, ExtractionOptions()).outcome)


def test_the_seed_comes_out_as_its_gold_says() -> None:
    (page,) = read_set(DATA, "seed")
    found, gold = record(page), page.record
    assert found["headline"] == gold["title"]
    assert found["published"] == gold["published"]
    assert [image["caption"] for image in found["images"]] == gold["captions"]
    assert [block["text"] for block in found["body"]] == gold["paragraphs"]
    assert found["text"] == gold["text"]
    assert {run["reason"] for run in found["removed"]} == {"link_list"}
    lists = [{"heading": run["heading"], "items": run["items"]} for run in found["removed"]]
    assert lists == gold["removed"]


@pytest.mark.parametrize(("name", "f1", "leak", "title"), [("news1", 0.98, 0.075, 0.9), ("short", 0.975, 0.06, 0.9)])
def test_pages_do_not_score_below_the_floor(name: str, f1: float, leak: float, title: float) -> None:
    pages = list(read_set(DATA, name))
    found = [record(page) for page in pages]
    scores = [
        best_f1(mine.get("text") or "", page.gold or "", page.paragraphs, page.optional)
        for mine, page in zip(found, pages, strict=True)
    ]
    titles = fmean(
        fold(mine.get("headline") or "") == fold(page.record["title"]) for mine, page in zip(found, pages, strict=True)
    )
    assert fmean(score for _, _, score in scores) >= f1
    assert fmean(precision < 0.9 for precision, _, _ in scores) <= leak
    assert titles >= title
