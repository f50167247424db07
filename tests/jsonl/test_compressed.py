import gzip
from pathlib import Path

import pytest

from newsbot.errors import LockedError
from newsbot.jsonl import JsonlFile
from newsbot.jsonl.compressed import Compression, compress
from newsbot.loaders.zstd_file import zstd

LINES = b"".join(b'{"n": %d}\n' % n for n in range(50_000))
MORE = b'{"n": "late"}\n'


def unpacked(path: Path, how: Compression) -> bytes:
    return gzip.decompress(path.read_bytes()) if how is Compression.GZIP else zstd.open(path).read()


@pytest.fixture
def day(tmp_path: Path) -> Path:
    path = tmp_path / "2026-03-01.jsonl"
    path.write_bytes(LINES)
    return path


@pytest.mark.parametrize("how", Compression)
def test_a_day_and_what_came_late(day: Path, how: Compression) -> None:
    packed = day.with_name(f"{day.name}{how.suffix}")

    compress(day, how)
    assert unpacked(packed, how) == LINES
    assert packed.stat().st_size < len(LINES) / 3

    day.write_bytes(MORE)
    compress(day, how)
    assert unpacked(packed, how) == LINES + MORE
    assert list(day.parent.iterdir()) == [packed]


@pytest.mark.parametrize("how", Compression)
def test_what_was_ended_before_the_file_was_deleted_is_not_there_twice(day: Path, how: Compression) -> None:
    packed = day.with_name(f"{day.name}{how.suffix}")
    compress(day, how)
    day.write_bytes(LINES)
    packed.with_name(f"{packed.name}.part").write_bytes(b"torn")

    compress(day, how)

    assert unpacked(packed, how) == LINES
    assert not day.exists()


def test_a_file_that_is_written_to_is_left_alone(day: Path) -> None:
    writer = JsonlFile(str(day))
    with pytest.raises(LockedError):
        compress(day, Compression.GZIP)
    writer.close()
    assert day.read_bytes() == LINES
    assert list(day.parent.iterdir()) == [day]
