"""Rules for single sites, written by hand where a person knows better: data in `newsbot/sites/`."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement
from numpy.typing import NDArray

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.element_text import element_text
from newsbot.extraction.fields import Fields, parse_dateline
from newsbot.extraction.fields.names import split_names, unique
from newsbot.extraction.steps import Step
from newsbot.items import Image

_PARTS = ("headline", "dateline", "byline", "body", "caption", "credit", "heading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a site's pages are laid out `since` a day: a selector for each part, `strip` for what is none of the text.

    A page is in this layout if it has a headline and a body where the selectors say. `credit` is
    looked for within each `caption`; `heading` names headings of what is stripped.
    """

    since: date
    headline: CSSSelector
    body: CSSSelector
    dateline: CSSSelector | None = None
    byline: CSSSelector | None = None
    caption: CSSSelector | None = None
    credit: CSSSelector | None = None
    heading: CSSSelector | None = None
    strip: Mapping[RemovedReason, CSSSelector]


class Wrapper:
    """A layout at work on one page; without a layout it changes nothing."""

    def __init__(self, tree: HtmlElement, layout: Layout | None) -> None:
        self._tree = tree
        self._layout = layout
        self._body = frozenset(_found(layout.body if layout is not None else None, tree))
        self._headings = frozenset(_found(layout.heading if layout is not None else None, tree))
        strip = layout.strip if layout is not None else {}
        self._stripped = {element: reason for reason, selector in strip.items() for element in _found(selector, tree)}

    @property
    def applies(self) -> bool:
        """Tell whether there are rules for the page."""
        return self._layout is not None

    def correct(self, fields: Fields, timezone: str | None) -> Fields:
        """Return the fields of the page as they are shown where the layout has them."""
        layout = self._layout
        if layout is None:
            return fields
        byline = _shown(layout.byline, self._tree)
        authors = unique(split_names(byline)) if byline else ()
        shown = _shown(layout.dateline, self._tree)
        dateline = parse_dateline(shown, timezone) if shown else None
        return replace(
            fields,
            headline=_shown(layout.headline, self._tree) or fields.headline,
            authors=authors or fields.authors,
            published=dateline.value if dateline else fields.published,
            published_raw=dateline.raw if dateline else fields.published_raw,
        )

    def part_captions(self, images: tuple[Image, ...]) -> tuple[Image, ...]:
        """Return images with their captions and credits apart."""
        if self._layout is None:
            return images
        captions = _found(self._layout.caption, self._tree)
        parts = {element_text(each): _shown(self._layout.credit, each) for each in captions}
        return tuple(_parted(image, parts.get(image.caption or "")) for image in images)

    def choose(self, blocks: Sequence[PageBlock]) -> NDArray[np.bool_]:
        """Flag the blocks that are the article: within the body, and stripped for no reason."""
        return np.array([self.reason_of(block) is None and self._is_within(block) for block in blocks], dtype=bool)

    def reason_of(self, block: PageBlock) -> RemovedReason | None:
        """Return why a block is none of the text, None where no rule says."""
        if not self._stripped:
            return None
        return next((self._stripped[each] for each in _chain(block) if each in self._stripped), None)

    def is_heading(self, block: PageBlock) -> bool:
        """Tell whether a stripped block heads others: where a rule strips it, the rules say."""
        if self.reason_of(block) is None:
            return block.level is not None
        return any(each in self._headings for each in _chain(block))

    def _is_within(self, block: PageBlock) -> bool:
        return any(each in self._body for each in _chain(block))


def find_wrapper(site: str | None, tree: HtmlElement) -> Wrapper:
    """Return the wrapper of a page, with the newest layout of its site that fits."""
    layouts = _wrappers().get(site or "", ())
    return Wrapper(
        tree, next((each for each in layouts if _found(each.headline, tree) and _found(each.body, tree)), None)
    )


@cache
def _wrappers() -> Mapping[str, Sequence[Layout]]:
    """Read the wrappers that are shipped: package data, as the model is."""
    return dict(
        _read(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in sorted(files("newsbot.sites").iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    )


def _read(record: Mapping[str, Any]) -> tuple[str, Sequence[Layout]]:
    layouts = [
        Layout(
            since=layout["since"],
            strip={RemovedReason(reason): CSSSelector(", ".join(each)) for reason, each in layout["strip"].items()},
            **{name: CSSSelector(layout[name]) for name in _PARTS if name in layout},
        )
        for layout in record["layout"]
    ]
    return record["site"], sorted(layouts, key=lambda layout: layout.since, reverse=True)


def _found(selector: CSSSelector | None, tree: HtmlElement) -> list[HtmlElement]:
    return cast("list[HtmlElement]", selector(tree)) if selector is not None else []


def _shown(selector: CSSSelector | None, tree: HtmlElement) -> str | None:
    """Return the text of the first element that a selector finds."""
    return next((text for each in _found(selector, tree)[:1] if (text := element_text(each))), None)


def _parted(image: Image, credit: str | None) -> Image:
    if image.caption is None or not credit:
        return image
    return replace(image, caption=image.caption.replace(credit, "", 1).strip() or None, credit=credit)


def _chain(block: PageBlock) -> Iterator[HtmlElement]:
    step: Step | None = block.step
    while step is not None:
        yield step.element
        step = step.above
