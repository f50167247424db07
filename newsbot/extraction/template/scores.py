"""The scorer's scores, as what is known of a site changes them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsbot.site_template import ARTICLE_ROLES, PlaceRecord, SiteTemplate

Scores = NDArray[np.float64]

# How far a place of boilerplate moves the log-odds of a block. A place of text moves none: promos stand among the
# paragraphs, and to believe in them for their place cost 0.2 points of F1 on nine sites with four pages learned.
_WEIGHT = 0.5
_FURTHEST = 3.0
# Of a place so many blocks count for each page it was seen on, and some are added to both sides: a list that was seen
# once says little.
_BLOCKS_A_PAGE = 2
_DOUBT = 0.5


def adjust(scores: Scores, template: SiteTemplate, places: Sequence[int], repeated: Sequence[bool]) -> Scores:
    """Return the scores with what repeats at 0, and the others moved towards what stood in their places before."""
    odds = np.array([_log_odds(template.places.get(place)) for place in places])
    clipped = np.clip(scores, 1e-6, 1 - 1e-6)
    moved = 1 / (1 + np.exp(-(np.log(clipped / (1 - clipped)) + _WEIGHT * odds)))
    return np.where(np.array(repeated, dtype=bool), 0.0, np.where(odds == 0.0, scores, moved))


def _log_odds(record: PlaceRecord | None) -> float:
    """Return the log-odds that a block in a place is text, by what stood there on other pages; 0 at the most."""
    if record is None:
        return 0.0
    text, others = sum(record.blocks[:ARTICLE_ROLES]), sum(record.blocks[ARTICLE_ROLES:])
    counted = min(1.0, _BLOCKS_A_PAGE * record.pages / max(1, text + others))
    odds = float(np.log((counted * text + _DOUBT) / (counted * others + _DOUBT)))
    return max(-_FURTHEST, min(0.0, odds))
