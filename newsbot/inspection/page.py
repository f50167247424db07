"""An inspection as a page: the fields above, below the page itself with its blocks highlighted in place."""

from collections import Counter

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import BODY, HTML, P
from lxml_html_clean import Cleaner

from newsbot.html import render
from newsbot.inspection.marking import mark_blocks
from newsbot.inspection.values import InspectedBlock, Inspection
from newsbot.items import Article

# The page is shown in a frame that runs no script and may fetch nothing; what would try stays out all the same.
_CLEANER = Cleaner(
    scripts=True, javascript=True, comments=True, style=False, links=True, meta=True, page_structure=False,
    processing_instructions=True, embedded=True, frames=True, forms=False, annoying_tags=False,
    safe_attrs_only=False, add_nofollow=False, kill_tags=["base"],
)  # fmt: skip


def as_page(inspection: Inspection) -> str:
    """Return one HTML file that needs no network."""
    outcome = inspection.outcome
    return render(
        "inspection.html",
        inspection=inspection,
        article=outcome if isinstance(outcome, Article) else None,
        reject=None if isinstance(outcome, Article) else outcome,
        counts=Counter(str(block.verdict) for block in inspection.blocks),
        frame=_frame(inspection),
    )


def _frame(inspection: Inspection) -> str:
    if inspection.document is None:
        marked = _lines(inspection.blocks)
    else:
        marked = mark_blocks(inspection.document.tree, inspection.blocks)
        _CLEANER(marked)
    return render("inspected_page.html", page=html.tostring(marked, encoding="unicode"))


def _lines(blocks: tuple[InspectedBlock, ...]) -> HtmlElement:
    tree = HTML(BODY(*(P(block.text) for block in blocks)))
    return mark_blocks(tree, blocks)
