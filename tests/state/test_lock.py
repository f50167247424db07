import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsbot.errors import LockedError, OutputError
from newsbot.state.lock import StateLock

HOLDER = "import sys; from newsbot.state.lock import StateLock; lock = StateLock.take(sys.argv[1]); print(1); input()"


def holder(state: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", HOLDER, str(state)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"1\n"
    return process


def test_a_second_process_is_told_who_holds_the_state(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    process = holder(state)

    with pytest.raises(LockedError) as caught:
        StateLock.take(str(state))

    process.communicate(b"\n")
    assert str(caught.value) == (
        f"{state}: another run (process {process.pid}) crawls with this state; wait for it or name another state "
        "(--state)"
    )


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"
    process = holder(state)
    process.kill()
    process.communicate()

    with StateLock.take(str(state)):
        assert (tmp_path / "state.sqlite.lock").read_text() == f"{os.getpid()}\n"


def test_the_process_that_holds_it_gets_it_again_and_keeps_it(tmp_path: Path) -> None:
    state = str(tmp_path / "new" / "state.sqlite")
    with StateLock.take(state):
        StateLock.take(state).close()
        command = [sys.executable, "-c", HOLDER, state]
        other = subprocess.run(command, capture_output=True, check=False, input=b"\n")
        assert b"LockedError" in other.stderr
    StateLock.take(state).close()


def test_a_state_in_memory_needs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    StateLock.take(":memory:").close()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError, match=r"file/state.sqlite: cannot make the state \("):
        StateLock.take(str(tmp_path / "file" / "state.sqlite"))
