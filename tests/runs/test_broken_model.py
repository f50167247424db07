"""A broken installation: without its model newsbot can extract nothing, and says so at once."""

import shutil
from pathlib import Path

import pytest

from tests.runs.shell import ROOT, Shell


@pytest.fixture
def model(shell: Shell) -> Path:
    """The model of a copy of the package, which the shell's commands find first."""
    shutil.copytree(ROOT / "newsbot", shell.folder / "newsbot", ignore=shutil.ignore_patterns("__pycache__"))
    shell.pages(3)
    return shell.folder / "newsbot/data/model.npz"


def _end(shell: Shell) -> tuple[int, bool, list[str]]:
    """Exit code, whether a record was written, and the lines of stderr that name the model."""
    answer = shell.real("extract", "pages", "-o", "out.jsonl", "--rejects", "rejects.jsonl")
    written = any((shell.folder / name).exists() and shell.records(name) for name in ("out.jsonl", "rejects.jsonl"))
    assert "Traceback" not in answer.stderr
    return answer.code, written, [line for line in answer.stderr.splitlines() if "model.npz" in line]


def test_a_missing_model_ends_the_run(shell: Shell, model: Path) -> None:
    model.unlink()

    code, written, lines = _end(shell)

    assert (code, written) == (1, False)
    assert lines
    assert all("newsbot/data/model.npz: cannot be read" in line and "reinstall newsbot" in line for line in lines)


@pytest.mark.parametrize("left", [0, 100, 40_000])
def test_a_torn_model_ends_the_run(shell: Shell, model: Path, left: int) -> None:
    model.write_bytes(model.read_bytes()[:left])

    code, written, lines = _end(shell)

    assert (code, written) == (1, False)
    assert lines
    assert all("newsbot/data/model.npz: cannot be read" in line and "reinstall newsbot" in line for line in lines)


def test_a_damaged_model_ends_the_run(shell: Shell, model: Path) -> None:
    whole = bytearray(model.read_bytes())
    whole[len(whole) // 2 : len(whole) // 2 + 64] = bytes(64)
    model.write_bytes(whole)

    code, written, lines = _end(shell)

    assert (code, written) == (1, False)
    assert lines
    assert all("newsbot/data/model.npz: cannot be read" in line and "reinstall newsbot" in line for line in lines)
