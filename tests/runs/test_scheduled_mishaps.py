"""What goes wrong around a scheduled run: the documented code, a line that says what to do, and nothing lost."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawls.told import told, written
from tests.runs.scheduled import Desk
from tests.site import LocalWeb


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=6, bulk=60) as web:
        yield web


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "Error: sources.toml: No such file or directory; name a sources.toml that can be read\n"),
        ("[[source]\n", "Error: sources.toml:1: no valid TOML: "),
        ('[[source]]\nname = "a"\n', 'Error: sources.toml:1: the source lacks "url"; add it\n'),
    ],
)
def test_a_sources_toml_that_is_of_no_use(desk: Desk, text: str | None, message: str) -> None:
    if text is not None:
        (desk.path / "sources.toml").write_text(text)
    for command in ("run", "status", "cron"):
        answer = desk.run(command=command)
        assert (answer.code, answer.stdout) == (2, b"")
        assert answer.stderr.startswith(message)
    assert not (desk.path / "output").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--max-time", "soon"), "Invalid value for '--max-time': \"soon\" is no duration; write one as in"),
        (("-s", "DELAY"), "'DELAY' is no setting; write NAME=VALUE"),
        (("-o", "-"), "a scheduled run has to remember the ones before it; name a file for output and state"),
        (("--state", ":memory:"), "a scheduled run has to remember the ones before it; name a file for output and"),
    ],
)
def test_wrong_use(web: LocalWeb, desk: Desk, arguments: tuple[str, ...], message: str) -> None:
    desk.follow(web.site("courier"))
    answer = desk.run(*arguments)
    assert answer.code == 2
    assert message in answer.stderr


def test_a_full_disk_stops_the_run_and_the_next_goes_on(web: LocalWeb, desk: Desk) -> None:
    site = web.site("bulk")
    desk.follow(site)
    # A file that may not grow is a disk that is full.
    limited = ("bash", "-c", 'trap "" XFSZ; ulimit -f 150; exec "$@"', "bash")

    full = desk.run(prefix=limited)

    assert full.code == 73
    assert full.stderr.startswith("Error: ")
    assert len(desk.records()) < len(site.published())
    again = desk.run()
    assert (again.code, again.stderr) == (0, "")
    assert written(desk.records()) == told(site.published())
    assert len(desk.records()) == len(site.published())


def test_a_damaged_state_is_told_and_harms_no_output(web: LocalWeb, desk: Desk) -> None:
    site = web.site("courier")
    desk.follow(site)
    assert desk.run().code == 0
    state, before = desk.path / "output" / "state.sqlite", desk.records()
    state.write_bytes(state.read_bytes()[:4096] + b"\xff" * (state.stat().st_size - 4096))

    for command in ("run", "status"):
        answer = desk.run(command=command)
        assert answer.code == 73
        assert answer.stderr == (
            "Error: output/state.sqlite: the state is damaged; move it away or name another state (--state, "
            "NEWSBOT_STATE)\n"
        )
    assert desk.records() == before


def test_an_output_that_is_read_only(web: LocalWeb, desk: Desk) -> None:
    desk.follow(web.site("courier"))
    output = desk.path / "output"
    output.mkdir()
    if subprocess.run(["chattr", "+i", output], capture_output=True, check=False).returncode != 0:
        pytest.skip("the file system knows no immutable folders, or they are not ours to make")
    try:
        answer = desk.run()
    finally:
        subprocess.run(["chattr", "-i", output], check=True)

    assert answer.code == 73
    assert answer.stderr.startswith("Error: output/state.sqlite: cannot make the state (Operation not permitted); ")
    assert list(output.iterdir()) == []


def test_an_output_elsewhere_that_is_read_only(web: LocalWeb, desk: Desk) -> None:
    desk.follow(web.site("courier"))
    (desk.path / "articles").write_text("a file, no folder")

    answer = desk.run("-o", "articles/{date}.jsonl")

    assert answer.code == 73
    assert "cannot write: a part of the path is a file, not a folder; name an output elsewhere" in answer.stderr
    assert desk.run().code == 0
