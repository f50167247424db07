"""Damaged content is a reject and no failure; an input that the system does not give is a failed one."""

import gzip

from tests.runs.shell import Shell


def test_damaged_content_is_a_reject_and_all_is_well(shell: Shell) -> None:
    (shell.folder / "cut.html.gz").write_bytes(gzip.compress(b"<html><p>The ferry sails at noon.</p></html>")[:-9])
    (shell.folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")

    answer = shell.run("extract", "cut.html.gz", "broken.zip", "-o", "out.jsonl")

    assert answer.code == 0
    assert "2 rejects (unreadable 2)" in answer.stderr
    assert "failed" not in answer.stderr


def test_an_input_that_is_not_there_is_a_failed_one(shell: Shell) -> None:
    answer = shell.run("extract", "missing.html.gz", "-o", "out.jsonl")

    assert answer.code == 1
    assert "1 reject (unreadable 1)" in answer.stderr
    assert "1 input failed: could not be opened or read, see the rejects" in answer.stderr
