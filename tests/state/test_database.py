import sqlite3
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from newsbot.errors import LockedError, NewsbotError, OutputError
from newsbot.state.database import Database
from newsbot.state.schema import STEPS, VERSION
from tests.state.records import article
from tests.state.runs import open_ledger, run, take


def opened(path: Path) -> None:
    Database(str(path)).close()


def error_of(path: Path) -> str:
    with pytest.raises(OutputError) as caught:
        opened(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    return message.removeprefix(f"{path}: ")


def test_state_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "state.sqlite"
    opened(path)
    opened(path)
    assert [child.name for child in path.parent.iterdir()] == ["state.sqlite"]


def test_state_can_be_made_by_several_runs_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as runs:
        for number in range(10):
            list(runs.map(opened, [tmp_path / f"{number}.sqlite"] * 8))
    # Two that close at one moment may each leave SQLite's journal to the other; who opens the state next clears it.
    states = [tmp_path / f"{number}.sqlite" for number in range(10)]
    for state in states:
        opened(state)
    assert sorted(tmp_path.iterdir()) == states


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    path.write_bytes(b"no database, but of some length\n" * 100)
    assert error_of(path) == (
        "this is no state of newsbot, or it is damaged; move it away or name another state (--state, NEWSBOT_STATE)"
    )
    assert path.read_bytes() == b"no database, but of some length\n" * 100


def test_damage_within_is_told_and_harms_no_output(tmp_path: Path) -> None:
    run(tmp_path, *map(article, range(100)))
    path, written = tmp_path / "state.sqlite", (tmp_path / "out.jsonl").read_bytes()
    path.write_bytes(path.read_bytes()[:4096] + b"\xff" * (path.stat().st_size - 4096))
    with pytest.raises(OutputError, match="the state is damaged; move it away or name another state"):
        run(tmp_path, *map(article, range(100)))
    assert (tmp_path / "out.jsonl").read_bytes() == written


def test_other_programs_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    before = path.read_bytes()
    assert error_of(path) == "the database of another program; name another state (--state, NEWSBOT_STATE)"
    assert path.read_bytes() == before


def test_newer_state_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    opened(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert error_of(path).startswith(
        f"written by a newer newsbot (state 99; this one reads up to {VERSION}); upgrade newsbot"
    )


def test_folder_and_path_below_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert error_of(tmp_path).startswith("cannot open the state: it must be a file in a folder one may write to;")
    assert error_of(tmp_path / "file" / "state.sqlite").startswith("cannot make the state (")


@pytest.fixture
def immutable(tmp_path: Path) -> Iterator[Path]:
    """A folder that not even root may write to."""
    folder = tmp_path / "immutable"
    folder.mkdir()
    opened(folder / "state.sqlite")
    (folder / "out.jsonl").write_bytes(b"")
    marked = [folder / "state.sqlite", folder / "out.jsonl", folder]
    if subprocess.run(["chattr", "+i", *marked], capture_output=True, check=False).returncode != 0:
        pytest.skip("the file system knows no immutable files, or they are not ours to make")
    yield folder
    subprocess.run(["chattr", "-i", *reversed(marked)], check=True)


def test_read_only_state_and_output_are_told(tmp_path: Path, immutable: Path) -> None:
    def message(articles: Path, state: Path) -> str:
        with pytest.raises(OutputError) as caught:
            open_ledger(tmp_path, str(articles), state=str(state))
        return str(caught.value)

    out, state = tmp_path / "out.jsonl", tmp_path / "state.sqlite"
    for name in ("out.jsonl", "new.jsonl", "new/out.jsonl"):
        told = message(immutable / name, state)
        assert told.startswith(f"{immutable / name}: cannot write: no permission to write; change it or name an output")
    for name in ("state.sqlite", "new.sqlite", "new/state.sqlite"):
        assert message(out, immutable / name).startswith(f"{immutable / name}: cannot ")


def test_state_held_by_another_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbot.state.database._BUSY_SECONDS", 0.1)
    ledger = open_ledger(tmp_path)
    take(ledger, article(1))
    other = sqlite3.connect(tmp_path / "state.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedError, match=r"state\.sqlite: another run holds the state; wait for it or name another"):
        ledger.commit()
    with pytest.raises(NewsbotError):
        take(ledger, article(2))
    ledger.close()
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    other.execute("ROLLBACK")
    other.close()
    assert run(tmp_path, article(1)) == ["revision 1"]


def test_older_state_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    connection = sqlite3.connect(path)
    for statement in STEPS[0].split(";\n"):
        connection.execute(statement)
    connection.execute("INSERT INTO texts VALUES (0, 'fingerprint', 'id', NULL)")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("PRAGMA application_id = 1852143475")
    connection.commit()
    connection.close()
    database = Database(str(path))
    assert database.rows("SELECT id FROM texts") == [("id",)]
    assert database.rows("SELECT count(*) FROM links") == [(0,)]
    assert database.rows("PRAGMA user_version") == [(VERSION,)]
    database.close()
    # The older newsbot can go back to the copy.
    assert sorted(file.name for file in tmp_path.iterdir()) == ["state.sqlite", "state.sqlite.v1.bak"]
    with closing(sqlite3.connect(tmp_path / "state.sqlite.v1.bak")) as copy:
        assert copy.execute("PRAGMA user_version").fetchall() == [(1,)]
        assert copy.execute("SELECT id FROM texts").fetchall() == [("id",)]
