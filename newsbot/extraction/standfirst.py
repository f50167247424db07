"""The lead between headline and text, which belongs to the article where its page says so, or it stands as leads do."""

from collections.abc import Sequence

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.features import Hints
from newsbot.extraction.fields.byline_lines import says_by
from newsbot.extraction.flags import Flags, Scores, taken_of
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.roles import is_called_field, is_dateline
from newsbot.extraction.steps import distance_to_topics
from newsbot.text import fold

_STANDFIRST = range(40, 600)  # characters
_SHORTEST_TOLD = 15  # characters of one that the description repeats
_REACH, _HEADLINE_REACH = 12, 30  # blocks above the text that the standfirst, and the headline, are looked for in
# Scores of one that nothing names: that stands as leads do, and that does so by half.
_LIKELY_SCORE, _SURER_SCORE = 0.12, 0.3
_NOT_SHOWN = (Region.HIDDEN | Region.FIGURE | Region.CAPTION).value
_NO_LEAD = _NOT_SHOWN | (Region.LIST | Region.TABLE | Region.NAV | Region.FOOTER | Region.BUTTON).value


def restore_standfirst(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags, hints: Hints) -> None:
    """Put back the lead shown between headline and text.

    That is what the description repeats, or what its class names so; else a line of its length there of which the
    scorer was in doubt.
    """
    taken, wanted = taken_of(chosen), fold(hints.description or "")
    if not taken or any(blocks[at].folded == wanted for at in taken[:3]):
        return
    first = taken[0]
    found = _told(blocks, range(first - 1, max(-1, first - 1 - _REACH), -1), wanted)
    if found is None:
        above = range(first - 1, max(-1, first - 1 - _HEADLINE_REACH), -1)
        headline = _headline_among(blocks, above, fold(hints.headline or ""))
        found = None if headline is None else _likely(blocks, scores, range(headline + 1, first), hints)
    if found is not None:
        chosen[found] = True


def _told(blocks: Sequence[PageBlock], above: Sequence[int], wanted: str) -> int | None:
    """Return the place of the line that the description repeats, or that its class names so."""
    headline = next((at for at in above if blocks[at].level == 1), None)
    for at in above:
        block = blocks[at]
        if at == headline:
            return None
        told = block.folded == wanted and _SHORTEST_TOLD <= len(block.text) < _STANDFIRST.stop
        named = headline is not None and not block.media and _is_named(block) and len(block.text) in _STANDFIRST
        if not block.region & _NOT_SHOWN and (told or named):
            return at
    return None


def _headline_among(blocks: Sequence[PageBlock], above: Sequence[int], headline: str) -> int | None:
    """Return the place of the nearest line that says the headline, else of the nearest heading of the first rank."""
    told = (at for at in above if headline and blocks[at].folded == headline)
    ranked = (at for at in above if blocks[at].level == 1)
    return next(told, next(ranked, None))


def _is_named(block: PageBlock) -> bool:
    near = distance_to_topics(block.step, 2)
    return near.get(Topic.STANDFIRST) == 0 and Topic.CAPTION not in near and block.link_density < 0.2


def _likely(blocks: Sequence[PageBlock], scores: Scores, between: Sequence[int], hints: Hints) -> int | None:
    """Return the place of the likeliest of the lines between headline and text that have the length of a lead.

    It stands right below the headline, or of news above the fields of the article; where it does both, doubt suffices.
    """
    leads = [at for at in between if _may_be_lead(blocks[at])]
    best = max(leads, key=lambda at: scores[at], default=None)
    if best is None:
        return None
    is_below_headline = best == between[0]
    is_above_fields = any(_is_field(blocks[at]) for at in between if at > best)
    bar = _LIKELY_SCORE if is_below_headline and is_above_fields else _SURER_SCORE
    stands_so = is_below_headline or (is_above_fields and hints.is_news)
    return best if stands_so and scores[best] >= bar else None


def _may_be_lead(block: PageBlock) -> bool:
    if len(block.text) not in _STANDFIRST or block.links or block.media or block.region & _NO_LEAD:
        return False
    return reason_in_phrase(block.text) is None and not _is_field(block)


def _is_field(block: PageBlock) -> bool:
    return says_by(block.text) or is_dateline(block.text) or is_called_field(block)
