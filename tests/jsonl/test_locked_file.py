import os
from pathlib import Path

import pytest

from newsbot.errors import LockedError, OutputError
from newsbot.jsonl import JsonlFile, is_intact


def test_lines_are_appended_and_folders_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "out.jsonl"
    for line in (b'{"n": 1}\n', b'{"n": 2}\n'):
        file = JsonlFile(str(path))
        file.append([line])
        file.close()
    assert path.read_bytes() == b'{"n": 1}\n{"n": 2}\n'


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the system does not tell who holds a lock")
def test_locked_file_names_its_holder(tmp_path: Path) -> None:
    path = str(tmp_path / "out.jsonl")
    holder = JsonlFile(path)
    with pytest.raises(LockedError) as caught:
        JsonlFile(path)
    assert str(caught.value) == (
        f"{path}: another run (process {os.getpid()}) is writing to it; wait for it or name another output"
    )
    holder.close()
    JsonlFile(path).close()


def test_symbolic_link_is_refused(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"precious")
    link = tmp_path / "out.jsonl"
    link.symlink_to(precious)
    with pytest.raises(OutputError, match="it is a symbolic link, which is never written through; name the file"):
        JsonlFile(str(link))
    assert precious.read_bytes() == b"precious"


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="it is a folder; name a file"):
        JsonlFile(str(tmp_path))


@pytest.mark.parametrize("below", ["out.jsonl", "folder/out.jsonl"])
def test_path_below_a_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match="a part of the path is a file, not a folder; name an output elsewhere"):
        JsonlFile(str(tmp_path / "file" / below))


def test_file_knows_that_it_was_moved_away_or_replaced(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    file = JsonlFile(str(path))
    assert file.is_current()
    path.rename(tmp_path / "moved.jsonl")
    assert not file.is_current()
    path.write_bytes(b"")
    assert not file.is_current()
    file.close()


def test_file_is_known_by_what_stands_before_a_place(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    file = JsonlFile(str(path))
    file.append([b'{"n": 1}\n'] * 2_000)
    size, mark = file.size, file.mark(file.size)
    file.close()
    assert is_intact(str(path), size, mark)
    path.write_bytes(path.read_bytes() + b'{"n": 2}\n')
    assert is_intact(str(path), size, mark)
    path.write_bytes(b'{"n": 2}\n' * 3_000)
    assert not is_intact(str(path), size, mark)
    path.unlink()
    assert not is_intact(str(path), size, mark)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (b"", b"1\n2\n2\n3\n"),
        (b"1\n2\n2\n3\n", b"1\n2\n2\n3\n"),
        (b"1\n2\n", b"1\n2\n2\n3\n"),
        (b"foreign\n", b"foreign\n1\n2\n2\n3\n"),
        (b"1\nforeign\n3\n", b"1\nforeign\n3\n2\n2\n"),
    ],
)
def test_missing_lines_of_a_journal_are_appended(tmp_path: Path, standing: bytes, expected: bytes) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"{}\n" + standing)
    file = JsonlFile(str(path))
    file.complete(3, b"1\n2\n2\n3\n")
    file.close()
    assert path.read_bytes() == b"{}\n" + expected
