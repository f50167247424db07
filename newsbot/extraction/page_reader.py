"""A parsed page to its article: the passes, in order."""

from functools import reduce

from lxml.html import HtmlElement

from newsbot.errors import RemovedReason
from newsbot.extraction.article import assemble
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.body import build_body
from newsbot.extraction.document import Document
from newsbot.extraction.features import Hints
from newsbot.extraction.features.nodes import build_nodes
from newsbot.extraction.fields import Fields, read_fields, read_images
from newsbot.extraction.main_content import find_main_content
from newsbot.extraction.model import Model
from newsbot.extraction.page_kind import check_has_text, check_page
from newsbot.extraction.reasons_of_page import reasons_of
from newsbot.extraction.roles import Known, find_standfirst, is_text
from newsbot.extraction.selection import by_hand, read_off, select
from newsbot.extraction.steps import nearest_common
from newsbot.extraction.stripped import Stripped, settle
from newsbot.extraction.structured import read_structured
from newsbot.extraction.template import view_site
from newsbot.extraction.trace import Trace
from newsbot.extraction.unshown import split_page
from newsbot.extraction.wrapper import Wrapper, find_wrapper
from newsbot.items import Article, Image, Page
from newsbot.options import ExtractionOptions
from newsbot.site_template import Observation, SiteTemplate
from newsbot.text import fold
from newsbot.urls import site_of


def read_page(
    page: Page,
    document: Document,
    options: ExtractionOptions,
    model: Model,
    template: SiteTemplate | None,
    trace: Trace,
) -> tuple[Article, Observation | None]:
    """Read the article of a parsed page, and what its site's template learns from it (nothing without a template).

    `trace` is filled in. Raises PageRejected with the reason where there is none.
    """
    blocks = split_page(document.tree)
    structured = read_structured(document.tree, page.url)
    fields = read_fields(structured, document.tree, page, options)
    wrapper = find_wrapper(site_of(page.url or fields.canonical_url), document.tree)
    fields = wrapper.correct(fields, options.timezone)
    trace.structured, trace.fields, trace.blocks = structured, fields, blocks
    check_has_text(blocks, fields, structured.title, document)
    hints = hints_of(fields)
    view = None if template is None else view_site(template, blocks, fields.headline, fields.authors)
    by_template = None if view is None else read_off(blocks, hints, view)
    trace.view = view
    if wrapper.applies:
        trace.selection = selection = by_hand(blocks, wrapper)
    elif view is not None and view.may_choose and by_template is not None:
        trace.selection = selection = by_template
    else:
        nodes = build_nodes(blocks)
        verdict = find_main_content(document.tree, nodes.lists_of_links)
        trace.selection = selection = select(blocks, nodes, verdict, hints, page.url, model, view)
        check_page(blocks, selection, fields, structured.title)
    article = [block for block, use in zip(blocks, selection.chosen, strict=True) if use]
    images = wrapper.part_captions(read_images(structured, _container(article), page.url))
    known = _known(fields, images)
    chosen = [block for block in article if is_text(block, known)]
    standfirst = find_standfirst(chosen, known)
    body = build_body(chosen, standfirst)
    reasons = reasons_of(blocks, chosen, known, view, wrapper, page.url or fields.canonical_url)
    stripped = _strip(blocks, reasons, fields, images, wrapper)
    trace.reasons, trace.stripped = reasons, stripped
    record = assemble(page, fields, body, images, stripped, selection.method, selection.confidence, options)
    if view is None:
        return record, None
    at = chosen[standfirst].index if standfirst is not None else None
    own = None if by_template is None else by_template.chosen
    return record, view.observe(reasons, at, own=own, chosen=selection.chosen)


def hints_of(fields: Fields) -> Hints:
    """Return what the page's data tell the scorer."""
    return Hints(
        headline=fields.headline,
        description=fields.description,
        article_body=fields.article_body or fields.feed_body,
        is_article=fields.is_article,
        is_news=fields.is_news,
        has_date=fields.published is not None,
        has_author=bool(fields.authors),
    )


def _known(fields: Fields, images: tuple[Image, ...]) -> Known:
    return Known(
        headline=fold(fields.headline or ""),
        kicker=fold(fields.kicker or ""),
        description=fold(fields.description or ""),
        authors=fields.authors,
        names=tuple(map(fold, fields.authors)),
        captions=tuple(fold(image.caption) for image in images if image.caption and len(image.caption) > 20),
    )


def _container(chosen: list[PageBlock]) -> HtmlElement | None:
    """Return the nearest element that holds all of the article's blocks."""
    return reduce(nearest_common, (block.step for block in chosen)).element if chosen else None


def _strip(
    blocks: list[PageBlock],
    reasons: list[RemovedReason | None],
    fields: Fields,
    images: tuple[Image, ...],
    wrapper: Wrapper,
) -> list[Stripped]:
    """List what is no text, but for the blocks that are a field of the record already."""
    in_fields = {fold(text) for text in (fields.headline, fields.kicker, fields.published_raw) if text}
    in_fields |= {fold(image.caption) for image in images if image.caption}
    runs: list[Stripped] = []
    for block, reason in zip(blocks, reasons, strict=True):
        if reason is None:
            continue
        if block.folded in in_fields or wrapper.reason_of(block) is RemovedReason.CAPTION:
            in_fields.discard(block.folded)
            continue
        step, is_item = block.step, block.link_density > 0.5 or block.step.tag == "li"
        runs.append(Stripped(block.text, reason, block.index, step.path.where, wrapper.is_heading(block), is_item))
    return settle(runs)
