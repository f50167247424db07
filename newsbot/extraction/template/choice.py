"""Which blocks are the article, by the template alone; and whether the template is to be believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from newsbot.extraction.blocks import PageBlock
from newsbot.site_template import SiteTemplate
from newsbot.text import fold

Flags = NDArray[np.bool_]

# A place whose characters are text or boilerplate to this share is one of text or of boilerplate.
_TEXT, _BOILERPLATE = 0.8, 0.1
_SEEN = 2  # pages: what was seen on fewer may be chance
# A place is established that was seen on so many pages, of a young site on half of its pages; of the text, such a share
# may stand in places that are not.
_ESTABLISHED = 8
_NEWCOMERS = 0.2
# Of pages read by a sure template this share is read by trafilatura and the scorer all the same, to see what changed.
_SAMPLE_OF_NEW, _SAMPLE = 8, 48
_NEW = 24  # pages
_UNSURE = 0.03  # share of the text's characters that may stand in places of which the template is not sure
_SHORTEST = 200  # characters of an article that are read without a second look
_OVERLAP = 0.8  # share of JSON-LD's article body that the text has
_PIECE = 60  # folded characters: of the article body every fourth such piece is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The chosen blocks' flags, and the share of their characters whose place the template does not know.

    `new` is the share of those whose place is not established: a layout that came up lately.
    """

    chosen: Flags
    unsure: float
    new: float

    @property
    def is_usual(self) -> bool:
        """Tell whether the text stands where the site's articles have had theirs for long."""
        return self.new <= _NEWCOMERS


def choose(
    template: SiteTemplate, blocks: Sequence[PageBlock], places: Sequence[int], repeated: Sequence[bool]
) -> Choice:
    """Choose the blocks that stand where the site's text stood and do not repeat.

    Between the first and the last of them a block in an unknown place, or one of both kinds, leaves doubt.
    """
    shares = [-1.0 if (it := template.places.get(key)) is None or it.pages < _SEEN else it.share for key in places]
    chosen = np.array([share >= _TEXT and not again for share, again in zip(shares, repeated, strict=True)], dtype=bool)
    at = np.flatnonzero(chosen)
    if not len(at):
        return Choice(chosen=chosen, unsure=1.0, new=1.0)
    sizes = [len(block.text) for block in blocks]
    within = range(int(at[0]), int(at[-1]) + 1)
    doubtful = sum(sizes[n] for n in within if not repeated[n] and (shares[n] < 0 or _BOILERPLATE < shares[n] < _TEXT))
    total = sum(sizes[n] for n in at.tolist())
    established = max(_SEEN, min(_ESTABLISHED, template.pages // 2))
    new = sum(sizes[n] for n in at.tolist() if template.places[places[n]].pages < established)
    return Choice(chosen=chosen, unsure=doubtful / max(1, total), new=new / max(1, total))


def is_sample(template: SiteTemplate, headline: int) -> bool:
    """Tell whether a page is one of those that are read by all means, whatever the template says."""
    return headline % (_SAMPLE_OF_NEW if template.pages < _NEW else _SAMPLE) == 0


def misfit(choice: Choice, blocks: Sequence[PageBlock], chosen: Flags, article_body: str | None) -> str | None:
    """Return why a choice is not to be believed, None where it fits the site and what the page says of itself.

    `chosen` flags the blocks of the choice as an editor leaves it.
    """
    if choice.unsure > _UNSURE:
        return f"{choice.unsure:.0%} of the text stands in places not seen before"
    taken = list(compress(blocks, chosen.tolist()))
    size = sum(len(block.text) for block in taken) + len(taken) - 1
    if size < _SHORTEST:
        return f"{size} characters in the places where the site has its text"
    body = fold(article_body or "")
    if len(body) > _SHORTEST and not _covers(taken, blocks, body):
        return "the text is not what the page's JSON-LD says it is"
    return None


def _covers(taken: Sequence[PageBlock], blocks: Sequence[PageBlock], body: str) -> bool:
    """Tell whether a text has most of what the page shows of another, by pieces of it.

    What it does not show at all tells nothing: the body of some sites' JSON-LD is worded in another way, or goes on
    behind a paywall.
    """
    text, page = ("".join(block.folded for block in held) for held in (taken, blocks))
    pieces = [body[at : at + _PIECE] for at in range(0, len(body) - _PIECE, 4 * _PIECE)]
    found = sum(piece in text for piece in pieces)
    return found >= _OVERLAP * len(pieces) or found >= _OVERLAP * sum(piece in page for piece in pieces)
