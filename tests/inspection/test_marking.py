"""The blocks of a page, found again in its tree."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from lxml import html

from newsbot.inspection import Inspection, Verdict, inspect_page
from newsbot.inspection.marking import mark_blocks
from newsbot.inspection.page import as_page
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions
from newsbot.text import fold
from tests.golden_pages import Golden, golden_pages

HOSTILE = """<html><head><title>A "storm" </title><meta http-equiv=refresh content="0;url=https://evil.example/">
<base href="https://evil.example/"><script>steal()</script><link rel=stylesheet href=//evil.example/a.css></head>
<body onload="steal()"><h1>Storm&lt;script&gt;alert(1)&lt;/script&gt; "'</h1>
<p>The storm <b>broke</b> on Monday &lt;/iframe&gt;&lt;script&gt;alert(2)&lt;/script&gt; and went on for days.</p>
<p onclick="steal()">Nobody could leave the islands, <a href="javascript:steal()">the harbour master</a> said.</p>
<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><input name=q></form>
<img src="https://evil.example/x.png" onerror="steal()"><svg onload="steal()"><script>steal()</script></svg>
<p>Ferries sailed again on Thursday, when the wind had gone, and took four hundred people to the mainland.</p>
</body></html>"""


def inspection_of(text: str) -> Inspection:
    page = Page(url="https://x.example/a", body=text.encode(), fetched=datetime(2026, 3, 1, tzinfo=UTC))
    return inspect_page(page, ExtractionOptions(min_words=1))


def marked_texts(inspection: Inspection) -> Mapping[int, str]:
    assert inspection.document is not None
    before = html.tostring(inspection.document.tree)
    texts: dict[int, str] = defaultdict(str)
    for mark in mark_blocks(inspection.document.tree, inspection.blocks).iter("mark"):
        if mark.get("data-block"):
            texts[int(mark.get("data-block"))] += mark.text
    assert html.tostring(inspection.document.tree) == before
    return texts


@pytest.mark.parametrize("golden", golden_pages(), ids=lambda golden: golden.name)
def test_each_block_is_marked_and_nothing_else(golden: Golden) -> None:
    inspection = inspect_page(golden.page, ExtractionOptions())
    if inspection.document is not None:
        texts = marked_texts(inspection)
        expected = {block.number: fold(block.text) for block in inspection.blocks}
        assert {number: fold(text) for number, text in texts.items()} == expected
    outcome = inspection.outcome
    kept = {block.text for block in inspection.blocks if block.verdict is Verdict.KEPT}
    assert bool(kept) == isinstance(outcome, Article)
    if isinstance(outcome, Article):
        # The cells of a row are one block of the body.
        cells = {cell for block in outcome.body for cell in (block.text, *block.text.split(" | "))}
        assert kept <= cells


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("<div>one<br><br>two<br>three<p>four</p>five</div>", ["one", "two\nthree", "four", "five"]),
        ("<pre>a\n\n\nb<br><br>c</pre><p>d</p>", ["a\n\n\nb\n\nc", "d"]),
        ("<p><br><br>x<br> <br>\u00ad<br>y <b>z</b></p>tail", ["x", "y z", "tail"]),
        ("<p>a<script>no()</script>b</p><select><option>o</option></select>", ["ab", "o"]),
    ],
)
def test_runs_between_breaks_are_told_apart(markup: str, blocks: list[str]) -> None:
    inspection = inspection_of(f"<html><body>{markup}</body></html>")
    assert [block.text for block in inspection.blocks] == blocks
    assert {n: fold(text) for n, text in marked_texts(inspection).items()} == dict(enumerate(map(fold, blocks)))


def test_a_hostile_page_is_shown_and_can_do_nothing() -> None:
    inspection = inspection_of(HOSTILE)
    assert isinstance(inspection.outcome, Article)
    tree = html.document_fromstring(as_page(inspection))
    (frame,) = tree.iter("iframe")
    assert frame.get("sandbox") == ""
    assert [script.text for script in tree.iter("script")] == []
    inner = html.document_fromstring(str(frame.get("srcdoc")))
    assert list(inner.iter("script", "iframe", "base", "link", "object", "embed")) == []
    policies = [it.get("content") for it in inner.iter("meta") if it.get("http-equiv")]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    attributes = [(str(name), str(value)) for element in inner.iter("*") for name, value in element.attrib.items()]
    assert [name for name, value in attributes if name.startswith("on") or "javascript:" in value] == []
    assert "Storm<script>alert(1)</script>" in "".join(map(str, inner.itertext()))
