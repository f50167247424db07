"""What headline, description and JSON-LD say of a block."""

from collections import Counter
from dataclasses import dataclass

from newsbot.extraction.blocks import PageBlock
from newsbot.text import fold, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the page says of its article outside the text: each None or empty where it says nothing."""

    headline: str | None = None
    description: str | None = None
    article_body: str | None = None
    is_article: bool = False
    is_news: bool = False
    has_date: bool = False
    has_author: bool = False


WITNESS_NAMES = (
    "headline_overlap", "headline_equal", "description_overlap", "description_equal", "in_article_body", "repeated",
)  # fmt: skip


def witness_features(blocks: list[PageBlock], hints: Hints) -> list[tuple[float, ...]]:
    """Return the columns `WITNESS_NAMES`, one row a block."""
    headline, description = set(words(hints.headline or "")), set(words(hints.description or ""))
    headline_fold, description_fold = fold(hints.headline or ""), fold(hints.description or "")
    body = fold(hints.article_body or "")
    times = Counter(block.folded for block in blocks)
    rows: list[tuple[float, ...]] = []
    for block in blocks:
        mine = set(words(block.text)) if len(block.text) <= 600 else set()
        folded = block.folded
        rows.append((
            _overlap(mine, headline),
            float(bool(folded) and folded == headline_fold),
            _overlap(mine, description),
            float(len(folded) > 20 and (folded in description_fold or description_fold[:200] in folded))
            if description_fold else 0.0,
            (1.0 if len(folded) > 12 and folded in body else -1.0) if len(body) > 200 else 0.0,
            min(times[folded], 5),
        ))  # fmt: skip
    return rows


def _overlap(a: set[str], b: set[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
