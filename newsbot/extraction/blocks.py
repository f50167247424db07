"""Tree to blocks: the text runs between block-level tags, in document order, with where they stand."""

import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from newsbot.extraction.fields.captions import is_named_caption
from newsbot.extraction.page_block import PageBlock, are_alike
from newsbot.extraction.preformatted import split_preformatted
from newsbot.extraction.region import BLOCK_TAGS, Region
from newsbot.extraction.steps import Steps
from newsbot.text import clean, fold

__all__ = ["BLOCK_TAGS", "SKIPPED_TAGS", "PageBlock", "Region", "are_alike", "split_blocks"]

SKIPPED_TAGS = frozenset(
    "applet area audio base canvas embed frame frameset head iframe input link map meta math noframes noscript object "
    "param progress script style svg template textarea title track video".split()
)
_MEDIA_TAGS = frozenset({"audio", "embed", "iframe", "object", "video"})
_PREFORMATTED = Region.PREFORMATTED.value
# Of paragraphs, where the lines of a page end with breaks.
_INDENT = re.compile(r"[ \t\r\n]*(?:\u3000|(?:\xa0[ \t]*){2})")
_PARAGRAPH = 80  # characters of a line that is a paragraph; mails and verses are broken before
_SEVERAL, _SHARE = 2, 0.7  # lines that begin a paragraph, besides the first; of all of them
_MEAN = 50  # characters of such lines; those of a list are shorter
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "؟", "।", '"', "”", "»", "“", "’", "」", "』")
_BREAK = "\u2028"  # stands for <br> while a run is gathered; no page text holds it


_EMPHASIS = frozenset({"b", "strong", "em", "i"})
_BLOCK, _SKIPPED, _LINK, _EMPHASISED, _LINE_BREAK, _IMAGE = range(1, 7)
# What a tag means to the walk, so that one look-up tells; all others are inline and mean nothing.
_MEANINGS = {
    **dict.fromkeys(BLOCK_TAGS, _BLOCK), **dict.fromkeys(SKIPPED_TAGS, _SKIPPED),
    **dict.fromkeys(_EMPHASIS, _EMPHASISED), "a": _LINK, "br": _LINE_BREAK, "img": _IMAGE,
}  # fmt: skip


def split_blocks(tree: HtmlElement) -> list[PageBlock]:
    """Cut a page into its blocks, in document order. Scripts, forms' fields and embedded media have no text."""
    return _Segmenter().run(tree)


class _Segmenter:
    """One walk over the tree; the state are the block-level elements that are open, and the run of text being gathered.

    `blank` tells that white space was met before the run, which is not gathered. `captions` are inline elements behind
    an image that their class calls its caption: the text goes on behind them.
    """

    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self.open: list[HtmlElement] = []
        self.steps = Steps()
        self.parts: list[str] = []
        self.blank = False
        self.linked = self.emphasised = self.links = 0
        self.link_depth = self.emphasis_depth = 0
        self.media = 0
        self.captions: set[HtmlElement] = set()

    def run(self, tree: HtmlElement) -> list[PageBlock]:
        self.open.append(tree)
        parts, walker = self.parts, etree.iterwalk(tree, events=("start", "end"))
        for event, element in walker:
            meaning = _MEANINGS.get(element.tag)
            if event == "start":
                if self.media and meaning != _BLOCK and not self.link_depth and is_named_caption(element):
                    self.captions.add(element)
                    meaning = _BLOCK
                elif meaning == _SKIPPED:
                    self.media += element.tag in _MEDIA_TAGS
                    walker.skip_subtree()
                    continue
                if meaning:
                    self.enter(element, meaning)
                text = element.text
            else:
                if element in self.captions:
                    meaning = _BLOCK
                if meaning:
                    self.leave(meaning)
                text = element.tail if element is not tree else None
            if not text:
                continue
            if parts or not text.isspace():
                self.add(text)
            else:  # most of what stands between tags
                self.blank = True
        self.flush()
        return self.blocks

    def enter(self, element: HtmlElement, meaning: int) -> None:
        if meaning == _BLOCK:
            if self.parts or self.blank:
                self.flush()
            self.open.append(element)
        elif meaning == _LINK:
            self.link_depth += 1
            self.links += 1
        elif meaning == _EMPHASISED:
            self.emphasis_depth += 1
        elif meaning == _LINE_BREAK:
            self.parts.append(_BREAK)
        elif meaning == _IMAGE:
            self.media += 1

    def leave(self, meaning: int) -> None:
        if meaning == _BLOCK:
            if self.parts or self.blank:
                self.flush()
            if len(self.open) > 1:
                self.open.pop()
        elif meaning == _LINK:
            self.link_depth -= 1
        elif meaning == _EMPHASISED:
            self.emphasis_depth -= 1

    def add(self, text: str) -> None:
        self.parts.append(text)
        if self.link_depth > 0 or self.emphasis_depth > 0:
            size = len(text.strip())
            self.linked += size if self.link_depth > 0 else 0
            self.emphasised += size if self.emphasis_depth > 0 else 0

    def flush(self) -> None:
        """End the run: white space alone is none, but ends what was counted for the next."""
        if self.parts:
            gathered = "".join(self.parts)
            if not gathered.isspace():
                self.keep(gathered)
            self.parts.clear()
            self.linked = self.emphasised = 0
        self.blank = False
        self.links = 0

    def keep(self, gathered: str) -> None:
        element, blocks = self.open[-1], self.blocks
        runs = _split_at_breaks(gathered)
        if not runs and not _is_preformatted(element):
            return  # nothing that anybody sees
        step = self.steps.of(element)
        region, level = step.region, step.path.level
        if region & _PREFORMATTED:
            runs = split_preformatted(gathered.replace(_BREAK, "\n"))
        share = 1 / len(runs)
        linked, emphasised = int(self.linked * share), int(self.emphasised * share)
        for text in runs:
            density = min(1.0, linked / len(text)) if linked else 0.0
            blocks.append(
                PageBlock(
                    len(blocks), text, fold(text), step, region, linked, density, emphasised, self.links, self.media,
                    level,
                )
            )  # fmt: skip
            self.media = 0


def _is_preformatted(element: HtmlElement) -> bool:
    return element.tag == "pre" or next(element.iterancestors("pre"), None) is not None


def _split_at_breaks(gathered: str) -> list[str]:
    """Split a run at double breaks, and each part at single ones where several paragraphs end with them."""
    if _BREAK not in gathered:
        text = _tidy(gathered)
        return [text] if text else []
    runs: list[list[tuple[str, bool]]] = [[]]
    for raw in gathered.split(_BREAK):
        line = _tidy(raw)
        if line:
            before = runs[-1][-1][0] if runs[-1] else ""
            runs[-1].append((line, _INDENT.match(raw) is not None or _ends_paragraph(before)))
        elif runs[-1]:
            runs.append([])
    return [text for run in runs if run for text in _paragraphs(run)]


def _ends_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and line.endswith(_SENTENCE_ENDS)


def _paragraphs(run: Sequence[tuple[str, bool]]) -> list[str]:
    """Return the paragraphs of lines that may begin one; of a list, or where hardly one does, the lines are one."""
    many = max(_SEVERAL, _SHARE * (len(run) - 1)) <= sum(begins for _, begins in run[1:])
    are_parted = many and sum(len(line) for line, _ in run) >= _MEAN * len(run)
    paragraphs: list[list[str]] = [[]]
    for line, begins in run:
        if are_parted and begins and paragraphs[-1]:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return ["\n".join(lines) for lines in paragraphs]


def _tidy(text: str) -> str:
    """Return the words of a text with a space between them; what is printable holds nothing to clean."""
    joined = " ".join(text.split())
    return joined if joined.isprintable() else clean(joined)
