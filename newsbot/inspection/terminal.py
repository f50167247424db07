"""An inspection for a terminal, and as JSON."""

import json
import textwrap
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from newsbot.inspection.values import InspectedBlock, InspectedField, Inspection, Verdict
from newsbot.items import Article, to_record
from newsbot.loaders.labels import printable

_COLOURS = {Verdict.KEPT: "green", Verdict.FIELD: "cyan", Verdict.STRIPPED: "bright_black", Verdict.CHOSEN: "yellow"}
_MARKS = {Verdict.KEPT: "+", Verdict.FIELD: "=", Verdict.STRIPPED: "-", Verdict.CHOSEN: "?"}
_HEAD = "    # verdict    score t kind        reason          text"
_LEGEND = "score: the scorer's, 0-1; t: trafilatura kept it; -: stripped, =: stands in a field"
_INDENT = _HEAD.index("text")
_LEAST = 20  # columns of text, however narrow the terminal
_VALUE = 200  # characters of a candidate


def as_text(inspection: Inspection, width: int, *, full: bool) -> str:
    """Return an inspection in lines for a terminal of so many columns; `full`: with the whole text of each block."""
    lines = [*_outcome(inspection), "", *_fields(inspection), "", _LEGEND, _HEAD]
    for block in inspection.blocks:
        lines += _block(block, max(_LEAST, width - _INDENT), full=full)
    return "\n".join(lines)


def as_record(inspection: Inspection) -> dict[str, Any]:
    """Return an inspection as a JSON object, with the record that the page has."""
    return {
        "outcome": to_record(inspection.outcome),
        "encoding": inspection.encoding,
        "template_pages": inspection.template_pages,
        "fields": {
            it.name: {
                "value": it.value,
                "candidates": [{**candidate._asdict(), "won": it.has_won(candidate)} for candidate in it.candidates],
            }
            for it in inspection.fields
        },
        "blocks": [asdict(it) for it in inspection.blocks],
    }


def _outcome(inspection: Inspection) -> Iterator[str]:
    outcome, page = inspection.outcome, inspection.page
    known = f", {inspection.template_pages} pages of the site known" if inspection.template_pages is not None else ""
    yield f"page:    {_line(page.url or page.input or '-')} ({inspection.encoding or 'no text'}{known})"
    if isinstance(outcome, Article):
        made = f"{outcome.word_count} words by {outcome.method}, confidence {outcome.confidence:.2f}"
        yield click.style(f"article: {made}", fg="green", bold=True)
    else:
        yield click.style(f"reject:  {outcome.reason}: {_line(outcome.detail)}", fg="red", bold=True)
    found = {it.verdict for it in inspection.blocks}
    counts = ", ".join(
        f"{sum(it.verdict is verdict for it in inspection.blocks)} {verdict}" for verdict in Verdict if verdict in found
    )
    yield f"blocks:  {len(inspection.blocks)}: {counts}"


def _fields(inspection: Inspection) -> Iterator[str]:
    for it in inspection.fields:
        value = _line(it.value)[:_VALUE] if it.value is not None else click.style("none", fg="bright_black")
        yield f"{click.style(it.name, bold=True)}: {value}"
        yield from _candidates(it)


def _candidates(it: InspectedField) -> Iterator[str]:
    for candidate in it.candidates:
        won = it.has_won(candidate)
        read = "" if candidate.value in {None, candidate.said} else f" -> {candidate.value}"
        doubt = "" if candidate.value is not None or won else " (not believed)"
        line = f"  {'+' if won else '-'} {candidate.source}: {_line(candidate.said)[:_VALUE]}{_line(read)}{doubt}"
        yield click.style(line, fg="green" if won else "bright_black")


def _block(block: InspectedBlock, width: int, *, full: bool) -> Iterator[str]:
    score = "    -" if block.score is None else f"{block.score:5.2f}"
    kind = f"{block.kind} {block.level}" if block.level is not None else block.kind
    why = block.reason or block.field or ""
    texts = textwrap.wrap(_line(block.text), width, break_on_hyphens=False) or [""]
    if not full and len(texts) > 1:
        texts = [f"{texts[0][: width - 1]}…"]
    verdict = f"{_MARKS[block.verdict]} {block.verdict}"
    head = f"{block.number:5} {verdict:<11}{score} {'t' if block.trafilatura else ' '} {kind:<12}{why:<16}"
    yield click.style(f"{head}{texts[0]}", fg=_COLOURS[block.verdict])
    yield from (click.style(f"{'':{_INDENT}}{line}", fg=_COLOURS[block.verdict]) for line in texts[1:])
    yield from (click.style(f"{'':{_INDENT}}({_line(note)})", fg="yellow") for note in block.notes)


def _line(text: str) -> str:
    return printable(text.replace("\n", " "))


def as_json(inspection: Inspection) -> str:
    """Return an inspection as JSON text."""
    return json.dumps(as_record(inspection), ensure_ascii=False, indent=2)
