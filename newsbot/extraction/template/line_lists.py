"""Lists of lines, as of teasers, that stand on page after page of a site: told by their lines that are known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.steps import Step, is_within
from newsbot.extraction.template.known_blocks import KnownBlocks, is_sentence

_LISTED = 0.5  # share of the lines of a list that are known from elsewhere
_TWICE = 2


def strike_lists(page: KnownBlocks, repeated: Sequence[bool]) -> list[bool]:
    """Return the flags of repeated blocks with the lines of lists among them.

    A list is half of the lines of one place that follow each other, known from other pages' lists or as headlines of
    other articles; or lines below one that was stripped before, as `More from the islands`. What is right above a list
    and known, or a heading, heads it.
    """
    found = list(repeated)
    known = [again or _is_listed(page, at) for at, again in enumerate(repeated)]
    for run in _runs(page.blocks, known):
        if all(found[run.start : run.stop]) or not any(page.others[at] or known[at] for at in run):
            continue
        _strike_known(page, run, known, found)
        _strike_below_openers(page, run, found)
        for at in reversed(run[:-1]):
            if found[at + 1] and not found[at]:
                found[at] = page.blocks[at].level is not None or _opens_list(page, at, known)
    return found


def _is_listed(page: KnownBlocks, at: int) -> bool:
    """Tell a line that other pages list."""
    return page.headlines[at] or (page.others[at] > 0 and page.was_stripped(at))


def _strike_known(page: KnownBlocks, run: range, known: Sequence[bool], found: list[bool]) -> None:
    """Strike the lines of a place of which half are known; of titles that were text before, below a standing line."""
    places: dict[int, list[bool]] = defaultdict(list)
    lines: dict[int, list[int]] = defaultdict(list)
    is_headed = False
    for at in run:
        # A button or a byline above a standfirst makes no list with it.
        if not (found[at] and page.is_short(at)):
            lines[page.places[at]].append(at)
            is_title = is_headed and page.others[at] > 0 and not page.is_item(at)
            places[page.places[at]].append(known[at] or is_title)
        is_headed = is_headed or page.is_often(at)
    for place, flags in places.items():
        if sum(flags) >= max(_TWICE, _LISTED * len(flags)):
            _flag(lines[place], found)


def _strike_below_openers(page: KnownBlocks, run: range, found: list[bool]) -> None:
    """Strike several lines below one that was stripped before: what is listed there is new, but a list.

    They stand as that line does, or in what it heads: the rest of its element, or of that above a heading.
    """
    places: set[int] = set()
    headed: list[Step] = []
    below: list[int] = []
    for at in run:
        step, place = page.blocks[at].step, page.places[at]
        if _opens_list(page, at, found):
            places.add(place)
            headed.append(step if page.blocks[at].level is None or step.above is None else step.above)
        elif not found[at] and (place in places or any(is_within(step, above) for above in headed)):
            below.append(at)
    if len(below) >= _TWICE:
        _flag(below, found)


def _opens_list(page: KnownBlocks, at: int, known: Sequence[bool]) -> bool:
    """Tell a line that was stripped before; on what one item says the next in its list does not hang."""
    content = page.contents[at]
    if content is None or content.articles < _TWICE:
        return False
    if page.is_listed(at):
        return page.was_stripped(at)
    was_stripped = content.stripped >= _TWICE and 2 * content.stripped >= content.articles
    return was_stripped or (known[at] and not page.is_short(at))


def _flag(places: Iterable[int], flags: list[bool]) -> None:
    for at in places:
        flags[at] = True


def _runs(blocks: Sequence[PageBlock], known: Sequence[bool]) -> list[range]:
    """Return where lines follow each other that are no sentences, as ranges of positions.

    The headline of the page is none of them. A new heading right above a sentence heads it, and is no line of the list
    above.
    """
    runs: list[range] = []
    start = 0
    for at, block in enumerate(blocks):
        if block.level == 1 or is_sentence(block.text):
            end = at
            while end > start and blocks[end - 1].level is not None and not known[end - 1]:
                end -= 1
            runs.append(range(start, end))
            start = at + 1
    runs.append(range(start, len(blocks)))
    return runs
