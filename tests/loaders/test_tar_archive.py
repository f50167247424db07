import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders.zstd_file import zstd
from tests.loaders.shapes import MakePage, Read, Rejected, Write
from tests.loaders.tars import MTIME, member, tarred

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"
TAKEN = datetime.fromtimestamp(MTIME, UTC)
CUT = "the packed data is damaged (unexpected end of data); copy it again"


class Kept(Protocol):
    """Return the page of a member, which tells its own time."""

    def __call__(self, label: str, body: bytes = HTML, **fields: Any) -> Page: ...


@pytest.fixture
def kept(page: MakePage) -> Kept:
    def page_of(label: str, body: bytes = HTML, **fields: Any) -> Page:
        return page(label, body, **{"fetched": TAKEN, **fields})

    return page_of


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.tar", bytes),
        ("a.tgz", gzip.compress),
        ("a.tar.bz2", bz2.compress),
        ("a.tar.xz", lzma.compress),
        ("a", zstd.compress),
    ],
)
def test_members_are_read_in_the_archives_order(
    form: int, name: str, pack: Any, write: Write, read: Read, kept: Kept
) -> None:
    row = json.dumps({"url": "https://example.org/r", "html": HTML.decode()}).encode()
    long = f"{'d' * 90}/{'n' * 80}.html"
    archive = tarred(
        member("b.html", HTML), member("a", type=tarfile.DIRTYPE), member("a/a.txt", b"Rates rise."),
        member("a/c.html.gz", gzip.compress(HTML)), member("rows.jsonl", row), member(long, HTML), format=form,
    )  # fmt: skip

    assert read(write(name, pack(archive))) == [
        kept(f"{name}#b.html"),
        kept(f"{name}#a/a.txt", b"Rates rise.", content_type="text/plain"),
        kept(f"{name}#a/c.html.gz"),
        kept(f"{name}#rows.jsonl#1", url="https://example.org/r", declared_encoding="utf-8"),
        kept(f"{name}#{long}"),
    ]


def test_names_are_only_labels(write: Write, read: Read, tmp_path: Path) -> None:
    names = ("../../evil.html", "/etc/evil.html", "a\nb.html", ".hidden.html", "a/.git/b.html", "a.html", "a.html")

    found = read(write("a.tar", tarred(*(member(name, HTML) for name in names))))

    assert [each.input for each in found] == [
        "a.tar#../../evil.html", "a.tar#/etc/evil.html", "a.tar#a\\x0ab.html", "a.tar#a.html", "a.tar#a.html#2",
    ]  # fmt: skip
    assert [each.name for each in tmp_path.iterdir()] == ["a.tar"]


def test_links_and_devices_are_not_followed(write: Write, read: Read, kept: Kept, rejected: Rejected) -> None:
    Path("secret.html").write_bytes(HTML)
    archive = tarred(
        member("soft.html", type=tarfile.SYMTYPE, linkname="secret.html"),
        member("hard.html", type=tarfile.LNKTYPE, linkname="a.html"),
        member("null", type=tarfile.CHRTYPE, devmajor=1, devminor=3),
        member("disk", type=tarfile.BLKTYPE, devmajor=8),
        member("pipe", type=tarfile.FIFOTYPE),
        member("a.html", HTML),
    )
    link = "a link, which an archive's member must not be"
    other = "neither file nor folder, which an archive's member must not be"

    assert read(write("a.tar", archive)) == [
        rejected("a.tar#soft.html", link),
        rejected("a.tar#hard.html", link),
        rejected("a.tar#null", other),
        rejected("a.tar#disk", other),
        rejected("a.tar#pipe", other),
        kept("a.tar#a.html"),
    ]


def test_a_time_that_says_nothing_is_the_archives(write: Write, read: Read, page: MakePage) -> None:
    archive = tarred(member("a.html", HTML, mtime=0), member("b.html", HTML, mtime=2**40))

    assert read(write("a.tar", archive)) == [page("a.tar#a.html", HTML), page("a.tar#b.html", HTML)]


def test_damage_between_members_costs_only_the_member_behind_it(
    write: Write, read: Read, kept: Kept, rejected: Rejected
) -> None:
    archive = bytearray(tarred(*(member(f"{n}.html", HTML) for n in "abc"), format=tarfile.USTAR_FORMAT))
    archive[1024 + 10] ^= 0xFF

    assert read(write("a.tar", bytes(archive))) == [
        kept("a.tar#a.html"),
        rejected("a.tar#@1024", "the archive is damaged at byte 1024 (bad checksum); copy it again"),
        kept("a.tar#c.html"),
    ]


@pytest.mark.parametrize(
    ("left", "label", "detail"),
    [
        (1024, "a.tar#@1024", "the archive is damaged at byte 1024 (it has no end); copy it again"),
        (1024 + 100, "a.tar#@1024", "the archive is damaged at byte 1024 (truncated header); copy it again"),
        (1024 + 512 + 10, "a.tar#b.html", CUT),
    ],
)
def test_a_truncated_archive_says_so(left: int, label: str, detail: str, write: Write, read: Read, kept: Kept) -> None:
    archive = tarred(member("a.html", HTML), member("b.html", HTML), format=tarfile.USTAR_FORMAT)

    found = read(write("a.tar", archive[:left]))

    assert found[0] == kept("a.tar#a.html")
    # Where a member is cut short, the archive is, too.
    assert {(each.input, each.detail) for each in found[1:] if isinstance(each, Reject)} - {("a.tar", CUT)} == {
        (label, detail)
    }


def test_a_truncated_packing_says_so(write: Write, read: Read, kept: Kept) -> None:
    packed = gzip.compress(tarred(member("a.html", HTML), member("b.html", HTML + random.Random(1).randbytes(9_000))))

    first, *rest = read(write("a.tgz", packed[:-4_000]))

    assert first == kept("a.tgz#a.html")
    assert {getattr(each, "reason", None) for each in rest} == {RejectReason.UNREADABLE}


def test_a_description_that_would_fill_the_memory_is_damage(write: Write, read: Read, kept: Kept) -> None:
    info, _ = member("pax", type=tarfile.XHDTYPE)
    info.size = 2**31
    archive = info.tobuf(tarfile.GNU_FORMAT) + tarred(member("a.html", HTML))

    damage, found = read(write("a.tar", archive))

    assert getattr(damage, "detail", "").startswith("the archive is damaged at byte 0 (a header of 2147483648 bytes)")
    assert found == kept("a.tar#a.html")


def test_an_archive_is_read_up_to_its_limits(write: Write, read: Read, kept: Kept, rejected: Rejected) -> None:
    write("a.tar", tarred(member("a.html", HTML), member("b.html", HTML), member(".c.html", HTML)))
    too_large = "the archive has more than {}; the rest is not read: split it"

    assert len(read("a.tar", max_members=2, max_archive_bytes=2 * len(HTML))) == 2
    assert read("a.tar", max_members=1) == [
        kept("a.tar#a.html"),
        rejected("a.tar", too_large.format("1 members"), RejectReason.TOO_LARGE),
    ]
    assert read("a.tar", max_archive_bytes=len(HTML)) == [
        kept("a.tar#a.html"),
        rejected("a.tar", too_large.format(f"{len(HTML)} bytes in its members"), RejectReason.TOO_LARGE),
    ]


def test_archives_in_archives_are_read_to_a_depth(write: Write, read: Read, kept: Kept) -> None:
    inner = tarred(member("a.html", HTML))
    middle = tarred(member("in.tar", inner), member("b.html", HTML))

    refused, *found = read(write("a.tar", tarred(member("mid.tar.gz", gzip.compress(middle)), member("c.html", HTML))))

    assert refused.input == "a.tar#mid.tar.gz#in.tar"
    assert found == [kept("a.tar#mid.tar.gz#b.html"), kept("a.tar#c.html")]


def test_a_bomb_is_cut(write: Write, read: Read) -> None:
    bomb = gzip.compress(tarred(member("bomb.html", bytes(100 * 2**20)), member("a.html", HTML)))
    within = tarred(member("bomb.html.gz", gzip.compress(bytes(100 * 2**20))), member("a.html", HTML))

    assert {getattr(each, "reason", None) for each in read(write("a.tgz", bomb))} == {RejectReason.TOO_LARGE}
    assert [getattr(each, "reason", None) for each in read(write("b.tar", within))] == [RejectReason.TOO_LARGE, None]


def test_no_damage_is_an_error_of_the_run(write: Write, read: Read) -> None:
    archive = tarred(member("ä.html", HTML, pax_headers={"a": "b"}), member("b.html", HTML))
    for place in range(0, len(archive) - 10_240 + 4096, 7):
        changed = bytearray(archive)
        changed[place] ^= 0xFF
        for found in read(write("a.tar", bytes(changed))):
            assert isinstance(found, Page) or found.reason in {RejectReason.UNREADABLE, RejectReason.TOO_LARGE}


def test_text_is_no_archive(write: Write, read: Read) -> None:
    text = io.BytesIO(b"Rates rise.\n" * 100).getvalue()

    assert [getattr(each, "content_type", None) for each in read(write("a.tar", text))] == ["text/plain"]
