"""The lead between headline and text, which belongs to the article where its page says so, or it stands as leads do."""

from collections.abc import Sequence

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.fields.names import says_by
from newsbot.extraction.flags import Flags, Scores, taken_of
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.roles import is_dateline
from newsbot.extraction.steps import distance_to_topics
from newsbot.text import fold

_STANDFIRST = range(40, 600)  # characters
_SHORTEST_TOLD = 15  # characters of one that the description repeats
_LIKELY, _LIKELY_SCORE = range(40, 400), 0.15  # of one that nothing names: characters, score
_REACH = 12  # blocks between headline and text that the standfirst is looked for in
_FIELDS = frozenset({Topic.BYLINE, Topic.DATELINE})
_NOT_SHOWN = (Region.HIDDEN | Region.FIGURE | Region.CAPTION).value


def restore_standfirst(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags, description: str | None) -> None:
    """Put back the lead shown between headline and text.

    That is what the description repeats, or what its class names so; else the line right below the headline that byline
    or dateline part from the text, where the scorer was in doubt.
    """
    taken, wanted = taken_of(chosen), fold(description or "")
    if not taken or any(blocks[at].folded == wanted for at in taken[:3]):
        return
    first = taken[0]
    above = range(first - 1, max(-1, first - 1 - _REACH), -1)
    headline = next((at for at in above if blocks[at].level == 1), None)
    for at in above:
        block = blocks[at]
        if at == headline:
            return
        if block.region & _NOT_SHOWN:
            continue
        named = headline is not None and not block.media and _is_named(block) and len(block.text) in _STANDFIRST
        told = block.folded == wanted and _SHORTEST_TOLD <= len(block.text) < _STANDFIRST.stop
        if told or named or (at - 1 == headline and _is_likely(blocks, scores, at, first)):
            chosen[at] = True
            return


def _is_named(block: PageBlock) -> bool:
    near = distance_to_topics(block.step, 2)
    return near.get(Topic.STANDFIRST) == 0 and Topic.CAPTION not in near and block.link_density < 0.2


def _is_likely(blocks: Sequence[PageBlock], scores: Scores, at: int, first: int) -> bool:
    """Tell a line beside the headline, of the length of a lead, below which the fields of the article stand."""
    block, headline = blocks[at], blocks[at - 1]
    is_beside = block.step.above is headline.step.above and block.folded != headline.folded
    if not is_beside or len(block.text) not in _LIKELY or scores[at] < _LIKELY_SCORE:
        return False
    return not (block.links or block.media or _is_field(block)) and any(map(_is_field, blocks[at + 1 : first]))


def _is_field(block: PageBlock) -> bool:
    if says_by(block.text) or is_dateline(block.text):
        return True
    return not _FIELDS.isdisjoint(distance_to_topics(block.step, 2))
