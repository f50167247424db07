"""Lists and tables are taken whole, with what leads in to them, or left."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from newsbot.extraction.blocks import PageBlock, Region
from newsbot.extraction.flags import Flags, Scores, complete, drop, size_of, taken_of
from newsbot.extraction.interruptions import is_post
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.shapes import is_prose
from newsbot.extraction.steps import Step, distance_to_topics, enclosing, is_within

LEAD_IN = (":", "：")
"""How a line ends that leads in to a list."""

_LISTED_SCORE = 0.1
_CELL_SCORE = 0.05  # a table without one of its heads is no table
_LINKED = 0.3  # share of a list's characters
_HARDLY = 0.25  # share of a table's characters
_SHORT, _AMONG_PROSE_SCORE = 12, 0.12  # blocks of a list among paragraphs, score of each
_QUOTE_LEVELS = 4
_ASIDE = Region.ASIDE.value
_LIST, _TABLE, _QUOTE = Region.LIST.value, Region.TABLE.value, Region.QUOTE.value


def complete_lists(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take what is left of a list or a quote that is mostly chosen, where the scorer was in doubt.

    So is all of a short one that stands between two chosen paragraphs, and leads nowhere; no quote that is set aside,
    which repeats what the text says.
    """
    lists = list(_by_holder(blocks, _LIST, _list_of).values())
    quotes = list(_by_holder(blocks, _QUOTE, _quote_of).values())
    complete([*lists, *quotes], blocks, scores, chosen)
    for group in (*lists, *(it for it in quotes if not _is_set_aside(blocks[it[0]]))):
        if (
            len(group) <= _SHORT
            and _is_among_prose(group, blocks, chosen)
            and not any(blocks[at].links for at in group)
        ):
            taken = min(scores[at] for at in group) >= _AMONG_PROSE_SCORE
            for at in group:
                chosen[at] |= taken


def _is_set_aside(block: PageBlock) -> bool:
    return bool(block.region & _ASIDE) or Topic.QUOTE in distance_to_topics(block.step, _QUOTE_LEVELS)


def _is_among_prose(group: Sequence[int], blocks: Sequence[PageBlock], chosen: Flags) -> bool:
    """Tell whether the blocks right above and right below a group are paragraphs of the text."""
    beside = (min(group) - 1, max(group) + 1)
    return all(0 <= at < len(blocks) and chosen[at] and is_prose(blocks[at].text) for at in beside)


def _by_holder(
    blocks: Sequence[PageBlock], region: int, holder: Callable[[Step], Step | None]
) -> Mapping[Step, list[int]]:
    """Return the places of the blocks of a region, by the element that holds them."""
    groups: dict[Step, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.region & region and (held := holder(block.step)):
            groups[held].append(at)
    return groups


def _list_of(step: Step) -> Step | None:
    """Return the list that the nearest item, or term of a glossary, stands in."""
    item = enclosing(step, "li")
    return item.above if item is not None else enclosing(step, "dl")


def _quote_of(step: Step) -> Step | None:
    quote = enclosing(step, "blockquote")
    return None if is_post(quote) else quote


def take_lists_led_in(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take the list below a chosen line that leads in to it (`The crew had:`), where the scorer was in doubt."""
    for at in taken_of(chosen):
        for item in items_led_in(blocks, at):
            chosen[item] |= scores[item] >= _LISTED_SCORE


def items_led_in(blocks: Sequence[PageBlock], at: int) -> Sequence[int]:
    """Return the places of the list that the line at a place leads in to; none where it does not, or to links."""
    text = blocks[at].text
    if not text.endswith(LEAD_IN) or blocks[at].region & _LIST or reason_in_phrase(text) is not None:
        return ()
    items = _items_at(blocks, at + 1)
    return items if sum(blocks[item].linked for item in items) < _LINKED * size_of(blocks, items) else ()


def _items_at(blocks: Sequence[PageBlock], first: int) -> range:
    """Return which blocks from one on stand in the list that this one is an item of."""
    if first == len(blocks) or not blocks[first].region & _LIST or (held := _list_of(blocks[first].step)) is None:
        return range(0)
    last = first
    while last < len(blocks) and is_within(blocks[last].step, held):
        last += 1
    return range(first, last)


def settle_tables(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take what is left of a table that is mostly chosen, where the scorer was in doubt; leave one that hardly is.

    A table of which prose is chosen lays out a page.
    """
    tables = _by_holder(blocks, _TABLE, lambda step: enclosing(step, "table"))
    taken = {held: [at for at in cells if chosen[at]] for held, cells in tables.items()}
    of_data = [held for held, cells in taken.items() if not any(is_prose(blocks[at].text) for at in cells)]
    complete((tables[held] for held in of_data), blocks, scores, chosen, _CELL_SCORE)
    for held in of_data:
        if size_of(blocks, taken[held]) < _HARDLY * size_of(blocks, tables[held]):
            drop(taken[held], chosen)
