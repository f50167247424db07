"""Golden pages: whole records, and a floor under their score that cannot be lowered by accident."""

from statistics import fmean
from typing import Any

import pytest

from newsbot.evaluation.measure import f1
from newsbot.text import fold
from tests.golden_pages import Golden, golden_pages

PAGES = golden_pages()
ARTICLES = [golden for golden in PAGES if "reject" not in golden.gold]
# Measured on the pages as they are; raise it with the extraction, never lower it.
FLOOR_F1, FLOOR_PRECISE, FLOOR_HEADLINES, FLOOR_DATES = 0.98, 0.9, 0.95, 0.95
# All of them.
FLOOR_REJECTS = 8


@pytest.mark.parametrize("golden", PAGES, ids=lambda golden: golden.name)
def test_the_record_is_the_expected_one(golden: Golden) -> None:
    assert golden.read() == golden.expected


def test_the_score_is_not_below_the_floor() -> None:
    found = [(golden.gold, golden.read()) for golden in ARTICLES]
    scores = [f1(record.get("text") or "", "\n\n".join(gold["paragraphs"])) for gold, record in found]
    assert fmean(score for _, _, score in scores) >= FLOOR_F1
    assert fmean(precision >= 0.9 for precision, _, _ in scores) >= FLOOR_PRECISE
    assert _share(found, "headline") >= FLOOR_HEADLINES
    assert _share(found, "published") >= FLOOR_DATES


def test_pages_without_an_article_are_rejected_with_their_reason() -> None:
    wanted = {golden.name: golden.gold["reject"] for golden in PAGES if "reject" in golden.gold}
    found = {golden.name: golden.read().get("reason") for golden in PAGES if golden.name in wanted}
    right = [name for name, reason in wanted.items() if found[name] == reason]
    assert len(right) >= FLOOR_REJECTS, found


def _share(found: list[tuple[dict[str, Any], dict[str, Any]]], key: str) -> float:
    """Share of pages whose gold names a value that the record has, too; one moment may be written in two ways."""
    pairs = [(str(gold[key]), str(record.get(key))) for gold, record in found if gold.get(key)]
    return fmean(fold(_utc(wanted)) == fold(_utc(mine)) for wanted, mine in pairs)


def _utc(value: str) -> str:
    return value.removesuffix("Z") + "+00:00" if value.endswith("Z") else value
