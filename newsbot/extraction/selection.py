"""Which blocks of a page are its article: scores to one coherent choice."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.editing import edit
from newsbot.extraction.features import FEATURE_NAMES, Hints, describe
from newsbot.extraction.features.nodes import Nodes
from newsbot.extraction.main_content import Verdict
from newsbot.extraction.model import Model
from newsbot.extraction.naming import as_named
from newsbot.extraction.page_features import ScoredPage, describe_page
from newsbot.extraction.scorer import agreement, best_choice, generous_choice, score_some
from newsbot.extraction.template import SiteView, misfit
from newsbot.extraction.wrapper import Wrapper
from newsbot.items import Method

_KEPT = FEATURE_NAMES.index("kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The chosen blocks' flags, how sure the choice is (0-1), the probability that the page is an article.

    `method` is what chose. `scores` are the blocks' (0-1), `picked` the choice before it was edited, `kept` what
    trafilatura kept (None where it was not asked).
    """

    chosen: NDArray[np.bool_]
    confidence: float
    article: float
    method: Method
    scores: NDArray[np.float64]
    picked: NDArray[np.bool_]
    kept: NDArray[np.bool_] | None = None


def select(
    blocks: Sequence[PageBlock],
    nodes: Nodes,
    verdict: Verdict,
    hints: Hints,
    url: str | None,
    model: Model,
    view: SiteView | None = None,
) -> Selection:
    """Score the blocks, choose those that make the best article, mend the choice as an editor would.

    `nodes` are those of the blocks, `verdict` is what trafilatura kept. What is in a list of links is not scored.
    `view` is what is known of the page's site: it moves the scores of blocks, but not that of the page.
    """
    rows = describe(blocks, nodes, verdict, hints, model.wording)
    sizes = nodes.sizes.astype(np.float64)
    scores = score_some(model.blocks, rows, nodes.may_be_text)
    chosen, expected = best_choice(scores, sizes)
    page = describe_page(ScoredPage([block.text for block in blocks], rows, scores, chosen, expected), hints, url)
    if view is not None and view.template.pages:
        scores = view.adjust(scores)
        chosen, expected = best_choice(scores, sizes)
    if not hints.is_news:  # such pages are of more kinds than the forest has seen
        chosen |= generous_choice(scores, sizes)
    kept = rows[:, _KEPT] > 0
    return Selection(
        chosen=edit(blocks, scores, chosen, hints),
        # Half of it hangs on how far scorer and trafilatura chose the same.
        confidence=expected * (0.5 + 0.5 * agreement(chosen, kept, sizes)),
        article=as_named(float(model.pages.score(page)[0]), model.naming, url, hints.headline),
        method=Method.SCORER,
        scores=scores,
        picked=chosen,
        kept=kept,
    )


def read_off(blocks: Sequence[PageBlock], hints: Hints, view: SiteView) -> Selection | None:
    """Choose what stands where the site's articles have their text.

    None where the template has not learned enough for that, or the choice is not to be believed.
    """
    choice = view.choice
    if choice is None:
        return None
    scores = choice.chosen.astype(np.float64)
    chosen = edit(blocks, scores, choice.chosen, hints)
    if misfit(choice, blocks, chosen, hints.article_body) is not None:
        return None
    return Selection(
        chosen=chosen,
        confidence=1.0 - choice.unsure,
        article=1.0,
        method=Method.TEMPLATE,
        scores=scores,
        picked=choice.chosen,
    )


def by_hand(blocks: Sequence[PageBlock], wrapper: Wrapper) -> Selection:
    """Choose what the rules say that a person wrote for the site."""
    chosen = wrapper.choose(blocks)
    return Selection(
        chosen=chosen,
        scores=chosen.astype(np.float64),
        picked=chosen,
        confidence=1.0,
        article=1.0,
        method=Method.WRAPPER,
    )
