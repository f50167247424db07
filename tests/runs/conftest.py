"""Runs of newsbot in processes of their own, in an empty folder."""

from pathlib import Path

import pytest

from tests.runs.shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)
