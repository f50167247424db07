import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from tests.loaders.shapes import MakePage, Read, Rejected, Write

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_members_are_read_in_the_archives_order(method: int, write: Write, read: Read, page: MakePage) -> None:
    row = json.dumps({"url": "https://example.org/r", "html": HTML.decode()}).encode()
    members = (
        ("b.html", HTML), ("a/", b""), ("a/a.txt", b"Rates rise."), ("a/c.html.gz", gzip.compress(HTML)),
        ("rows.jsonl", row + b"\n" + row),
    )  # fmt: skip

    assert read(write("pages.zip", packed(*members, method=method))) == [
        page("pages.zip#b.html", HTML),
        page("pages.zip#a/a.txt", b"Rates rise.", content_type="text/plain"),
        page("pages.zip#a/c.html.gz", HTML),
        page("pages.zip#rows.jsonl#1", HTML, url="https://example.org/r", declared_encoding="utf-8"),
        page("pages.zip#rows.jsonl#2", HTML, url="https://example.org/r", declared_encoding="utf-8"),
    ]


def test_hidden_members_are_skipped_as_on_disk(write: Write, read: Read) -> None:
    names = (".DS_Store", "__MACOSX/._a.html", ".git/a.html", "a/.b.html", "a\\.b.html", "a/b.html")

    assert [each.input for each in read(write("a.zip", packed(*((name, HTML) for name in names))))] == [
        "a.zip#a/b.html"
    ]


def test_a_members_name_is_only_a_label(write: Write, read: Read, tmp_path: Path) -> None:
    names = ("../../evil.html", "..\\evil.html", ".\\evil.html", "/etc/evil.html", "C:\\evil.html", "a\nb.html")

    found = read(write("a.zip", packed(*((name, HTML) for name in names))))

    assert [each.input for each in found] == [
        "a.zip#../../evil.html", "a.zip#..\\evil.html", "a.zip#.\\evil.html", "a.zip#/etc/evil.html",
        "a.zip#C:\\evil.html", "a.zip#a\\x0ab.html",
    ]  # fmt: skip
    assert [each.name for each in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_is_there_twice_is_two_labels(write: Write, read: Read) -> None:
    archive = packed(("a.html", HTML), ("a.html", b"<html>changed"))

    assert [each.input for each in read(write("a.zip", archive))] == ["a.zip#a.html", "a.zip#a.html#2"]


def test_a_member_without_a_name_is_read(write: Write, read: Read, page: MakePage) -> None:
    archive = bytearray(packed(("ab", HTML)))
    # The two bytes of the name become an extra field.
    for lengths in (26, archive.index(b"PK\x01\x02") + 28):
        archive[lengths : lengths + 4] = b"\0\0\2\0"

    assert read(write("a.zip", bytes(archive))) == [page("a.zip#", HTML)]


def test_an_empty_archive_has_no_pages(write: Write, read: Read) -> None:
    assert read(write("a.zip", packed())) == []


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_costs_only_itself(method: int, write: Write, read: Read) -> None:
    archive = bytearray(packed(("a.html", HTML), ("b.html", HTML * 9), ("c.html", HTML), method=method))
    archive[archive.index(b"b.html") + 24] ^= 0xFF

    first, damaged, last = read(write("a.zip", bytes(archive)))

    assert [first.input, damaged.input, last.input] == ["a.zip#a.html", "a.zip#b.html", "a.zip#c.html"]
    assert isinstance(damaged, Reject)
    assert damaged.reason == RejectReason.UNREADABLE
    assert damaged.detail.startswith("the packed data is damaged (")
    assert isinstance(first, Page)
    assert isinstance(last, Page)


def test_an_encrypted_member_costs_only_itself(write: Write, read: Read, rejected: Rejected, page: MakePage) -> None:
    archive = bytearray(packed(("a.html", HTML), ("b.html", HTML)))
    directory = archive.index(b"PK\x01\x02")
    archive[directory + 8] |= 1

    assert read(write("a.zip", bytes(archive))) == [
        rejected("a.zip#a.html", "the member is encrypted; unpack the archive with its password"),
        page("a.zip#b.html", HTML),
    ]


def test_a_member_packed_by_an_unknown_method_costs_only_itself(
    write: Write, read: Read, rejected: Rejected, page: MakePage
) -> None:
    archive = bytearray(packed(("a.html", HTML), ("b.html", HTML)))
    archive[8] = archive[archive.index(b"PK\x01\x02") + 10] = 99

    assert read(write("a.zip", bytes(archive))) == [
        rejected(
            "a.zip#a.html",
            "packed in a way that cannot be read (That compression method is not supported); unpack it first",
        ),
        page("a.zip#b.html", HTML),
    ]


@pytest.mark.parametrize("kept", [0.9, 0.5, 0.1])
def test_a_truncated_archive_is_unreadable(kept: float, write: Write, read: Read, rejected: Rejected) -> None:
    archive = packed(("a.html", HTML), ("b.html", HTML))

    assert read(write("a.zip", archive[: int(len(archive) * kept)])) == [
        rejected("a.zip", "the packed data is damaged (File is not a zip file); copy it again")
    ]


def test_no_damage_is_an_error_of_the_run(write: Write, read: Read) -> None:
    archive = packed(("a.html", HTML * 50), ("b.html", HTML))
    for place in range(4, len(archive)):
        changed = bytearray(archive)
        changed[place] ^= 0xFF
        for found in read(write("a.zip", bytes(changed))):
            assert isinstance(found, Page) or found.reason in {RejectReason.UNREADABLE, RejectReason.TOO_LARGE}


def test_archives_in_archives_are_read_to_a_depth(write: Write, read: Read, rejected: Rejected, page: MakePage) -> None:
    inner = packed(("a.html", HTML))
    middle = packed(("in.zip", inner), ("b.html.gz", gzip.compress(HTML)))
    outer = packed(("mid.zip", middle), ("packed.gz", gzip.compress(inner)), ("c.html", HTML))

    assert read(write("a.zip", outer)) == [
        rejected("a.zip#mid.zip#in.zip", "archives in archives are read 2 deep; unpack the outer ones first"),
        page("a.zip#mid.zip#b.html.gz", HTML),
        page("a.zip#packed.gz#a.html", HTML),
        page("a.zip#c.html", HTML),
    ]
    assert read(write("b.gz", gzip.compress(inner))) == [page("b.gz#a.html", HTML)]


def test_archives_in_archives_share_their_limits(write: Write, read: Read) -> None:
    inner = packed(*((f"{n}.html", HTML) for n in range(3)))
    write("a.zip", packed(("1.zip", inner), ("2.zip", inner)))

    found = read("a.zip", max_members=6)

    assert [each.input for each in found] == [
        "a.zip#1.zip#0.html", "a.zip#1.zip#1.html", "a.zip#1.zip#2.html", "a.zip#2.zip#0.html", "a.zip#2.zip",
    ]  # fmt: skip
    assert getattr(found[-1], "reason", None) == RejectReason.TOO_LARGE


def test_a_packed_archive_is_copied_up_to_a_size(write: Write, read: Read, rejected: Rejected) -> None:
    large = write("a.gz", gzip.compress(packed(("a.html", HTML * 9_000), method=zipfile.ZIP_STORED)))

    assert read(large, max_spool_bytes=2**16) == [
        rejected("a.gz", "a packed ZIP of more than 65536 bytes; unpack it first", RejectReason.TOO_LARGE)
    ]


def test_a_bomb_is_cut_and_the_rest_comes_out(write: Write, read: Read, rejected: Rejected, page: MakePage) -> None:
    bomb = packed(("bomb.html", bytes(100 * 2**20)), ("a.html", HTML))

    assert read(write("a.zip", bomb)) == [
        rejected(
            "a.zip#bomb.html",
            "unpacks to more than 200 times its size, as no page does: a decompression bomb",
            RejectReason.TOO_LARGE,
        ),
        page("a.zip#a.html", HTML),
    ]


def test_an_archive_is_read_up_to_its_limits(write: Write, read: Read, rejected: Rejected, page: MakePage) -> None:
    write("a.zip", packed(("a.html", HTML), ("b.html", HTML), (".c.html", HTML)))
    too_large = "the archive has more than {}; the rest is not read: split it"

    assert len(read("a.zip", max_members=2, max_archive_bytes=2 * len(HTML))) == 2
    assert read("a.zip", max_members=1) == [
        page("a.zip#a.html", HTML),
        rejected("a.zip", too_large.format("1 members"), RejectReason.TOO_LARGE),
    ]
    assert read("a.zip", max_archive_bytes=len(HTML)) == [
        page("a.zip#a.html", HTML),
        rejected("a.zip", too_large.format(f"{len(HTML)} bytes in its members"), RejectReason.TOO_LARGE),
    ]
