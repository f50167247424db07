"""bzip2, xz, Zstandard and brotli around anything."""

import bz2
import json
import lzma
from collections.abc import Callable

import brotli
import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders.zstd_file import zstd
from tests.loaders.shapes import MakePage, Read, Rejected, Write

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"
CUT_SHORT = "the packed data ends early: the file is cut short; copy it again"
BOMB = "unpacks to more than 200 times its size, as no page does: a decompression bomb"

Pack = Callable[[bytes], bytes]
PACKERS: dict[str, Pack] = {"bz2": bz2.compress, "xz": lzma.compress, "zst": zstd.compress, "br": brotli.compress}
each_packing = pytest.mark.parametrize(("suffix", "pack"), PACKERS.items(), ids=PACKERS)
each_of_parts = pytest.mark.parametrize("suffix", ["bz2", "xz", "zst"])


@each_packing
def test_a_packed_page_is_read(suffix: str, pack: Pack, write: Write, read: Read, page: MakePage) -> None:
    name = f"a.html.{suffix}"

    assert read(write(name, pack(HTML))) == [page(name, HTML)]


@each_packing
def test_the_name_within_tells_the_format(suffix: str, pack: Pack, write: Write, read: Read, page: MakePage) -> None:
    text = b"Rates rise.<br>"

    assert read(write(f"a.htm.{suffix}", pack(text))) == [page(f"a.htm.{suffix}", text)]
    assert read(write(f"a.txt.{suffix}", pack(text))) == [page(f"a.txt.{suffix}", text, content_type="text/plain")]


@each_of_parts
def test_a_packing_is_told_by_content(suffix: str, write: Write, read: Read, page: MakePage) -> None:
    assert read(write("a", PACKERS[suffix](HTML))) == [page("a", HTML)]


@each_of_parts
@pytest.mark.parametrize("rest", [b"", b"\0" * 512, b"--boundary--"])
def test_several_parts_are_one_file(suffix: str, rest: bytes, write: Write, read: Read, page: MakePage) -> None:
    pack = PACKERS[suffix]

    assert read(write("a", pack(HTML[:10]) + pack(HTML[10:]) + rest)) == [page("a", HTML)]


def test_frames_to_be_skipped_are(write: Write, read: Read, page: MakePage) -> None:
    skipped = b"\x50\x2a\x4d\x18" + (4).to_bytes(4, "little") + b"note"

    assert read(write("a.zst", skipped + zstd.compress(HTML) + skipped)) == [page("a.zst", HTML)]


@each_packing
@pytest.mark.parametrize("missing", [1, 5, 20])
def test_a_truncated_file_is_unreadable(
    suffix: str, pack: Pack, missing: int, write: Write, read: Read, rejected: Rejected
) -> None:
    packed = pack(b"<html>" + bytes(range(33, 127)))

    assert read(write(f"a.{suffix}", packed[:-missing])) == [rejected(f"a.{suffix}", CUT_SHORT)]


@each_packing
def test_no_damage_is_an_error_of_the_run(suffix: str, pack: Pack, write: Write, read: Read) -> None:
    packed = pack(bytes(range(33, 127)) * 3)
    outcomes = []
    for place in range(10, len(packed)):
        changed = bytearray(packed)
        changed[place] ^= 0xFF
        outcomes += read(write(f"a.{suffix}", bytes(changed)))

    assert {each.reason for each in outcomes if isinstance(each, Reject)} == {RejectReason.UNREADABLE}


@each_packing
def test_a_bomb_is_cut(suffix: str, pack: Pack, write: Write, read: Read, rejected: Rejected) -> None:
    assert read(write(f"bomb.{suffix}", pack(bytes(64 * 2**20)))) == [
        rejected(f"bomb.{suffix}", BOMB, RejectReason.TOO_LARGE)
    ]


@each_of_parts
def test_rows_before_the_cut_come_out(suffix: str, write: Write, read: Read, rejected: Rejected) -> None:
    rows = b"".join(json.dumps({"html": f"<p>{n * 7919}", "url": None}).encode() + b"\n" for n in range(60_000))
    packed = PACKERS[suffix](rows)

    *pages, last = read(write("a.jsonl", packed[: len(packed) * 9 // 10]))

    assert len(pages) > 100
    assert last == rejected("a.jsonl", CUT_SHORT)


def test_a_page_that_is_only_named_like_brotli_is_read(write: Write, read: Read, page: MakePage) -> None:
    assert read(write("a.br", HTML)) == [page("a.br", HTML)]


def test_a_window_that_no_one_needs_is_refused(write: Write, read: Read) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 2**28}]
    (found,) = read(write("a.xz", lzma.compress(HTML, filters=filters)))
    (framed,) = read(write("a.zst", zstd_of_window(28)))

    assert [isinstance(each, Page) for each in (found, framed)] == [False, False]
    assert "Memory usage limit exceeded" in getattr(found, "detail", "")
    assert "unpack it" in getattr(framed, "detail", "")


def zstd_of_window(log: int) -> bytes:
    options = {zstd.CompressionParameter.window_log: log, zstd.CompressionParameter.enable_long_distance_matching: 1}
    compressor = zstd.ZstdCompressor(options={int(key): value for key, value in options.items()})
    return compressor.compress(HTML) + compressor.flush()
