"""A WARC that is appended to: whatever the end looks like, it is whole again, and nothing of others is lost."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsbot.errors import OutputError
from newsbot.items import Page
from newsbot.jsonl import is_intact
from newsbot.warc import WarcFile, page_records

FETCHED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def records(count: int) -> list[bytes]:
    pages = (Page(url=f"https://tide.example/{n}", body=b"<p>Rates rise.", fetched=FETCHED) for n in range(count))
    return [record for page in pages for record in page_records(page)]


def reopened(path: Path, content: bytes) -> bytes:
    path.write_bytes(content)
    WarcFile(str(path)).close()
    return path.read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "pages.warc.gz"


@pytest.fixture
def whole(path: Path) -> bytes:
    file = WarcFile(str(path))
    file.append(records(2))
    file.close()
    return path.read_bytes()


def test_a_new_file_begins_with_what_wrote_it(path: Path) -> None:
    WarcFile(str(path)).close()
    unpacked = gzip.decompress(path.read_bytes())
    assert unpacked.startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert b"\r\n\r\nsoftware: newsbot " in unpacked
    assert reopened(path, path.read_bytes()) == path.read_bytes()


def test_a_last_record_that_is_torn_anywhere_is_cut(path: Path, whole: bytes) -> None:
    last = whole.rindex(b"\x1f\x8b\x08")
    for cut in range(last, len(whole)):
        assert reopened(path, whole[:cut]) == whole[:last], cut
    assert reopened(path, whole) == whole
    assert reopened(path, whole + bytes(4_096)) == whole


def test_a_first_record_that_is_torn_anywhere_is_written_anew(path: Path, whole: bytes) -> None:
    first = whole.index(b"\x1f\x8b\x08", 1)
    for cut in range(first):
        assert gzip.decompress(reopened(path, whole[:cut])).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n"), cut


@pytest.mark.parametrize(
    "content", [b"precious\n", gzip.compress(b"precious", mtime=0), b'{"a": 1}\n', b"WARC/1.1\r\n"]
)
def test_another_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(OutputError, match="holds no gzipped WARC; name another file, or move this one away"):
        WarcFile(str(path))
    assert path.read_bytes() == content


def test_a_record_beyond_one_block_is_found_again(path: Path, whole: bytes) -> None:
    large = Page(url="https://tide.example/large", body=bytes(range(256)) * 40_000, fetched=FETCHED)
    (about, response) = page_records(large)
    assert reopened(path, whole + about + response) == whole + about + response
    assert reopened(path, whole + about + response[:-1]) == whole + about


def test_missing_records_of_a_journal_are_appended(path: Path, whole: bytes) -> None:
    journal = records(2)
    foreign = records(1)
    for standing in ([], journal[:1], journal[:3], journal, foreign, [*foreign, *journal[:2]]):
        path.write_bytes(whole + b"".join(standing))
        file = WarcFile(str(path))
        file.complete(len(whole), b"".join(journal))
        mark, size = file.mark(file.size), file.size
        file.close()
        missing = [record for record in journal if record not in standing]
        assert path.read_bytes() == whole + b"".join([*standing, *missing])
        assert is_intact(str(path), size, mark)
