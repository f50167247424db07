"""Chosen blocks to the article's body: typed, table rows and cells joined."""

from collections.abc import Sequence
from itertools import groupby

from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.steps import Step
from newsbot.items import Block, BlockKind

_LISTS = frozenset({"ul", "ol", "dl"})
_ENDS = (".", "!", "?", "…", '"', "”", "»")
_NAME = 60  # characters; what is longer and ends as a sentence does is a paragraph
_CELL = 160  # characters: a longer cell is a column of the page's layout, not of a table


def build_body(blocks: Sequence[PageBlock], standfirst: int | None) -> tuple[Block, ...]:
    """Type the chosen blocks; `standfirst` is the position of the standfirst among them."""
    body: list[Block] = []
    for _, cells in groupby(enumerate(blocks), key=_row_or_position):
        row = list(cells)
        if len(row) > 1 and _are_cells([cell for _, cell in row]):
            body.append(Block(kind=BlockKind.TABLE, text=" | ".join(cell.text for _, cell in row)))
        else:
            body.extend(_typed(block, is_standfirst=at == standfirst, is_alone=len(row) == 1) for at, block in row)
    return tuple(body)


def _are_cells(row: Sequence[PageBlock]) -> bool:
    """Tell the cells of a table from the columns of a page: short, one block each."""
    return len({cell.step for cell in row}) == len(row) and all(len(cell.text) <= _CELL for cell in row)


def _row_or_position(numbered: tuple[int, PageBlock]) -> Step | int:
    row = _row_of(numbered[1])
    return numbered[0] if row is None else row


def _row_of(block: PageBlock) -> Step | None:
    """Return the table row whose cell the block is, None where it is no cell of its own."""
    above = block.step.above
    return above if block.tag in {"td", "th"} and above is not None and above.tag == "tr" else None


def _typed(block: PageBlock, *, is_standfirst: bool, is_alone: bool) -> Block:
    kind = block.kind
    if is_standfirst:
        return Block(kind=BlockKind.STANDFIRST, text=block.text)
    if kind is BlockKind.HEADING:
        return Block(kind=kind, text=block.text, level=block.level)
    if kind is BlockKind.LIST_ITEM:
        return Block(kind=kind, text=block.text, level=_nesting(block.step))
    if kind is BlockKind.PREFORMATTED and "\n" not in block.text and block.text.endswith(_ENDS):
        return Block(kind=BlockKind.PARAGRAPH, text=block.text)  # prose that was wrapped
    is_sentence = block.tag == "p" and len(block.text) > _NAME and block.text.endswith(_ENDS)
    if kind is BlockKind.TABLE and (is_sentence or not (is_alone and len(block.text) <= _CELL)):
        return Block(kind=BlockKind.PARAGRAPH, text=block.text)  # a table that lays out the page
    return Block(kind=kind, text=block.text)


def _nesting(step: Step | None) -> int:
    """Return how many lists an item stands in."""
    lists = 0
    while step is not None:
        lists += step.tag in _LISTS
        step = step.above
    return max(1, lists)
