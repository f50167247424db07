"""Plain text to an article: a document that was scraped with its boilerplate, without any HTML."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.article import assemble
from newsbot.extraction.fields import Fields
from newsbot.extraction.line_choice import check_has_prose, choose_lines
from newsbot.extraction.line_features import describe_lines
from newsbot.extraction.line_fields import find_byline, find_date, may_be_caption
from newsbot.extraction.line_words import is_notice
from newsbot.extraction.model import Model
from newsbot.extraction.phrases import reason_in_phrase
from newsbot.extraction.plain_text import Line, find_copies, split_lines
from newsbot.extraction.slug import share_told, slug_of
from newsbot.extraction.stripped_lines import strip_lines
from newsbot.extraction.title_line import CREDIT, find_title
from newsbot.extraction.trace import LinesTrace, Trace
from newsbot.items import Article, Block, BlockKind, Image, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.url_days import days_in_url

_HEADLINE_LENGTH = range(8, 260)
_TELLS_THE_SLUG, _TOLD_BELOW = 0.75, 2  # share of it that a headline tells; lines of the text that may be one
_ABOVE, _BELOW = 3, 12  # lines: of the headline, and of the text's first line, dates and authors are looked for
_DATE_REACH = 14  # lines above the text that its date is looked for in first
_HEADLINE_REACH = 30  # lines above the text that the headline is looked for in
_CAPTION_LINE = 160
_STANDFIRST_SCORE = 0.75  # a first line that the scorer is surer of is the standfirst
_STANDFIRST, _MAY_BE_STANDFIRST = range(40, 600), 0.2  # characters, score
_FULL_STOPS = (".", "。", "।")


def read_plain_text(page: Page, text: str, options: ExtractionOptions, model: Model, trace: Trace) -> Article:
    """Tell a text's headline, caption, dateline, paragraphs and boilerplate apart.

    `trace` is filled in. Raises PageRejected: `empty`, where the text has no line; `not_an_article`, where it is a list
    or a table.
    """
    lines = split_lines(text)
    if not lines:
        raise PageRejected(RejectReason.EMPTY, "the text has no line")
    copies = np.array(find_copies(lines))
    scores = np.zeros(len(lines))
    rows = describe_lines([line for line in lines if not copies[line.index]], model.wording)
    scores[~copies] = model.lines.score(rows)
    chosen, confidence = choose_lines(lines, scores)
    trace.text = LinesTrace(lines=lines, scores=scores, chosen=chosen)
    check_has_prose(lines, chosen, confidence)
    reading = _Reading(lines, chosen, copies, scores, options, page.url)
    body = tuple(_block(line) for line in lines if chosen[line.index])
    trace.fields, trace.text.taken = reading.fields(), reading.taken
    trace.stripped = strip_lines(lines, chosen, reading.taken, reading.headline)
    return assemble(
        page,
        trace.fields,
        body,
        reading.images(),
        trace.stripped,
        Method.PLAIN_TEXT,
        confidence,
        options,
    )


class _Reading:
    """The lines that are no text, told apart: what is headline, dateline and caption is taken out of `chosen`.

    `copies` flags the lines that stand there again; they are nothing.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        chosen: NDArray[np.bool_],
        copies: NDArray[np.bool_],
        scores: NDArray[np.float64],
        options: ExtractionOptions,
        url: str | None,
    ) -> None:
        self.slug = slug_of(url)
        self.day = next(map(str, days_in_url(url or "")), None)
        self.lines = lines
        self.chosen = chosen
        self.copies = copies
        self.start = int(np.argmax(chosen))
        self.dateline = self._find_dateline(options.timezone)
        self._drop_caption_above_dateline(scores)
        self.headline = self._find_headline()
        self._take_standfirst(scores)
        self.dateline = self.dateline or self._find_other_date(options.timezone)
        self.byline, self.authors = self._find_byline()
        self.captions = self._find_captions()

    def fields(self) -> Fields:
        return Fields(
            headline=self.headline.text if self.headline else None,
            authors=self.authors,
            published=self.dateline[1] if self.dateline else self.day,
            published_raw=self.dateline[0].text if self.dateline else None,
        )

    def images(self) -> tuple[Image, ...]:
        return tuple(Image(url=None, caption=line.text) for line in self.captions)

    @property
    def taken(self) -> frozenset[int]:
        """The lines that are fields of the record."""
        fields = (*self.captions, *self.byline, self.headline, self.dateline and self.dateline[0])
        return frozenset(line.index for line in fields if line)

    def _find_dateline(self, timezone: str | None) -> tuple[Line, str] | None:
        """The first line by the top of the text that is a date; one in the text is taken out of it."""
        found = find_date(self.lines[max(0, self.start - _DATE_REACH) : self.start + 3], timezone, self.day)
        if found is not None:
            self.chosen[found[0].index] = False
        return found

    def _find_other_date(self, timezone: str | None) -> tuple[Line, str] | None:
        """Return a date below the standfirst or above the headline, else the first of the document."""
        above = self.lines[: self.start]
        return find_date(self._around(), timezone, self.day) or find_date(above, timezone, self.day)

    def _article(self) -> list[Line]:
        return [line for line in self.lines if self.chosen[line.index]]

    def _around(self) -> list[Line]:
        """The lines around the headline and the beginning of the text that are none, and the text's first line."""
        first = self.headline.index if self.headline else self.start
        lines = self.lines[max(0, first - _ABOVE) : self.start + _BELOW]
        return [line for line in lines if line.index == self.start or not self.chosen[line.index]]

    def _drop_caption_above_dateline(self, scores: NDArray[np.float64]) -> None:
        """A short, doubtful first line that the dateline parts from the text is the caption of the lead image."""
        if self.dateline is None or self.dateline[0].index < self.start:
            return
        above = [line for line in self.lines[self.start : self.dateline[0].index] if self.chosen[line.index]]
        below = self.chosen[self.dateline[0].index :]
        if len(above) != 1 or not below.any() or scores[above[0].index] > _STANDFIRST_SCORE:
            return
        if len(above[0].text) <= _CAPTION_LINE:
            self.chosen[above[0].index] = False
            self.start = self.dateline[0].index + int(np.argmax(below))

    def _find_headline(self) -> Line | None:
        """Return the likeliest of the lines right above the text and those that tell the slug; else its first line."""
        reach = range(max(0, self.start - _HEADLINE_REACH), self.start)
        candidates = [
            line
            for line in self.lines[: self.start + _TOLD_BELOW]
            if (line.index in reach and self._may_be_title(line)) or self._tells_the_slug(line)
        ]
        article = self._article()
        headline = find_title(candidates, article, self.lines, self.slug)
        if headline is not None:
            self.chosen[headline.index] &= len(article) == 1  # else nothing would be left
            self.start = int(np.argmax(self.chosen))
            return headline
        first = self.lines[self.start]
        following = self.chosen[self.start + 1 : self.start + 2].any()
        if following and len(first.text) < 160 and not first.text.endswith((".", "。")) and self._may_be_title(first):
            self.chosen[self.start] = False
            self.start += 1
            return first
        return None

    def _take_standfirst(self, scores: NDArray[np.float64]) -> None:
        """Take the line right below the headline, where the scorer was in doubt and nothing says that it is none.

        A short one that the dateline parts from the text is the caption of the lead image.
        """
        if self.headline is None or self.headline.index + 1 == len(self.lines):
            return
        line = self.lines[self.headline.index + 1]
        says_more = line.folded != self.headline.folded and not CREDIT.search(line.text)
        is_parted = self.dateline is not None and line.index < self.dateline[0].index < self.start
        may_be_caption = is_parted and len(line.text) <= _CAPTION_LINE
        if says_more and not may_be_caption and len(line.text) in _STANDFIRST and self._may_be_read(line):
            self.chosen[line.index] |= scores[line.index] >= _MAY_BE_STANDFIRST

    def _tells_the_slug(self, line: Line) -> bool:
        may_be = len(line.text) in _HEADLINE_LENGTH and not line.text.endswith(_FULL_STOPS)
        return may_be and not self.copies[line.index] and share_told(line.text, self.slug) >= _TELLS_THE_SLUG

    def _may_be_title(self, line: Line) -> bool:
        return self._may_be_read(line) and len(line.text) in _HEADLINE_LENGTH and not is_notice(line.text)

    def _may_be_read(self, line: Line) -> bool:
        """Tell whether nothing says that a line is no part of the article."""
        if self.copies[line.index] or (self.dateline and line is self.dateline[0]):
            return False
        return not line.is_item and reason_in_phrase(line.text) is None

    def _find_byline(self) -> tuple[Sequence[Line], tuple[str, ...]]:
        """Return the lines by the top of the text that name its authors, and their names; they are no text."""
        top = self.headline.index if self.headline else -1
        lines = [line for line in self._around() if line.index > top]
        byline, authors = find_byline(lines, self.dateline[0] if self.dateline else None, self._article())
        self.chosen[[line.index for line in byline]] = False
        return byline, authors

    def _find_captions(self) -> list[Line]:
        """Lines between headline and text that are neither: the caption of the lead image."""
        if self.headline is None:
            return []
        between = self.lines[self.headline.index + 1 : self.start]
        return [
            line
            for line in between
            if self._may_be_read(line)
            and may_be_caption(line)
            and not self.chosen[line.index]
            and line not in self.byline
            and line.folded != self.headline.folded
        ]


def _block(line: Line) -> Block:
    if line.is_item:
        return Block(kind=BlockKind.LIST_ITEM, text=line.text, level=1)
    return Block(kind=BlockKind.PARAGRAPH, text=line.text)
