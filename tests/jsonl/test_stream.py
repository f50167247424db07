import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from newsbot.errors import OutputError
from newsbot.jsonl import JsonlStream, is_stream


def test_what_is_no_regular_file_is_a_stream(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"")
    named = {name: is_stream(str(tmp_path / name)) for name in ("pipe", "file", "missing", ".")}
    assert named == {"pipe": True, "file": False, "missing": False, ".": False}
    assert [is_stream(name) for name in ("-", "/dev/stdout", "/dev/null")] == [True, True, True]


def test_full_device_says_so() -> None:
    stream = JsonlStream("/dev/full")
    with pytest.raises(OutputError, match="/dev/full: cannot write: the disk is full; free some space and run again"):
        stream.append([b"{}\n"])
    stream.close()


def test_pipe_gets_each_line_and_tells_when_its_reader_has_gone(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    got: list[bytes] = []

    def read_one() -> None:
        with path.open("rb") as reader:
            got.append(reader.readline())

    thread = threading.Thread(target=read_one)
    thread.start()
    stream = JsonlStream(str(path))
    stream.append([b'{"n": 1}\n'])
    thread.join()
    assert got == [b'{"n": 1}\n']
    with pytest.raises(BrokenPipeError):
        stream.append([b'{"n": 2}\n'])
    stream.close()


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_redirected_standard_output_is_appended_to(tmp_path: Path, name: str) -> None:
    script = f"from newsbot.jsonl import JsonlStream; JsonlStream({name!r}).append([b'2\\n'])"
    path = tmp_path / "out"
    with path.open("wb") as file:
        file.write(b"1\n")
        file.flush()
        subprocess.run([sys.executable, "-c", script], stdout=file, check=True)
    assert path.read_bytes() == b"1\n2\n"
