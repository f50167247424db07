"""What a trace holds agrees with the record, on every golden page."""

import pytest

from newsbot.extraction import Trace, extract_article
from newsbot.extraction.fields.candidates import list_candidates
from newsbot.items import Article
from newsbot.options import ExtractionOptions
from tests.golden_pages import Golden, golden_pages

OPTIONS = ExtractionOptions()


@pytest.mark.parametrize("golden", golden_pages(), ids=lambda golden: golden.name)
def test_a_trace_tells_of_the_record(golden: Golden) -> None:
    trace = Trace()
    outcome = extract_article(golden.page, OPTIONS, trace=trace).outcome
    assert outcome == extract_article(golden.page, OPTIONS).outcome
    if not isinstance(outcome, Article):
        assert trace.encoding
        return
    listed = [text for run in outcome.removed for text in (run.heading, *run.items, *(run.text or "").split("\n\n"))]
    assert [it.text for it in trace.stripped] == [text for text in listed if text]
    if trace.text is not None:
        chosen = [line.text for line in trace.text.lines if trace.text.chosen[line.index]]
        assert "\n\n".join(chosen) == outcome.text
        return
    assert trace.document is not None
    assert trace.structured is not None
    assert trace.fields is not None
    assert trace.selection is not None
    assert len(trace.blocks) == len(trace.reasons) == len(trace.selection.scores) == len(trace.selection.picked)
    candidates = list_candidates(trace.structured, trace.document.tree, trace.fields, golden.page, None)
    for name, found in candidates.items():
        value = getattr(outcome, name)
        value = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
        joined = ", ".join(value) if isinstance(value, tuple) else value
        said = {it.value for it in found} | {it.said for it in found}
        assert not joined or joined in said, name
