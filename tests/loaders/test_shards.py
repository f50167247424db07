import os
from pathlib import Path

import pytest

from newsbot.loaders import shards
from newsbot.loaders.shards import cut_shards, name_of, stamp_of
from newsbot.options import LoaderOptions

FILES = tuple(f"pages/{number:04}.html" for number in range(5_000))


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file that was written long enough ago."""
    monkeypatch.setattr(shards, "_FRESH_NS", -(10**9))
    path = tmp_path / "a.html"
    path.write_text("one")
    return path


def test_all_files_are_in_shards_in_their_order() -> None:
    cut = list(cut_shards(FILES))
    assert tuple(path for shard in cut for path in shard) == FILES
    assert 10 <= len(cut) <= 40
    assert list(cut_shards([])) == []


def test_a_file_that_comes_changes_one_shard() -> None:
    before = {name_of(shard) for shard in cut_shards(FILES)}
    after = {name_of(shard) for shard in cut_shards(["pages/0000-first.html", *FILES])}
    assert len(before - after) == 1


def test_names_that_are_no_utf8_are_told_apart() -> None:
    assert name_of(["\udce9.html"]) != name_of(["\udcea.html"])


def test_a_stamp_stays_while_the_files_do(file: Path) -> None:
    assert stamp_of([str(file)], LoaderOptions()) == stamp_of([str(file)], LoaderOptions()) is not None


def test_a_stamp_changes_with_a_file_that_has_its_old_size_and_time(file: Path) -> None:
    before = stamp_of([str(file)], LoaderOptions())
    status = file.stat()
    file.write_text("two")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert stamp_of([str(file)], LoaderOptions()) != before


def test_a_stamp_changes_with_how_files_are_read(file: Path) -> None:
    assert stamp_of([str(file)], LoaderOptions()) != stamp_of([str(file)], LoaderOptions(max_page_bytes=10))


def test_there_is_no_stamp_of_what_cannot_be_told(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.html"
    fresh.write_text("")
    os.mkfifo(tmp_path / "pipe")
    for path in (fresh, tmp_path, tmp_path / "pipe", tmp_path / "none", "-", "a\0b"):
        assert stamp_of([str(path)], LoaderOptions()) is None
