"""The blocks of a page, with what became of each."""

from collections.abc import Iterator

from newsbot.errors import RemovedReason
from newsbot.extraction import Trace
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.template import SiteView
from newsbot.inspection.fields import FieldTexts
from newsbot.inspection.values import InspectedBlock, Verdict
from newsbot.items import Article, BlockKind, Method, Reject
from newsbot.text import fold

_STEPS = 3  # of the tag path


def inspect_blocks(trace: Trace, outcome: Article | Reject) -> Iterator[InspectedBlock]:
    """Yield the blocks in page order. Those of a page that was rejected have no reason: it was not asked for."""
    selection = trace.selection
    scored = selection is not None and selection.method is Method.SCORER
    stripped = {it.position: it.reason for it in trace.stripped}
    fields = FieldTexts(trace.fields, outcome)
    standfirst = fold((outcome.standfirst if isinstance(outcome, Article) else None) or "")
    for block in trace.blocks:
        verdict = _verdict(trace, block, stripped)
        is_standfirst = verdict is Verdict.KEPT and block.folded == standfirst
        yield InspectedBlock(
            number=block.index,
            text=block.text,
            kind=BlockKind.STANDFIRST if is_standfirst else block.kind,
            level=block.level,
            verdict=verdict,
            where=_where(block),
            score=float(selection.scores[block.index]) if selection is not None and scored else None,
            trafilatura=None if selection is None or selection.kept is None else bool(selection.kept[block.index]),
            reason=stripped.get(block.index),
            field=fields.of(block.folded) if verdict is Verdict.FIELD else None,
            notes=tuple(_notes(trace, block)),
        )


def _verdict(trace: Trace, block: PageBlock, stripped: dict[int, RemovedReason]) -> Verdict:
    if not trace.reasons:
        chosen = trace.selection is not None and trace.selection.chosen[block.index]
        return Verdict.CHOSEN if chosen else Verdict.STRIPPED
    if trace.reasons[block.index] is None:
        return Verdict.KEPT
    return Verdict.STRIPPED if block.index in stripped else Verdict.FIELD


def _notes(trace: Trace, block: PageBlock) -> Iterator[str]:
    """Say where editing and the article's fields changed what the scorer chose, and what the site's template knows."""
    at, selection = block.index, trace.selection
    if selection is None:
        return
    picked, chosen = bool(selection.picked[at]), bool(selection.chosen[at])
    if picked != chosen:
        yield "taken by editing, below the bar" if chosen else "above the bar, dropped by editing"
    if chosen and trace.reasons and trace.reasons[at] is not None:
        yield f"chosen, but it is no text: {trace.reasons[at]}"
    if trace.view is not None and trace.view.template.pages:
        yield from _template_notes(trace.view, block)


def _template_notes(view: SiteView, block: PageBlock) -> Iterator[str]:
    """Say what the site's template knows of a block's text and of its place."""
    content = view.template.contents.get(view.sighting.contents[block.index])
    if content is not None and content.articles:
        on = f"on {content.articles} of the site's articles, stripped on {content.stripped}"
        yield f"template: {'repeats, ' if view.repeated[block.index] else ''}{on}"
    place = view.template.places.get(view.sighting.places.keys[block.index])
    if place is not None:
        yield f"template: its place is {place.share:.0%} text on {place.pages} pages, mostly {place.role}"


def _where(block: PageBlock) -> str:
    steps = []
    for node in (block.element, *block.element.iterancestors()):
        names = (node.get("class") or "").split()
        steps.append(f"{node.tag}.{names[0]}" if names else str(node.tag))
        if len(steps) == _STEPS:
            break
    return " > ".join(reversed(steps))
