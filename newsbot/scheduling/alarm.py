"""Alarms: a source has left the range of its own past."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class AlarmKind(StrEnum):
    """What is wrong with a source. The set is closed."""

    SILENT = "silent"
    LAYOUT_CHANGED = "layout_changed"
    BLOCKED = "blocked"
    FIELDS_MISSING = "fields_missing"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One alarm of one source: when it was raised and cleared (seconds since 1970; None: it stands), and why.

    `baseline` is what was usual before: the alarm is cleared when the source is back there.
    """

    source: str
    kind: AlarmKind
    raised: float
    words: str
    baseline: Mapping[str, float] = field(default_factory=dict)
    cleared: float | None = None
