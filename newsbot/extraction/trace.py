"""What the passes found on a page, for a person who asks why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.document import Document
from newsbot.extraction.fields import Fields
from newsbot.extraction.plain_text import Line
from newsbot.extraction.selection import Selection
from newsbot.extraction.stripped import Stripped
from newsbot.extraction.structured import Structured
from newsbot.extraction.template import SiteView


@dataclass(slots=True)
class LinesTrace:
    """A plain text: its lines, their scores, which are text, which are a field, and why the others were stripped."""

    lines: Sequence[Line] = ()
    scores: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    chosen: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=bool))
    taken: Collection[int] = ()


@dataclass(slots=True)
class Trace:
    """References to what each pass made, set as the pass ends: a page that was rejected has what came before.

    `reasons` name for each block why it is no text (None: it is), `stripped` lists those that stand in no field, with
    the reasons that the record has. `view` is the page as its site's template sees it. A plain text has `text`.
    """

    encoding: str | None = None
    document: Document | None = None
    structured: Structured | None = None
    fields: Fields | None = None
    blocks: Sequence[PageBlock] = ()
    view: SiteView | None = None
    selection: Selection | None = None
    reasons: Sequence[RemovedReason | None] = ()
    stripped: Sequence[Stripped] = ()
    text: LinesTrace | None = None
