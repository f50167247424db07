"""The records of a WARC: a header, a block of so many bytes, and empty lines; found again behind damage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from newsbot.errors import PageRejected, RejectReason
from newsbot.loaders.header import read_fields
from newsbot.loaders.unpacking import damaged
from newsbot.loaders.warc.ahead import Ahead
from newsbot.loaders.warc.members import RecordBytes

# What is kept of a record that is too large, to tell whether it is a page.
_SHOWN_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record: its header's `fields` (names in lower case), its `block`, and the `problem` that it could not be read.

    Of a record that is `too_large` the block has the beginning.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    block: bytes = b""
    problem: PageRejected | None = None


def read_records(source: RecordBytes, max_block: int) -> Iterator[Record]:
    """Yield the records of a source in order, each with its problem if it has one.

    One block is held in memory, of up to `max_block` bytes. A record whose length does not lead to the next one, or to
    the end, is damaged; the next is looked for from where its block begins, for a length too large leads beyond it.
    In a block that is too large to be held, the start of a record is taken for one.
    """
    ahead = Ahead(source)
    while True:
        while ahead.find_start():
            yield _read_record(ahead, max_block)
        if (damage := ahead.tell_damage()) is not None:
            yield Record(problem=damage)
        if not ahead.recover():
            return


def _read_record(ahead: Ahead, max_block: int) -> Record:
    header = ahead.take_header()
    if header is None:
        return Record(problem=ahead.tell_damage() or damaged("the header of the record has no end"))
    fields = read_fields(header)
    given = fields.get("content-length", "")
    if not (given.isascii() and given.isdigit()):
        return Record(fields=fields, problem=damaged(f"the record's Content-Length is no number: {given[:20]!r}"))
    length = int(given[:18])
    if length > max_block:
        return _skip_block(ahead, fields, length, max_block)
    return _read_block(ahead, fields, length)


def _read_block(ahead: Ahead, fields: Mapping[str, str], length: int) -> Record:
    if ahead.leads_to_record(length):
        block = ahead.take(length)
        return Record(fields=fields, block=block, problem=ahead.tell_damage_behind())
    if ahead.has_start(length) or len(ahead) >= length:
        return Record(fields=fields, problem=_wrong(length))
    return Record(fields=fields, problem=ahead.tell_damage() or _cut_short())


def _skip_block(ahead: Ahead, fields: Mapping[str, str], length: int, max_block: int) -> Record:
    shown = ahead.look(_SHOWN_BYTES)
    left = ahead.skip(length)
    if left and len(ahead):
        problem = _wrong(length)
    elif left:
        problem = ahead.tell_damage() or _cut_short()
    else:
        problem = PageRejected(
            RejectReason.TOO_LARGE, f"a record of {length} bytes; the most that is read is {max_block}"
        )
    return Record(fields=fields, block=shown, problem=problem)


def _wrong(length: int) -> PageRejected:
    return damaged(f"the record's Content-Length of {length} does not lead to the next record; write the WARC again")


def _cut_short() -> PageRejected:
    return damaged("the WARC ends within the record: it is cut short; copy it again")
