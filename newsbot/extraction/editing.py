"""The choice as an editor would leave it: each pass takes the flags of the chosen blocks and mends them in place."""

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock, Region, are_alike
from newsbot.extraction.features import Hints
from newsbot.extraction.flags import Flags, Scores, complete, drop, size_of, taken_of
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.interruptions import (
    drop_advert_labels,
    drop_author_box,
    drop_closing_notes,
    drop_next_articles,
    drop_notices,
    drop_posts,
    drop_pulled_quotes,
    drop_summaries_by_machine,
)
from newsbot.extraction.leading_away import drop_lines_that_lead_away, drop_named_lists
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.lists import LEAD_IN, complete_lists, items_led_in, settle_tables, take_lists_led_in
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.reason_words import TO_READER
from newsbot.extraction.roles import is_called_field
from newsbot.extraction.standfirst import restore_standfirst
from newsbot.extraction.steps import Step, distance_to_topics, enclosing, nearest_common

_SIBLING_SCORE = 0.2
_COMMENT_LEVELS = 3
_MOST = 0.75
_SEVERAL, _HARDLY_ANY = 4, 0.25  # paragraphs that are text, share of characters that are not
_AMONG_TEXT_SCORE = 0.08  # of prose that stands where nearly all is text
_HEADING_SCORE = 0.1  # a heading right above a chosen block is taken from this score on
_REPEAT_LENGTH = 40  # folded characters: shorter lines may stand twice in an article
_NAME = 60  # characters of the heading of a list
_POSTS, _POST_REACH = 3, 5  # posts of a live blog, blocks from the heading of one to its text
_CORRECTION_REACH = 2  # blocks below the text
_CORRECTION = re.compile(
    r"(?:correction|clarification|korrektur|richtigstellung|rectificat\w+|corrección|correção|correzione|rettifica|"
    r"errata|oprava|rättelse|rettelse|korjaus|sprostowanie)\b[^:.]{0,30}[:,—–-]\s*\S.{30}",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", ":", '"', "”", "»", "“", "’", ")")
_HIDDEN = Region.HIDDEN.value
_ITEM = (Region.LIST | Region.TABLE).value


def edit(
    blocks: Sequence[PageBlock], scores: NDArray[np.float64], chosen: NDArray[np.bool_], hints: Hints
) -> NDArray[np.bool_]:
    """Return the choice mended; `hints` are what the page says of its article."""
    values: Scores = scores.tolist()
    flags: Flags = chosen.tolist()
    drop_hidden(blocks, flags)
    drop_comments(blocks, flags)
    drop_posts(blocks, flags)
    drop_next_articles(blocks, flags)
    drop_lines_that_lead_away(blocks, flags)
    drop_advert_labels(blocks, flags)
    drop_named_lists(blocks, flags)
    take_siblings(blocks, values, flags)
    join_containers(blocks, values, flags)
    complete_lists(blocks, values, flags)
    take_lists_led_in(blocks, values, flags)
    settle_tables(blocks, values, flags)
    drop_summaries_by_machine(blocks, flags)
    take_headings(blocks, values, flags)
    take_headings_of_posts(blocks, flags)
    take_corrections(blocks, flags)
    drop_caption_above_byline(blocks, flags)
    restore_standfirst(blocks, values, flags, hints)
    take_answers(blocks, flags)
    drop_notices(blocks, flags)
    drop_author_box(blocks, flags)
    drop_orphan_headings(blocks, flags)
    drop_repeats(blocks, flags)
    drop_closing_notes(blocks, flags)
    drop_pulled_quotes(blocks, flags)
    return np.array(flags, dtype=bool)


def drop_hidden(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what the page does not show, unless that is most of it: some pages show their text by a script.

    What a reader unfolds, as the answers of a list of questions, is shown.
    """
    taken = taken_of(chosen)
    hidden = [at for at in taken if blocks[at].region & _HIDDEN and enclosing(blocks[at].step, "details") is None]
    if hidden and 2 * size_of(blocks, hidden) < size_of(blocks, taken):
        drop(hidden, chosen)


def drop_comments(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what stands in comments by its class or id, unless that is nearly all there is: some themes name all so."""
    taken = taken_of(chosen)
    comments = [at for at in taken if Topic.COMMENTS in distance_to_topics(blocks[at].step, _COMMENT_LEVELS)]
    if comments and size_of(blocks, comments) < _MOST * size_of(blocks, taken):
        drop(comments, chosen)


def take_siblings(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take the paragraph behind a chosen one of the same parent, tag and class, where the scorer was in doubt."""
    for at in range(1, len(blocks)):
        if chosen[at] or not chosen[at - 1] or scores[at] < _SIBLING_SCORE or not _is_prose(blocks[at].text):
            continue
        block = blocks[at]
        chosen[at] = not block.media and block.link_density < 0.3 and are_alike(block, blocks[at - 1])


def join_containers(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take the prose that stands as most of the chosen prose does, where the scorer was in doubt.

    So the parts of a split body and the posts of a live blog stay together: elements of one class in containers of one
    kind, or elements without a class in one container. A line that leads in to a list stands with the prose. Of prose
    that is nearly all chosen, only what is told to the reader is left, and what the scorer is sure is none.
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.media or block.link_density >= 0.3:
            continue
        if _is_prose(block.text) or (block.text.endswith(LEAD_IN) and items_led_in(blocks, at)):
            alike[_standing(block)].append(at)
    complete(alike.values(), blocks, scores, chosen)
    for group in alike.values():
        _complete_nearly_all(group, blocks, scores, chosen)


def _complete_nearly_all(group: Sequence[int], blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take what is left of a group that is text in several places and hardly anything else."""
    left = [at for at in group if not chosen[at]]
    if not left or len(group) - len(left) < _SEVERAL:
        return
    if size_of(blocks, left) <= _HARDLY_ANY * size_of(blocks, group):
        for at in left:
            chosen[at] = scores[at] >= _AMONG_TEXT_SCORE and TO_READER.search(blocks[at].text.lower()) is None


def _standing(block: PageBlock) -> tuple[object, ...]:
    """Name what a block is and what it stands in; where it has no class, the element that holds this, too."""
    step, above = block.step, block.step.above
    if above is None:
        return (step,)
    kind = (above.classes or "").split(maxsplit=1)[:1]
    return step.tag, step.classes, above.tag, *kind, None if step.classes else above.above


def _is_prose(text: str) -> bool:
    return len(text) > _NAME and text.endswith(_ENDS)


def drop_caption_above_byline(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop the line right below an image that byline or dateline part from the text."""
    first, *rest = taken_of(chosen)[:2] or [0]
    if not rest or not blocks[first].media or len(blocks[first].text) > LONGEST_LINE:
        return
    for block in blocks[first + 1 : rest[0]]:
        if is_called_field(block):
            chosen[first] = False
            return


def take_headings(blocks: Sequence[PageBlock], scores: Scores, chosen: Flags) -> None:
    """Take a heading between chosen blocks where the scorer was in doubt: it goes with what it heads."""
    for at in range(len(blocks) - 2, 0, -1):
        block = blocks[at]
        if chosen[at] or not chosen[at + 1] or scores[at] < _HEADING_SCORE or True not in chosen[:at]:
            continue
        named = reason_in_phrase(block.text) or reason_in_furniture(block.text)
        leads_away = block.link_density > 0.5 or named is not None
        chosen[at] = block.level is not None and not block.media and not leads_away


def take_headings_of_posts(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Take the headings of posts, as of a live blog: in several elements alike one stands above chosen text.

    Between them are at most the fields of the post, as its time.
    """
    posts: dict[tuple[object, ...], dict[Step, int]] = defaultdict(dict)
    for at, block in enumerate(blocks):
        if block.level is None or block.links or not block.step.above:
            continue
        below = next((other for other in range(at + 1, min(at + _POST_REACH, len(blocks))) if chosen[other]), None)
        if below is None or any(len(blocks[other].text) > _NAME for other in range(at + 1, below)):
            continue
        post = nearest_common(block.step, blocks[below].step)
        if post.classes:
            posts[post.above, post.tag, post.classes].setdefault(post, at)
    for headings in posts.values():
        if len(headings) >= _POSTS:
            for at in headings.values():
                chosen[at] = True


def take_corrections(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Take the correction below the text: it tells what the article said before."""
    last = max(taken_of(chosen), default=len(blocks))
    for at in range(last + 1, min(last + 1 + _CORRECTION_REACH, len(blocks))):
        block = blocks[at]
        chosen[at] = _CORRECTION.match(block.text) is not None and block.link_density < 0.3


def take_answers(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Take the prose that a chosen question unfolds: the rest of a `<details>` of which some is chosen."""
    folded: dict[Step, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.region & _HIDDEN or chosen[at]:
            details = enclosing(block.step, "details")
            if details is not None:
                folded[details].append(at)
    for places in folded.values():
        if any(chosen[at] for at in places):
            for at in places:
                chosen[at] = chosen[at] or (_is_prose(blocks[at].text) and blocks[at].link_density < 0.3)


def drop_orphan_headings(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop the headings that head nothing: no chosen text follows before the next heading of their rank.

    One in a list or a table is an item of it.
    """
    text_below = 7  # rank of the nearest heading below that has text, 0 where text follows at once, 7 where none does
    for at in taken_of(chosen)[:0:-1]:
        block, level = blocks[at], blocks[at].level
        if level is None or block.region & _ITEM or len(block.text) > _NAME or block.text.endswith(_ENDS):
            text_below = 0
        elif text_below < 7 and (text_below == 0 or text_below > level):
            text_below = level
        else:
            chosen[at] = False


def drop_repeats(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Keep once what stands twice; a short line may do so, unless it is a paragraph beside another that does."""
    taken = taken_of(chosen)
    first = {blocks[at].folded: at for at in reversed(taken)}
    again = [at for at in taken if first[blocks[at].folded] != at]
    long = {at for at in again if len(blocks[at].folded) >= _REPEAT_LENGTH}
    drop(long, chosen)
    for before, at, behind in zip(taken, taken[1:], [*taken[2:], -1], strict=False):
        is_paragraph = blocks[at].level is None and not blocks[at].region & _ITEM
        if is_paragraph and at in again and not long.isdisjoint({before, behind}):
            chosen[at] = False
