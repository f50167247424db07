"""Reasons mended by where the article stands, and by what stands beside a block."""

import re
from collections.abc import Sequence, Set

from newsbot.errors import RemovedReason
from newsbot.extraction.boxes import Boxes
from newsbot.extraction.cards import is_of_card
from newsbot.extraction.lexicon import Topic
from newsbot.extraction.named_page import LABEL, OF_CARDS, WIDE_BOX, NamedPage
from newsbot.extraction.of_authors import is_of_author, tells_of_author
from newsbot.extraction.page_block import PageBlock
from newsbot.extraction.reason_words import TIME_AGO
from newsbot.extraction.reasons import told_reason
from newsbot.extraction.roles import is_dateline
from newsbot.extraction.shapes import is_prose, is_title
from newsbot.extraction.surroundings import Surroundings

Reasons = list[RemovedReason | None]

_NEVER_FAR = OF_CARDS | {RemovedReason.CAPTION}
_MENDED = _NEVER_FAR | {RemovedReason.OTHER, RemovedReason.NAVIGATION, RemovedReason.COMMENTS}
_HOUR = re.compile(r"\b\d{1,2}[:.h]\d\d\b")  # of a live blog's post
_HEAD = 12  # blocks of the text among which its date may stand
_NAME = re.compile(r"[\w\s&'’-]+:?")
_NAMED_BELOW = frozenset({
    RemovedReason.LINK_LIST, RemovedReason.NAVIGATION, RemovedReason.COMMENTS, RemovedReason.SHARE, RemovedReason.PROMO,
})  # fmt: skip


def in_context(
    blocks: Sequence[PageBlock], reasons: Sequence[RemovedReason | None], unsure: Set[int], page: Surroundings
) -> Reasons:
    """Return the reasons mended by where the article stands (None: its text) and by what stands beside a block.

    A byline or dateline far from the article is of a comment or another one's card; what shares a box with a linked
    title, and with no text of the article, is that title's card; what stands beside the article's byline tells of its
    author; a label without a better reason takes that of the list below it. Nothing tells of the blocks that are
    `unsure`: they take the reason of their box.
    """
    named = NamedPage.of(blocks, reasons, unsure, page)
    mended: Reasons = [None] * len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        reason = reasons[at]
        if reason in _MENDED or at in unsure:
            reason = _mended(named, at, reason, mended[at + 1] if at + 1 < len(blocks) else None)
        mended[at] = reason
    return Boxes(blocks, mended, unsure, page).shared()


def _mended(
    named: NamedPage, at: int, reason: RemovedReason | None, below: RemovedReason | None
) -> RemovedReason | None:
    if is_of_card(named, at):
        return RemovedReason.LINK_LIST
    if reason is RemovedReason.OTHER:
        if is_of_author(named, at):
            return RemovedReason.BYLINE
        return _as_below(named, at, below) if at in named.unsure else reason
    if reason in OF_CARDS:
        return _of_article(named, at, reason, below)
    is_far_caption = reason is RemovedReason.CAPTION and at not in named.near
    return RemovedReason.LINK_LIST if is_far_caption and is_title(named.blocks[at]) else reason


def _of_article(named: NamedPage, at: int, reason: RemovedReason, below: RemovedReason | None) -> RemovedReason:
    """Return what a byline or a dateline is that is no card's: the article's, unless it stands elsewhere."""
    block, is_far_down = named.blocks[at], at > named.start + _HEAD
    is_within = named.page.is_within(block)
    may_be_comment = at > named.start and (is_far_down or not is_within)
    if may_be_comment and Topic.COMMENTS in named.page.topics(block.step):
        return RemovedReason.COMMENTS
    if reason is RemovedReason.DATELINE and is_within and is_far_down:
        is_date = _HOUR.search(block.text) or is_dateline(block.text) or TIME_AGO.search(block.text.lower())
        return reason if is_date else RemovedReason.OTHER  # what a recipe takes
    return reason if at in named.near else _of_another(named, at, below)


def _as_below(named: NamedPage, at: int, below: RemovedReason | None) -> RemovedReason:
    """Return what a line of which nothing tells is, which may be a label."""
    is_name = below is RemovedReason.BYLINE and named.blocks[at].text.endswith(":")  # "Author of the article:"
    is_label = below is not None and (is_name or below in _NAMED_BELOW) and _names_next(named, at)
    return below if is_label and below is not None else RemovedReason.OTHER


def _names_next(named: NamedPage, at: int) -> bool:
    text = named.blocks[at].text
    return len(text) <= LABEL and _NAME.fullmatch(text) is not None and named.share_a_box(at, at + 1, WIDE_BOX)


def _of_another(named: NamedPage, at: int, below: RemovedReason | None) -> RemovedReason:
    """Return what a byline or a dateline is that stands too far off to be the article's."""
    block = named.blocks[at]
    told = told_reason(block, named.page)
    if told is not None and told not in _NEVER_FAR:
        return told
    if named.reasons[at] is RemovedReason.BYLINE and told is None:
        return RemovedReason.BYLINE  # of an author of the article
    if is_prose(block.text):
        return told or RemovedReason.OTHER  # who the author is
    if told is RemovedReason.BYLINE and tells_of_author(named, at):
        return told
    return RemovedReason.COMMENTS if below is RemovedReason.COMMENTS else RemovedReason.LINK_LIST
