"""A page read with a trace, and the trace put in order."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from newsbot.extraction import Trace, extract_article
from newsbot.extraction.fields.candidates import list_candidates
from newsbot.inspection.blocks import inspect_blocks
from newsbot.inspection.lines import inspect_lines
from newsbot.inspection.values import InspectedField, Inspection
from newsbot.items import Article, Page, Reject
from newsbot.options import ExtractionOptions
from newsbot.site_template import SiteTemplate

_WITHOUT_CANDIDATES = ("standfirst", "permissions", "images")


def inspect_page(page: Page, options: ExtractionOptions, template: SiteTemplate | None = None) -> Inspection:
    """Extract a page as a run would, and say why its record is what it is. The arguments are `extract_article`'s."""
    trace = Trace()
    outcome = extract_article(page, options, template, trace).outcome
    return Inspection(
        page=page,
        outcome=outcome,
        encoding=trace.encoding,
        document=trace.document,
        blocks=tuple(inspect_lines(trace, outcome) if trace.text is not None else inspect_blocks(trace, outcome)),
        fields=tuple(_fields(page, outcome, options, trace)),
        template_pages=None if template is None else template.pages,
    )


def _fields(
    page: Page, outcome: Article | Reject, options: ExtractionOptions, trace: Trace
) -> Iterator[InspectedField]:
    """Yield the fields with what speaks for them; of a reject, those that had been read before it was one."""
    if trace.fields is None:
        return
    record = outcome if isinstance(outcome, Article) else trace.fields
    if trace.structured is None or trace.document is None:
        names = ("headline", "authors", "published")
        yield from (InspectedField(name=name, value=_text(getattr(record, name)), candidates=()) for name in names)
        return
    timezone = page.timezone or options.timezone
    candidates = list_candidates(trace.structured, trace.document.tree, trace.fields, page, timezone)
    for name, found in candidates.items():
        yield InspectedField(name=name, value=_text(getattr(record, name)), candidates=found)
    if isinstance(outcome, Article):
        for name in _WITHOUT_CANDIDATES:
            yield InspectedField(name=name, value=_text(getattr(outcome, name)), candidates=())


def _text(value: object) -> str | None:
    """Return a field's value in a line, None where it has none."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence):
        return ", ".join(part if isinstance(part, str) else _line(part) for part in value) or None
    return None if value is None else _line(value) or None


def _line(value: object) -> str:
    """Return what a value says: `noindex no`, an image's address and caption."""
    said = {name: part for name, part in asdict(value).items() if part is not None}  # type: ignore[call-overload]
    return " ".join(part if isinstance(part, str) else f"{name} {_text(part)}" for name, part in said.items())
