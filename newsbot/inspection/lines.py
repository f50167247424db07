"""The lines of a plain text, with what became of each."""

from collections.abc import Iterator

from newsbot.extraction import Trace
from newsbot.inspection.fields import FieldTexts
from newsbot.inspection.values import InspectedBlock, Verdict
from newsbot.items import Article, BlockKind, Reject


def inspect_lines(trace: Trace, outcome: Article | Reject) -> Iterator[InspectedBlock]:
    """Yield the lines in order. A text that was rejected as a list has no reasons."""
    if trace.text is None:
        return
    stripped = {it.position: it for it in trace.stripped}
    fields = FieldTexts(trace.fields, outcome)
    kept = Verdict.KEPT if isinstance(outcome, Article) else Verdict.CHOSEN
    for line in trace.text.lines:
        is_text, run = bool(trace.text.chosen[line.index]), stripped.get(line.index)
        is_field = line.index in trace.text.taken
        yield InspectedBlock(
            number=line.index,
            text=line.text,
            kind=BlockKind.LIST_ITEM if line.is_item else BlockKind.PARAGRAPH,
            verdict=kept if is_text else Verdict.FIELD if is_field else Verdict.STRIPPED,
            where=f"line {line.number}",
            score=float(trace.text.scores[line.index]),
            reason=run.reason if run is not None and not is_text else None,
            field=fields.of(line.folded) if is_field else None,
        )
