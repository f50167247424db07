"""From a source's own past to alarms: raised once, cleared when the source is back where it was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from newsbot.scheduling.alarm import Alarm, AlarmKind
from newsbot.scheduling.checks import Evidence, Finding, blocked, fields_missing, layout_changed, silent, slow

_CHECKS: dict[AlarmKind, Callable[[Evidence, Mapping[str, float] | None], Finding | None]] = {
    AlarmKind.BLOCKED: blocked,
    AlarmKind.SLOW: slow,
    AlarmKind.SILENT: silent,
    AlarmKind.LAYOUT_CHANGED: layout_changed,
    AlarmKind.FIELDS_MISSING: fields_missing,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The alarms that a look at a source raised and cleared."""

    raised: tuple[Alarm, ...] = ()
    cleared: tuple[Alarm, ...] = ()
    stand: tuple[Alarm, ...] = field(default=())


def judge(source: str, evidence: Evidence, standing: tuple[Alarm, ...], now: float) -> Changes:
    """Return which alarms of a source are new at `now` (seconds since 1970), which are over, and which stand on.

    An alarm that stands is not raised again. Where there is too little to tell, everything stays as it is.
    """
    raised, cleared, stand = [], [], []
    stood = {alarm.kind: alarm for alarm in standing}
    for kind, check in _CHECKS.items():
        before = stood.get(kind)
        finding = check(evidence, before.baseline if before else None)
        if before is None:
            if finding is not None and finding.words is not None:
                found = Alarm(source=source, kind=kind, raised=now, words=finding.words, baseline=finding.baseline)
                raised.append(found)
        elif finding is not None and finding.words is None:
            cleared.append(replace(before, cleared=now))
        else:
            stand.append(before)
    return Changes(raised=tuple(raised), cleared=tuple(cleared), stand=tuple(stand))
