"""Tree to blocks: the text runs between block-level tags, in document order, with where they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntFlag, auto
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from newsbot.items import BlockKind
from newsbot.text import clean, fold

BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre "
    "section select summary table tbody td tfoot th thead tr ul".split()
)
SKIPPED_TAGS = frozenset(
    "applet area audio base canvas embed frame frameset head iframe input link map meta math noframes noscript object "
    "param progress script style svg template textarea title track video".split()
)
_MEDIA_TAGS = frozenset({"audio", "embed", "iframe", "object", "video"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK = "\u2028"  # stands for <br> while a run is gathered; no page text holds it


class Region(IntFlag):
    """What a block stands in, by its ancestors' tags and roles.

    Blocks hold the plain integer: flag objects would cost more than all the rest of the walk.
    """

    ARTICLE = auto()
    MAIN = auto()
    HEADER = auto()
    FOOTER = auto()
    NAV = auto()
    ASIDE = auto()
    FORM = auto()
    FIGURE = auto()
    CAPTION = auto()
    LIST = auto()
    QUOTE = auto()
    TABLE = auto()
    PREFORMATTED = auto()
    HEADING = auto()
    HIDDEN = auto()
    BUTTON = auto()


_TAG_REGIONS: dict[str, int] = {
    "article": Region.ARTICLE, "main": Region.MAIN, "header": Region.HEADER, "footer": Region.FOOTER,
    "nav": Region.NAV, "menu": Region.NAV, "aside": Region.ASIDE, "form": Region.FORM, "figure": Region.FIGURE,
    "figcaption": Region.CAPTION, "caption": Region.CAPTION, "li": Region.LIST, "dd": Region.LIST, "dt": Region.LIST,
    "blockquote": Region.QUOTE, "table": Region.TABLE, "pre": Region.PREFORMATTED, "button": Region.BUTTON,
    "select": Region.FORM, "dialog": Region.HIDDEN,
    **dict.fromkeys(_HEADINGS, Region.HEADING),
}  # fmt: skip
_ROLE_REGIONS: dict[str, int] = {
    "navigation": Region.NAV, "main": Region.MAIN, "complementary": Region.ASIDE, "contentinfo": Region.FOOTER,
    "dialog": Region.HIDDEN, "search": Region.FORM, "button": Region.BUTTON, "menu": Region.NAV,
}  # fmt: skip


@dataclass(frozen=True)
class PageBlock:
    """A block of a page.

    `element` is the nearest block-level element; `linked` counts the characters that stand in links, `emphasised`
    those in bold or italic; `links` the links, `media` the images and players since the block before; `level` is
    that of the heading the block is, 1-6, else None.
    """

    index: int
    text: str
    element: HtmlElement
    region: int
    linked: int
    emphasised: int
    links: int
    media: int
    level: int | None

    @cached_property
    def folded(self) -> str:
        """The text without case, space and punctuation, for comparisons."""
        return fold(self.text)

    @property
    def tag(self) -> str:
        """Tag of the nearest block-level element."""
        return str(self.element.tag)

    @property
    def link_density(self) -> float:
        """Share of characters that stand in links, 0-1."""
        return min(1.0, self.linked / max(1, len(self.text)))

    @property
    def kind(self) -> BlockKind:
        """What the block would be in an article's body."""
        for region, kind in _KINDS:
            if self.region & region:
                return kind
        return BlockKind.PARAGRAPH


_KINDS = (
    (Region.HEADING.value, BlockKind.HEADING),
    (Region.PREFORMATTED.value, BlockKind.PREFORMATTED),
    (Region.TABLE.value, BlockKind.TABLE),
    (Region.LIST.value, BlockKind.LIST_ITEM),
    (Region.QUOTE.value, BlockKind.QUOTE),
)
_PREFORMATTED = Region.PREFORMATTED.value


def are_alike(a: PageBlock, b: PageBlock) -> bool:
    """Tell whether two blocks stand in the same parent under the same tag and class, as paragraphs of one text do."""
    one, other = a.element, b.element
    same_kind = one.tag == other.tag and one.get("class") == other.get("class")
    return same_kind and one.getparent() is other.getparent()


def split_blocks(tree: HtmlElement) -> list[PageBlock]:
    """Cut a page into its blocks, in document order. Scripts, forms' fields and embedded media have no text."""
    return list(_Segmenter().run(tree))


class _Segmenter:
    """One walk over the tree; the state is the run of text being gathered."""

    def __init__(self) -> None:
        self.count = 0
        self.parts: list[str] = []
        self.linked = self.emphasised = self.links = 0
        self.link_depth = self.emphasis_depth = 0
        self.media = 0

    def run(self, tree: HtmlElement) -> Iterator[PageBlock]:
        open_blocks: list[_Open] = [(tree, 0, None)]
        walker = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            if event == "start":
                if tag in SKIPPED_TAGS:
                    self.media += tag in _MEDIA_TAGS
                    walker.skip_subtree()
                    continue
                if tag in BLOCK_TAGS:
                    yield from self.flush(*open_blocks[-1])
                    open_blocks.append(_open(element, tag, open_blocks[-1]))
                else:
                    self.enter_inline(tag)
                self.add(element.text)
                continue
            if tag in BLOCK_TAGS:
                yield from self.flush(*open_blocks[-1])
                if len(open_blocks) > 1:
                    open_blocks.pop()
            elif tag not in SKIPPED_TAGS:
                self.leave_inline(tag)
            if element is not tree:
                self.add(element.tail)
        yield from self.flush(*open_blocks[0])

    def enter_inline(self, tag: str) -> None:
        if tag == "a":
            self.link_depth += 1
            self.links += 1
        elif tag in {"b", "strong", "em", "i"}:
            self.emphasis_depth += 1
        elif tag == "br":
            self.parts.append(_BREAK)
        elif tag == "img":
            self.media += 1

    def leave_inline(self, tag: str) -> None:
        if tag == "a":
            self.link_depth -= 1
        elif tag in {"b", "strong", "em", "i"}:
            self.emphasis_depth -= 1

    def add(self, text: str | None) -> None:
        if not text:
            return
        self.parts.append(text)
        if self.link_depth > 0 or self.emphasis_depth > 0:
            size = len(text.strip())
            self.linked += size if self.link_depth > 0 else 0
            self.emphasised += size if self.emphasis_depth > 0 else 0

    def flush(self, element: HtmlElement, region: int, level: int | None) -> Iterator[PageBlock]:
        if not self.parts:
            return
        gathered = "".join(self.parts)
        if gathered.isspace():  # most of what stands between tags
            self.forget()
            return
        verbatim = region & _PREFORMATTED
        runs = [gathered.replace(_BREAK, "\n").strip()] if verbatim else _split_at_double_breaks(gathered)
        share = 1 / max(1, len(runs))
        for text in runs:
            if text:
                yield PageBlock(
                    index=self.count,
                    text=text,
                    element=element,
                    region=region,
                    linked=int(self.linked * share),
                    emphasised=int(self.emphasised * share),
                    links=self.links,
                    media=self.media,
                    level=level,
                )
                self.count += 1
                self.media = 0
        self.forget()

    def forget(self) -> None:
        self.parts.clear()
        self.linked = self.emphasised = self.links = 0


_Open = tuple[HtmlElement, int, int | None]  # a block-level element, its regions, the level of the heading it is in
_SECTIONING = frozenset({"div", "section", "article", "body"})  # what stands in them is no heading of its own


def _open(element: HtmlElement, tag: str, above: _Open) -> _Open:
    level = _HEADINGS.get(tag) or (None if tag in _SECTIONING else above[2])
    return element, above[1] | _region(element), level


def _split_at_double_breaks(gathered: str) -> list[str]:
    if _BREAK not in gathered:
        text = _tidy(gathered)
        return [text] if text else []
    lines = [_tidy(line) for line in gathered.split(_BREAK)]
    runs: list[list[str]] = [[]]
    for line in lines:
        if line:
            runs[-1].append(line)
        elif runs[-1]:
            runs.append([])
    return ["\n".join(run) for run in runs if run]


def _tidy(text: str) -> str:
    """Return the words of a text with a space between them; what is printable holds nothing to clean."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else clean(joined)


def _region(element: HtmlElement) -> int:
    region = int(_TAG_REGIONS.get(element.tag, 0))
    attributes = element.attrib
    if not attributes:
        return region
    role = attributes.get("role")
    if role:
        region |= int(_ROLE_REGIONS.get(role, 0))
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        region |= Region.HIDDEN.value
    style = attributes.get("style")
    if style and "none" in style and "display:none" in style.replace(" ", ""):
        region |= Region.HIDDEN.value
    return region
