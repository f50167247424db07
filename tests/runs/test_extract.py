import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.runs.shell import Shell

TODAY = r"\d{4}-\d\d-\d\d"


def told(stderr: str) -> str:
    """What was told, without the time it took."""
    return re.sub(r" in [\d.]+ s \([\d.]+ pages/s\)", "", stderr)


def test_a_folder_becomes_articles_rejects_and_a_summary(shell: Shell) -> None:
    shell.pages(2)
    shell.write("pages/caption.txt", "SHORT")
    shell.write("pages/copy.txt", "Ferry 1 sails\nShe left at 1 past noon.")

    answer = shell.run("extract", "pages", "nothing.html", "-o", "out.jsonl", "--jobs", "2")

    assert answer.code == 1
    assert answer.stdout == b""
    assert told(answer.stderr) == (
        "5 pages\n2 articles\n2 rejects (too_short 1, unreadable 1)\n1 duplicate\n"
        "1 input failed: could not be opened or read, see the rejects\nin out.jsonl, out.rejects.jsonl\n"
    )
    records = shell.records("out.jsonl")
    assert [(r["input"], r["headline"], r["revision"]) for r in records] == [
        ("pages/0000.txt", "Ferry 0 sails", 1),
        ("pages/0001.txt", "Ferry 1 sails", 1),
    ]
    rejects = shell.records("out.rejects.jsonl")
    assert [(r["input"], r["reason"], r["detail"]) for r in rejects] == [
        ("nothing.html", "unreadable", "there is no such file; check the path"),
        ("pages/caption.txt", "too_short", "1 word"),
    ]


def test_the_outputs_have_a_name_of_the_day_where_none_is_given(shell: Shell) -> None:
    shell.pages(1)
    shell.write("pages/caption.txt", "SHORT")
    before = datetime.now(UTC).date()

    assert shell.run("extract", "pages").code == 0

    written = sorted(str(path.relative_to(shell.folder)) for path in shell.folder.glob("output/**/*.*"))
    day = next(day for day in (before, datetime.now(UTC).date()) if f"output/articles/{day}.jsonl" in written)
    assert written == [f"output/articles/{day}.jsonl", f"output/rejects/{day}.jsonl", "output/state.sqlite"]


def test_flags_win_over_the_environment(shell: Shell) -> None:
    shell.pages(1)
    environment = {"NEWSBOT_OUTPUT": "env/{source}.jsonl", "NEWSBOT_STATE": "env/state", "NEWSBOT_REJECTS": "env/r"}

    assert shell.run("extract", "pages", env=environment).code == 0
    assert shell.run("extract", "pages", "-o", "flag.jsonl", "--rejects", "no.jsonl", env=environment).code == 0

    assert {path.name for path in shell.folder.glob("env/*")} == {"local.jsonl", "state", "r"}
    assert len(shell.records("env/local.jsonl")) == 1
    assert len(shell.records("flag.jsonl")) == 1
    assert (shell.folder / "no.jsonl").exists()


def test_standard_output_gets_records_only_and_nothing_is_remembered(shell: Shell) -> None:
    shell.pages(3)
    shell.write("pages/caption.txt", "SHORT")

    first = shell.run("extract", "pages", "-o", "-")
    second = shell.run("extract", "pages", "-o", "-")

    assert first.code == second.code == 0
    assert [json.loads(line)["headline"] for line in first.stdout.splitlines()] == [
        "Ferry 0 sails", "Ferry 1 sails", "Ferry 2 sails",
    ]  # fmt: skip
    assert first.stdout == second.stdout
    assert told(first.stderr) == "4 pages\n3 articles\n1 reject (too_short 1)\n0 duplicates\nin standard output\n"
    assert [path.name for path in shell.folder.iterdir()] == ["pages"]


def test_standard_input_is_a_page(shell: Shell) -> None:
    answer = shell.run("extract", "-", "-o", "-", stdin=b"Fog lifts\nThe harbour is open.")

    assert answer.code == 0
    record = json.loads(answer.stdout)
    assert (record["input"], record["headline"], record["text"]) == ("-", "Fog lifts", "The harbour is open.")


def test_what_is_done_is_left_out_and_what_changed_is_read_again(shell: Shell) -> None:
    shell.pages(3)
    shell.write("pages/caption.txt", "SHORT")
    shell.run("extract", "pages", "nothing.html", "-o", "out.jsonl")
    shell.write("pages/0001.txt", "Ferry 1 turns back\nShe met fog.")
    shell.write("pages/new.txt", "A new pier\nIt is of wood.")

    answer = shell.run("extract", "pages", "nothing.html", "-o", "out.jsonl")

    # An input that cannot be read is a failure in each run, but its reject stands there once.
    assert answer.code == 1
    assert told(answer.stderr) == (
        "2 pages\n2 articles\n0 rejects\n0 duplicates\n4 already done by an earlier run\n"
        "1 input failed: could not be opened or read, see the rejects\nin out.jsonl, out.rejects.jsonl\n"
    )
    assert [r["headline"] for r in shell.records("out.jsonl")] == [
        "Ferry 0 sails", "Ferry 1 sails", "Ferry 2 sails", "Ferry 1 turns back", "A new pier",
    ]  # fmt: skip
    assert [r["input"] for r in shell.records("out.rejects.jsonl")] == ["nothing.html", "pages/caption.txt"]


def test_another_output_gets_everything(shell: Shell) -> None:
    shell.pages(2)

    shell.run("extract", "pages", "-o", "a.jsonl")
    shell.run("extract", "pages", "-o", "b.jsonl")

    assert shell.records("a.jsonl") == shell.records("b.jsonl") != []


def test_duplicates_and_revisions_within_and_across_runs(shell: Shell) -> None:
    shell.rows(
        "one.jsonl", ("https://port.example/a?utm_source=x", "Pier\nOld."), ("http://port.example/a", "Pier\nOld.")
    )
    shell.rows("two.jsonl", ("https://port.example/a", "Pier\nOld."), ("https://port.example/a", "Pier\nOld.\nNew."))
    shell.rows("three.jsonl", ("https://port.example/b", "Pier\nOld.\nNew."))

    first = shell.run("extract", "one.jsonl", "-o", "out.jsonl")
    second = shell.run("extract", "two.jsonl", "three.jsonl", "-o", "out.jsonl")

    assert told(first.stderr).startswith("2 pages\n1 article\n0 rejects\n1 duplicate\n")
    assert told(second.stderr).startswith("3 pages\n2 articles (1 revision)\n0 rejects\n1 duplicate\n")
    a, revised, b = shell.records("out.jsonl")
    assert (a["revision"], a["changed"], a["duplicate_of"]) == (1, [], None)
    assert (revised["id"], revised["revision"], revised["changed"]) == (a["id"], 2, ["New."])
    assert b["id"] != a["id"]
    assert (b["revision"], b["duplicate_of"]) == (1, a["id"])


def test_duplicates_are_kept_where_asked_for(shell: Shell) -> None:
    shell.rows("pages.jsonl", *[("https://port.example/a", "Pier\nOld.")] * 3)

    answer = shell.run("extract", "pages.jsonl", "-o", "out.jsonl", "--keep-duplicates")

    assert told(answer.stderr).startswith("3 pages\n3 articles\n0 rejects\n0 duplicates\n")
    assert len(shell.records("out.jsonl")) == 3


def test_the_number_of_jobs_changes_nothing(shell: Shell) -> None:
    # Slow pages first, and copies under other names: which of them is kept depends on the order.
    for number in range(24):
        pause = "SLEEP 0.2" if number % 8 == 0 else "SHORT" if number % 8 == 5 else ""
        shell.write(f"pages/{number:02}.txt", f"Story {number // 2}\nText {number // 2}. {pause}")

    for jobs in ("1", "2", "4"):
        assert shell.run("extract", "pages", "-o", f"{jobs}/out.jsonl", "--jobs", jobs).code == 0

    for name in ("out.jsonl", "out.rejects.jsonl"):
        one, two, four = ((shell.folder / jobs / name).read_bytes() for jobs in ("1", "2", "4"))
        assert one == two == four
        assert one


def test_a_bug_costs_its_page(shell: Shell) -> None:
    shell.pages(2)
    shell.write("pages/0000b.txt", "BUG")

    answer = shell.run("extract", "pages", "-o", "out.jsonl")

    assert answer.code == 0
    assert "pages/0000b.txt: the extraction raised\nTraceback" in answer.stderr
    assert len(shell.records("out.jsonl")) == 2
    assert [r["reason"] for r in shell.records("out.rejects.jsonl")] == ["extractor_crashed"]


def test_many_pages_are_read_no_faster_than_they_are_done(shell: Shell) -> None:
    shell.rows("many.jsonl", *((f"https://port.example/{n}", f"Ship {n}\nText {n}.") for n in range(3_000)))

    answer = shell.run("extract", "many.jsonl", "-o", "out.jsonl", "--jobs", "2", env={"WATCH_FILE": "watched"})

    assert told(answer.stderr).startswith("3000 pages\n3000 articles\n0 rejects\n0 duplicates\n")
    finished, most_at_once = map(int, (shell.folder / "watched").read_text().split())
    assert finished == 3_000
    assert 2 <= most_at_once <= 12


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is of Linux")
def test_a_full_device_is_told(shell: Shell) -> None:
    shell.pages(1)

    answer = shell.run("extract", "pages", "-o", "/dev/full")

    assert answer.code == 73
    assert "/dev/full: cannot write: the disk is full; free some space and run again\n" in answer.stderr
    assert "1 page not done" in answer.stderr


def test_the_core_runs_in_any_folder(shell: Shell, tmp_path: Path) -> None:
    shell.write("page.txt", "too little")

    answer = shell.real("extract", "page.txt", "-o", "out.jsonl")

    assert answer.code == 0
    assert told(answer.stderr).startswith("1 page\n0 articles\n1 reject (")


def test_a_run_does_not_read_what_it_writes(shell: Shell) -> None:
    shell.pages(2)
    ours = ("-o", "pages/out.jsonl", "--state", "pages/state.sqlite")

    first, second = shell.run("extract", "pages", *ours), shell.run("extract", "pages", *ours)

    assert first.code == second.code == 0
    assert told(first.stderr).startswith("2 pages\n2 articles\n0 rejects\n")
    assert told(second.stderr).startswith("0 pages\n0 articles\n0 rejects\n0 duplicates\n2 already done")
