"""The files that runs leave."""

import json
from pathlib import Path

from newsbot.jobs.run_files import prune, write_report
from newsbot.scheduling.report import RunReport


def test_runs_that_begin_in_one_second_each_keep_their_report(tmp_path: Path) -> None:
    for ended in (1.0, 1.25, 1.5):
        write_report(tmp_path, RunReport(started=0.5, ended=ended))

    names = ["1970-01-01T00-00-00Z.json", "1970-01-01T00-00-00Z-2.json", "1970-01-01T00-00-00Z-3.json"]
    assert [json.loads((tmp_path / name).read_text("utf-8"))["seconds"] for name in names] == [0.5, 0.75, 1.0]
    assert {path.name for path in tmp_path.iterdir()} == {*names}


def test_reports_of_one_second_are_pruned_together(tmp_path: Path) -> None:
    write_report(tmp_path, RunReport(started=0.0, ended=1.0))
    write_report(tmp_path, RunReport(started=0.0, ended=1.0))
    write_report(tmp_path, RunReport(started=60.0, ended=61.0))
    foreign = tmp_path / "1970-01-01T00-00-00.json"
    foreign.touch()

    prune(tmp_path, before=60.0)

    assert {path.name for path in tmp_path.iterdir()} == {foreign.name, "1970-01-01T00-01-00Z.json"}
