"""WARCs with damage in them: each a reject that names archive and record; the other records come out."""

import gzip
import random
from collections.abc import Sequence

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from tests.loaders.shapes import Read, Write
from tests.loaders.warcs import HTML, gzipped, http, record, response

ADDRESSES = [f"https://news.example.org/{n}" for n in range(5)]
PAGES = [HTML + random.Random(n).randbytes(3_000).hex().encode() for n in range(5)]
RECORDS = [response(url, body) for url, body in zip(ADDRESSES, PAGES, strict=True)]
WHOLE = dict(zip(ADDRESSES, PAGES, strict=True))


def without(*missing: int) -> dict[str, bytes]:
    return {url: body for n, (url, body) in enumerate(WHOLE.items()) if n not in missing}


def bodies(found: Sequence[Page | Reject]) -> dict[str | None, bytes]:
    return {each.url: each.body for each in found if isinstance(each, Page)}


def rejects(found: Sequence[Page | Reject]) -> list[tuple[str | None, str]]:
    refused = [each for each in found if isinstance(each, Reject)]
    assert {each.reason for each in refused} <= {RejectReason.UNREADABLE}
    return [(each.input, each.detail) for each in refused]


@pytest.mark.parametrize("length", [0, 20, 3_000, 6_100, 9_000, 2**24, 2 * 2**30, 10**30])
@pytest.mark.parametrize("packed", [False, True])
def test_behind_a_wrong_length_the_next_record_is_found(length: int, packed: bool, write: Write, read: Read) -> None:
    wrong = record("response", http(PAGES[2]), ADDRESSES[2], length=length)
    records = [*RECORDS[:2], wrong, *RECORDS[3:]]

    found = read(write("a.warc", gzipped(*records) if packed else b"".join(records)))

    assert bodies(found) == without(2)
    ((label, detail),) = rejects(found)
    assert label == "a.warc#3"
    assert detail.startswith(f"record 3: the record's Content-Length of {str(length)[:18]}")
    assert [each.url for each in found] == ADDRESSES


@pytest.mark.parametrize("length", ["", "-1", "many", "²"])
def test_a_length_that_is_no_number_costs_one_record(length: str, write: Write, read: Read) -> None:
    wrong = record("response", http(PAGES[2]), ADDRESSES[2], length=length)

    found = read(write("a.warc", b"".join([*RECORDS[:2], wrong, *RECORDS[3:]])))

    assert bodies(found) == without(2)
    assert rejects(found) == [("a.warc#3", f"record 3: the record's Content-Length is no number: {length!r}")]


@pytest.mark.parametrize("newlines", [b"", b"\r\n", b"\n", b"\r\n\r\n\r\n", b"\0" * 512])
def test_what_stands_between_records_is_not_counted(newlines: bytes, write: Write, read: Read) -> None:
    records = [each.removesuffix(b"\r\n\r\n") + newlines for each in RECORDS]

    assert bodies(read(write("a.warc", b"".join(records)))) == WHOLE


@pytest.mark.parametrize("missing", [5, 100, 3_000, 6_200])
def test_a_truncated_tail_costs_one_record(missing: int, write: Write, read: Read) -> None:
    found = read(write("a.warc", b"".join(RECORDS)[:-missing]))

    assert bodies(found) == without(4)
    ((label, detail),) = rejects(found)
    assert label == "a.warc#5"
    assert "cut short" in detail or "no end" in detail


@pytest.mark.parametrize("missing", [1, 8, 9, 100, 3_000])
@pytest.mark.parametrize("at", [1, 4])
def test_a_truncated_member_costs_one_record(missing: int, at: int, write: Write, read: Read) -> None:
    members = [gzip.compress(each) for each in RECORDS]
    members[at] = members[at][:-missing]

    found = read(write("a.warc.gz", b"".join(members)))

    assert bodies(found) == without(at)
    ((label, _),) = rejects(found)
    assert label == f"a.warc.gz#{at + 1}"


@pytest.mark.parametrize("at", [0, 2, 10, 600, -8, -1])
def test_a_damaged_member_costs_one_record(at: int, write: Write, read: Read) -> None:
    members = [bytearray(gzip.compress(each)) for each in RECORDS]
    members[2][at] ^= 0xFF

    found = read(write("a.warc.gz", b"".join(members)))

    assert bodies(found) == without(2)
    ((label, detail),) = rejects(found)
    assert label == "a.warc.gz#3"
    assert "damaged" in detail


def test_a_bomb_costs_one_record(write: Write, read: Read) -> None:
    bomb = response(ADDRESSES[2], bytes(64 * 2**20))

    found = read(write("a.warc.gz", gzipped(*RECORDS[:2], bomb, *RECORDS[3:])))
    packed = response(ADDRESSES[2], gzip.compress(bytes(64 * 2**20)), Content_Encoding="gzip")
    within = read(write("b.warc", b"".join([*RECORDS[:2], packed, *RECORDS[3:]])))

    assert bodies(found) == bodies(within) == without(2)
    details = [(each.input, each.reason) for each in (*found, *within) if isinstance(each, Reject)]
    assert details == [("a.warc.gz#3", RejectReason.TOO_LARGE), ("b.warc#3", RejectReason.TOO_LARGE)]


@pytest.mark.parametrize(
    ("block", "detail"),
    [
        (b"<html>", "record 1: no HTTP response: it begins b'<html>'"),
        (http(b"5\r\n<html\r\n9\r\n>", Transfer_Encoding="chunked"), "record 1: the chunked body ends early: the"),
        (http(b"\x00\x01", Content_Encoding="x-odd"), "record 1: a content coding that cannot be read: 'x-odd'"),
        (http(gzip.compress(HTML)[:-9], Content_Encoding="gzip"), "record 1: the packed data ends early: the file is"),
        (http(b"\xff" * 9, Content_Encoding="br"), "record 1: the packed data is damaged ("),
    ],
)
def test_a_response_that_cannot_be_read_is_unreadable(block: bytes, detail: str, write: Write, read: Read) -> None:
    found = read(write("a.warc", record("response", block, ADDRESSES[0]) + RECORDS[1]))

    assert bodies(found) == {ADDRESSES[1]: PAGES[1]}
    ((label, said),) = rejects(found)
    assert label == "a.warc#1"
    assert said.startswith(detail)


def test_no_damage_is_an_error_of_the_run(write: Write, read: Read) -> None:
    packed = gzipped(*RECORDS)
    for place in range(20, len(packed), 37):
        changed = bytearray(packed)
        changed[place] ^= 0xFF
        found = read(write("a.warc.gz", bytes(changed)))

        assert len(bodies(found)) == 4, place
        # What is damaged may unpack to a wrong record before it makes no sense.
        assert len(rejects(found)) in {1, 2}, place
