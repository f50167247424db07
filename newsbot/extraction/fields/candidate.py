"""What a page says that a field may be: one of several."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A place that speaks of a field (`source`), what it says there (`said`) and what that is read as.

    `value` is None where what is said is not believed.
    """

    source: str
    said: str
    value: str | None
