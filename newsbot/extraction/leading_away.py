"""What leads from an article to others and is none of its text: lines that say so, and lists under a name that does."""

import re
from collections.abc import Sequence

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.flags import Flags, taken_of
from newsbot.extraction.list_names import names_list_surely, names_title
from newsbot.extraction.page_phrases import leads_away
from newsbot.extraction.phrases import LONGEST_LINE, reason_in_phrase
from newsbot.extraction.steps import is_beside

_NAME = 60  # characters of the heading of a list
_STOPS = (".", "。", "।", "۔", "።")
# Of what names no list; a colon leads in to what the article lists: "The most popular posts about knots:".
_ENDS = (*_STOPS, ":", "!", "?", "…", "！", "？", "؟", '"', "”", "»", "“", "’", ")")
_THAI_PROSE = re.compile("(?=.*[\u0e00-\u0eff]).{80,}")  # Thai and Lao have no full stop
_LEADS_AWAY = frozenset({RemovedReason.LINK_LIST, RemovedReason.PROMO, RemovedReason.SHARE, RemovedReason.ADVERT})
_UP = ("▲", "△", "↑", "⇧", "⬆")


def drop_lines_that_lead_away(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop `Read more: …`, `Subscribe …`: a line that begins so and is a link or stands out from the text.

    One of which the words tell more needs not stand out. A link with an arrow before it leads up the page.
    """
    for at in taken_of(chosen):
        block = blocks[at]
        stands_out = block.link_density > 0.3 or 2 * block.emphasised > len(block.text)
        if leads_away(block.text, stands_out=stands_out):
            chosen[at] = False
        if len(block.text) > LONGEST_LINE or not stands_out or not chosen[at]:
            continue
        leads_up = block.link_density == 1 and block.text.startswith(_UP)
        chosen[at] = not leads_up and reason_in_phrase(block.text) not in _LEADS_AWAY


def drop_named_lists(blocks: Sequence[PageBlock], chosen: Flags) -> None:
    """Drop a `MOST READ` and the lines below it that are no sentences: a ranking without links.

    Where the name was left out already, only what stands in its box, up to the next heading.
    """
    taken = taken_of(chosen)
    name: PageBlock | None = None
    was_chosen = False
    for at in range(taken[0], taken[-1] + 1) if taken else ():
        block = blocks[at]
        if _names_list(block.text):
            name, was_chosen = None if names_title(block.text) else block, chosen[at]
            chosen[at] = False
        elif _is_sentence(block.text) or (block.level is not None and not was_chosen):
            name = None
        if name is not None and (was_chosen or is_beside(block.step, name.step)):
            chosen[at] = False


def _names_list(text: str) -> bool:
    return len(text) <= _NAME and not text.endswith(_ENDS) and names_list_surely(text)


def _is_sentence(text: str) -> bool:
    return len(text) > LONGEST_LINE or text.endswith(_STOPS) or _THAI_PROSE.fullmatch(text) is not None
