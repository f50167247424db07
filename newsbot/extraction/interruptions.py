"""What interrupts an article and is none of its text: posts, labels of adverts, pulled quotes, the next article."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock, Region, are_alike
from newsbot.extraction.fields.byline_lines import says_by
from newsbot.extraction.flags import Flags, drop, size_of, taken_of
from newsbot.extraction.furniture import reason_in_furniture
from newsbot.extraction.labels import reason_of_label
from newsbot.extraction.page_phrases import reason_in_notice, tells_of_machine
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.roles import is_called_field
from newsbot.extraction.shapes import is_set_apart
from newsbot.extraction.steps import Step, enclosing, is_within, nearest_common

# Classes of the codes with which networks let their posts be shown.
_POSTS = frozenset({
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "text-post-media", "bluesky-embed",
    "mastodon-embed", "reddit-embed-bq", "reddit-card", "imgur-embed-pub", "fb-xfbml-parse-ignore",
})  # fmt: skip
_NEARLY_ALL = 0.75
_LABEL = 60  # characters of the label of an advert
_SENTENCE_ENDS = (".", "?", "!", "。", "…")
_PULLED = 300  # characters of a quote that is pulled out of the text
# Folded characters: what is shorter may be the name of what the text speaks of, if it is not set as a quote.
_TELLING, _TELLING_QUOTE = 40, 8
_QUOTED = Region.QUOTE.value
_QUOTE = _QUOTED | Region.ASIDE.value
_QUOTE_MARKS = ("“", "„", "«", "»", '"', "「")
_LEADING = 2  # blocks of the text among which the standfirst is
_REACH = 8  # blocks between a quote and where it was pulled from
_NO_QUOTE = (Region.LIST | Region.TABLE | Region.PREFORMATTED).value
_CLOSING = 3  # blocks at the end of the text
_ABOUT = 6  # blocks around the text that a summary's label stands within
_PART = 0.4  # of a text, that a summary of it may be
_BOX = 5  # lines of a box that tells of the author
_NOTE, _NOTE_HEAD = 200, 80  # characters
_NOTES = frozenset({RemovedReason.LEGAL, RemovedReason.PROMO, RemovedReason.SHARE, RemovedReason.LINK_LIST})
_TOP = 8  # blocks of an article among which its headline is, and who wrote it or when
_HEADLINE_REACH = 30  # blocks between headline and text


def drop_posts(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop the posts of networks that an article shows, unless they are nearly all there is."""
    taken = taken_of(chosen)
    posts = [at for at in taken if blocks[at].region & _QUOTED and is_post(enclosing(blocks[at].step, "blockquote"))]
    if posts and size_of(blocks, posts) < _NEARLY_ALL * size_of(blocks, taken):
        drop(posts, chosen)


def is_post(quote: Step | None) -> bool:
    """Tell whether a quote is a post of a network, as its code to show it elsewhere has it."""
    return quote is not None and not _POSTS.isdisjoint((quote.classes or "").split())


def drop_advert_labels(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop `Advertisement`, `Story continues below`: lines that say so and are no sentence."""
    for at in taken_of(chosen):
        block = blocks[at]
        if len(block.text) <= _LABEL and not block.text.endswith(_SENTENCE_ENDS) and _labels_advert(block):
            chosen[at] = False


def _labels_advert(block: PageBlock) -> bool:
    if RemovedReason.ADVERT in {reason_in_phrase(block.text), reason_of_label(block.text)}:
        return True
    return block.level is None and reason_in_furniture(block.text) is RemovedReason.ADVERT


def drop_notices(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what the house tells the reader: who may read on, where to follow it, who edited the text."""
    for at in taken_of(chosen):
        chosen[at] = reason_in_notice(blocks[at].text) is None


def drop_summaries_by_machine(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what stands in a box whose label or note says that a machine summed up the article."""
    taken = taken_of(chosen)
    first, last = (taken[0], taken[-1]) if taken else (0, 0)
    for block in blocks[max(0, first - _ABOUT) : last + _ABOUT]:
        box = block.step.above
        if box is None or not tells_of_machine(block.text):
            continue
        within = [at for at in taken if is_within(blocks[at].step, box)]
        if size_of(blocks, within) < _PART * size_of(blocks, taken):
            drop(within, chosen)


def drop_author_box(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what tells of the author below the text: a heading that says so, and the few lines under it."""
    taken = taken_of(chosen)
    for place, at in enumerate(taken[-_BOX:], start=max(0, len(taken) - _BOX)):
        block = blocks[at]
        is_heading = block.level is not None or is_set_apart(block)
        if place and is_heading and reason_in_furniture(block.text) is RemovedReason.BYLINE:
            drop(taken[place:], chosen)
            return


def drop_pulled_quotes(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what a paragraph near by says, too, and stands apart from the paragraphs; a standfirst may be so, too."""
    taken = taken_of(chosen)
    for place, at in enumerate(taken[_LEADING:], start=_LEADING):
        block = blocks[at]
        if block.level is not None or block.region & _NO_QUOTE or len(block.text) > _PULLED:
            continue
        is_quote = block.region & _QUOTE or block.text.startswith(_QUOTE_MARKS)
        if len(block.folded) >= (_TELLING_QUOTE if is_quote else _TELLING):
            near = taken[max(0, place - _REACH) : place + _REACH + 1]
            chosen[at] = not any(_is_pulled_from(block, blocks[other]) for other in near if chosen[other])


def _is_pulled_from(block: PageBlock, other: PageBlock) -> bool:
    return len(other.folded) > len(block.folded) and block.folded in other.folded and not are_alike(block, other)


def drop_closing_notes(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop what the house says below an article, set apart from it: whose opinions those are, where to follow it."""
    for at in taken_of(chosen)[-_CLOSING:]:
        block = blocks[at]
        if len(block.text) <= _NOTE and is_set_apart(block):
            said = {reason_in_phrase(block.text), reason_in_furniture(block.text[:_NOTE_HEAD])}
            chosen[at] = said.isdisjoint(_NOTES)


def drop_next_articles(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop the articles that a page loads below its own: elements like its own, each with a headline and its fields."""
    taken = taken_of(chosen)
    headline = _headline_above(blocks, taken[0]) if taken else None
    if headline is None:
        return
    own = _own_parts(nearest_common(headline.step, blocks[taken[0]].step))
    beside: dict[Step, dict[Step, list[int]]] = defaultdict(lambda: defaultdict(list))
    for at in taken:
        holder, part = _part_of(blocks[at].step, own)
        if holder is not None and _is_twin(part, own[holder]):
            beside[holder][part].append(at)
    tops = _tops(blocks, own) if beside else {}
    for parts in beside.values():
        if any(_begins_as_article(part, tops[part]) for part in parts):
            drop([at for places in parts.values() for at in places], chosen)


def _own_parts(article: Step) -> Mapping[Step, Step]:
    """Map what stands above an article to the part of it that the article is, or stands in."""
    parts: dict[Step, Step] = {}
    at = article
    while at.above is not None:
        parts[at.above] = at
        at = at.above
    return parts


def _part_of(step: Step, holders: Container[Step]) -> tuple[Step | None, Step]:
    """Return the nearest of some elements that a step stands in, and its child that the step is, or stands in."""
    at = step
    while at.above is not None and at.above not in holders:
        at = at.above
    return at.above, at


def _headline_above(blocks: Sequence[PageBlock], first: int) -> PageBlock | None:
    above = range(first, max(-1, first - _HEADLINE_REACH), -1)
    return next((blocks[at] for at in above if blocks[at].level == 1), None)


def _is_twin(other: Step, own: Step) -> bool:
    return other is not own and (other.tag, other.classes) == (own.tag, own.classes)


def _tops(blocks: Sequence[PageBlock], holders: Container[Step]) -> Mapping[Step, Sequence[PageBlock]]:
    """Return the first blocks of each child of some elements."""
    tops: dict[Step, list[PageBlock]] = defaultdict(list)
    for block in blocks:
        top = tops[_part_of(block.step, holders)[1]]
        if len(top) < _TOP:
            top.append(block)
    return tops


def _begins_as_article(part: Step, top: Sequence[PageBlock]) -> bool:
    levels = {block.level for block in top}
    if part.tag == "article" and 1 in levels:
        return True
    return not levels.isdisjoint({1, 2}) and any(map(_is_field, top))


def _is_field(block: PageBlock) -> bool:
    return says_by(block.text) or is_called_field(block)
