"""A comparison for a terminal, and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import click

from newsbot.comparison.compare import Comparison, Side
from newsbot.comparison.difference import Change, PageDifference
from newsbot.loaders.labels import printable

_LONGEST = 300  # characters of a paragraph or value that are shown
_WORDS = {
    Change.LOST: "{} lost (an article before, none now)",
    Change.GAINED: "{} gained (an article now, none before)",
    Change.TEXT: "{} with another text",
    Change.FIELDS: "{} with the same text and other fields",
    Change.REASON: "{} rejected otherwise",
}


def as_text(comparison: Comparison, most: int) -> str:
    """Return the counts and the `most` largest differences, coloured as a diff."""
    shown = comparison.differences[:most]
    lines = [*_summary(comparison), *(line for it in shown for line in _page(it))]
    left = len(comparison.differences) - len(shown)
    if left:
        lines += ["", f"and {left} more; --limit 0 shows all"]
    return "\n".join(lines)


def as_record(comparison: Comparison) -> dict[str, Any]:
    """Return the whole comparison as a JSON object."""
    return {
        "before": asdict(comparison.before),
        "after": asdict(comparison.after),
        "same": comparison.same,
        "differences": [
            {
                "page": it.page,
                "change": it.change,
                "before": it.before,
                "after": it.after,
                **asdict(it.text),
                "fields": {name: {"before": old, "after": new} for name, (old, new) in it.fields.items()},
            }
            for it in comparison.differences
        ],
    }


def _summary(comparison: Comparison) -> Iterator[str]:
    yield f"before: {_side(comparison.before)}"
    yield f"after:  {_side(comparison.after)}"
    counts = [words.format(n) for change, words in _WORDS.items() if (n := comparison.count(change))]
    yield "pages:  " + ", ".join([f"{comparison.same} the same", *counts])
    lost = sum(it.text.lost_words for it in comparison.differences)
    gained = sum(it.text.gained_words for it in comparison.differences)
    yield f"words:  {lost} lost, {gained} gained"


def _side(side: Side) -> str:
    by = f" ({', '.join(map(printable, side.extractors))})" if side.extractors else ""
    return f"{side.pages} pages, {side.articles} of them articles{by}"


def _page(it: PageDifference) -> Iterator[str]:
    yield ""
    sizes = f"-{it.text.lost_words} +{it.text.gained_words} words"
    yield click.style(printable(it.page), bold=True) + f"  {sizes}{_what(it)}"
    yield from (click.style(f"  - {_short(text)}", fg="red") for text in it.text.lost)
    yield from (click.style(f"  + {_short(text)}", fg="green") for text in it.text.gained)
    for name, (old, new) in it.fields.items():
        yield f"  {name}: {_value(old)} -> {_value(new)}"


def _what(it: PageDifference) -> str:
    if it.before != it.after:
        return f"  {it.before} -> {it.after}"
    return "  the same paragraphs in another order" if it.text.is_reordered else ""


def _value(value: Any) -> str:
    return _short(json.dumps(value, ensure_ascii=False))


def _short(text: str) -> str:
    text = printable(text.replace("\n", " "))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text)} characters)"
