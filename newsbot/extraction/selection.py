"""Which blocks of a page are its article: scores to one coherent choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.features import Hints, Matrix, describe
from newsbot.extraction.main_content import Verdict
from newsbot.extraction.model import Model
from newsbot.extraction.page_features import describe_page
from newsbot.extraction.scorer import best_choice
from newsbot.items import Method

# A heading between chosen blocks is kept from this score on, a block that fills a gap of one likewise.
_FILL_SCORE = 0.25
_REPEAT_LENGTH = 40  # folded characters: shorter lines may stand twice in an article


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The chosen blocks' flags, how sure the choice is (0-1), and the probability that the page is an article."""

    chosen: NDArray[np.bool_]
    confidence: float
    article: float
    method: Method


def select(blocks: Sequence[PageBlock], verdict: Verdict, hints: Hints, url: str | None, model: Model) -> Selection:
    """Score the blocks, choose those that make the best article, mend the choice as an editor would."""
    kept = np.array([verdict.kept(block) for block in blocks], dtype=bool)
    rows = describe(list(blocks), verdict, hints)
    scores = model.blocks.score(rows)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float64)
    chosen, expected = best_choice(scores, sizes)
    page = describe_page(rows, scores, chosen, expected, hints, url)
    return Selection(
        chosen=mend(blocks, scores, chosen),
        confidence=expected * _agreement(chosen, kept, sizes),
        article=float(model.pages.score(page)[0]),
        method=Method.SCORER,
    )


def mend(blocks: Sequence[PageBlock], scores: NDArray[np.float64], chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Fill gaps of one block, drop headings that head nothing, keep what stands twice once."""
    chosen = chosen.copy()
    _fill_gaps(blocks, scores, chosen)
    _drop_orphan_headings(blocks, chosen)
    _drop_repeats(blocks, chosen)
    return chosen


def _fill_gaps(blocks: Sequence[PageBlock], scores: NDArray[np.float64], chosen: NDArray[np.bool_]) -> None:
    for at in range(1, len(blocks) - 1):
        if chosen[at] or not (chosen[at - 1] and chosen[at + 1]) or scores[at] < _FILL_SCORE:
            continue
        chosen[at] = True


def _drop_orphan_headings(blocks: Sequence[PageBlock], chosen: NDArray[np.bool_]) -> None:
    """Walk backwards: a heading stays where text of its own follows before the next heading of its rank."""
    text_below = 7  # rank of the nearest heading below that still has text, 0 where text follows at once
    for at in range(len(blocks) - 1, -1, -1):
        if not chosen[at]:
            continue
        level = blocks[at].level
        if level is None:
            text_below = 0
        elif text_below == 0 or text_below > level:
            if text_below == 7:
                chosen[at] = False
            else:
                text_below = level
        else:
            chosen[at] = False


def _drop_repeats(blocks: Sequence[PageBlock], chosen: NDArray[np.bool_]) -> None:
    seen: set[str] = set()
    for at in np.flatnonzero(chosen).tolist():
        folded = blocks[at].folded
        if len(folded) >= _REPEAT_LENGTH and folded in seen:
            chosen[at] = False
        seen.add(folded)


def _agreement(chosen: NDArray[np.bool_], kept: NDArray[np.bool_], sizes: Matrix | NDArray[np.float64]) -> float:
    """Share of characters that scorer and trafilatura both chose (Dice); half of the confidence hangs on it."""
    total = float(sizes[chosen].sum() + sizes[kept].sum())
    dice = 2 * float(sizes[chosen & kept].sum()) / total if total else 0.0
    return 0.5 + 0.5 * dice
