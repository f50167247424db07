from dataclasses import replace
from pathlib import Path

import pytest

from newsbot.errors import LockedError, OutputError
from newsbot.items import Article, Duplicate, to_record
from newsbot.jsonl import to_line
from newsbot.state import Ledger
from tests.state.records import STARTED, article, reject
from tests.state.runs import open_ledger, records, run, take

FOREIGN = b'{"foreign": 1}\n'


def test_outcomes_go_to_their_outputs(tmp_path: Path) -> None:
    assert run(tmp_path, article(1), reject(2), article(3)) == ["revision 1", "Reject", "revision 1"]
    assert records(tmp_path / "out.jsonl") == [to_record(article(1)), to_record(article(3))]
    assert records(tmp_path / "rejects.jsonl") == [to_record(reject(2))]


def test_rerun_takes_only_what_is_not_done(tmp_path: Path) -> None:
    run(tmp_path, article(1), reject(2))
    assert run(tmp_path, article(1), reject(2), article(3)) == ["done", "done", "revision 1"]
    assert len(records(tmp_path / "out.jsonl")) == 2
    assert len(records(tmp_path / "rejects.jsonl")) == 1


def test_input_named_twice_is_taken_once(tmp_path: Path) -> None:
    assert run(tmp_path, article(1), reject(2), article(1), reject(2)) == ["revision 1", "Reject", "done", "done"]
    assert records(tmp_path / "out.jsonl") == [to_record(article(1))]


def test_input_with_other_content_is_not_done(tmp_path: Path) -> None:
    run(tmp_path, article(1))
    ledger = open_ledger(tmp_path)
    assert ledger.is_done("pages/1.html", "content")
    assert not ledger.is_done("pages/1.html", "other content")
    assert not ledger.is_done("pages/2.html", "content")
    ledger.close()


def test_content_that_comes_back_is_not_done(tmp_path: Path) -> None:
    became = []
    for content in ("old", "new", "old", "old"):
        ledger = open_ledger(tmp_path)
        if not ledger.is_done("pages/1.html", content):
            ledger.begin("pages/1.html", content)
            outcome = ledger.judge(article(1, paragraphs=(content,)))
            ledger.write(outcome)
            assert isinstance(outcome, Article)
            became.append((content, outcome.revision))
            assert ledger.is_done("pages/1.html", content)
        ledger.close()
    assert became == [("old", 1), ("new", 2), ("old", 3)]
    assert [record["text"] for record in records(tmp_path / "out.jsonl")] == ["old", "new", "old"]


def test_pages_that_share_their_one_address_stay_apart_across_runs(tmp_path: Path) -> None:
    section = "https://news.example/harbour"
    shared = [article(number, url=section, canonical_url=section) for number in (1, 2)]
    first, second = (run(tmp_path, item) for item in shared)
    corrected = replace(article(3, url=section, canonical_url=section), input=shared[0].input)
    ledger = open_ledger(tmp_path)
    judged = ledger.judge(corrected)
    ledger.close()
    assert first == second == ["revision 1"]
    assert isinstance(judged, Article)
    assert (judged.id, judged.revision) == (shared[0].id, 2)


def test_duplicates_and_revisions_in_one_run_and_across_runs(tmp_path: Path) -> None:
    again = replace(article(1), input="again.html")
    revised = replace(article(1, paragraphs=("Boat 1 left the harbour.", "It was sunny.")), input="revised.html")
    copied = article(2, headline=article(1).headline, paragraphs=("Boat 1 left the harbour.", "It was raining."))
    assert run(tmp_path, article(1), again) == ["revision 1", "Duplicate"]
    assert run(tmp_path, again, revised, copied) == ["done", "revision 2", "revision 1"]
    assert records(tmp_path / "out.jsonl") == [
        to_record(article(1)),
        to_record(replace(revised, revision=2, changed=("It was sunny.",))),
        to_record(replace(copied, duplicate_of=article(1).id)),
    ]


@pytest.mark.parametrize("commits", [False, True])
def test_what_is_a_duplicate_does_not_depend_on_when_is_committed(tmp_path: Path, commits: bool) -> None:
    items = [article(number, headline="Wire", paragraphs=("Same.",)) for number in (3, 1, 2)]
    items.insert(1, article(3, headline="Own", paragraphs=("Other.",)))
    ledger = open_ledger(tmp_path)
    for item in items:
        ledger.write(ledger.judge(item))
        if commits:
            ledger.commit()
    ledger.close()
    marks = [(record["revision"], record["duplicate_of"]) for record in records(tmp_path / "out.jsonl")]
    assert marks == [(1, None), (2, None), (1, article(3).id), (1, article(3).id)]


def test_kept_duplicates_are_written(tmp_path: Path) -> None:
    run(tmp_path, article(1), replace(article(1), input="again.html"), keep_duplicates=True)
    assert [record["duplicate_of"] for record in records(tmp_path / "out.jsonl")] == [None, article(1).id]


def test_each_output_is_complete_by_itself(tmp_path: Path) -> None:
    run(tmp_path, article(1))
    assert run(tmp_path, article(1), articles="other.jsonl") == ["revision 1"]
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "other.jsonl").read_bytes()


def test_without_per_output_all_outputs_share_what_was_seen(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, per_output=False)
    ledger.write(ledger.judge(article(1)))
    ledger.close()
    (tmp_path / "out.jsonl").rename(tmp_path / "archived.jsonl")
    ledger = open_ledger(tmp_path, "other.jsonl", per_output=False)
    assert ledger.judge(article(1)) == Duplicate(id=article(1).id, url=article(1).url, input=article(1).input)
    ledger.close()


def test_one_output_by_several_names_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    run(tmp_path, article(1), articles="real/out.jsonl")
    assert run(tmp_path, article(1), articles="link/out.jsonl") == ["done"]
    monkeypatch.chdir(tmp_path / "real")
    assert run(tmp_path, article(1), articles=str(tmp_path / "out.jsonl")) == ["revision 1"]
    ledger = Ledger.open(
        state=str(tmp_path / "state.sqlite"),
        articles="out.jsonl",
        rejects=None,
        started=STARTED,
        keep_duplicates=False,
        per_output=True,
    )
    assert take(ledger, article(1)) == ["done"]
    assert ledger.paths == ("out.jsonl",)
    ledger.close()


def test_names_are_filled_in(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, "{source}/{date}.jsonl", rejects=str(tmp_path / "rejects-{date}.jsonl"))
    take(ledger, replace(article(1), source="herald"), article(2), replace(article(3), source="../../etc/x"), reject(4))
    ledger.close()
    names = [f"{name}2026-03-01.jsonl" for name in ("rejects-", "herald/", "local/", "_.._etc_x/")]
    assert ledger.paths == tuple(str(tmp_path / name) for name in names)
    assert [len(records(tmp_path / name)) for name in names] == [1, 1, 1, 1]


def test_rejects_without_an_output_are_done_all_the_same(tmp_path: Path) -> None:
    assert run(tmp_path, reject(1), rejects=None) == ["Reject"]
    assert run(tmp_path, reject(1), rejects=None) == ["done"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "state.sqlite"]


def test_memory_leaves_no_trace(tmp_path: Path) -> None:
    assert run(tmp_path, article(1), replace(article(1), input="b"), state=":memory:") == ["revision 1", "Duplicate"]
    assert run(tmp_path, article(1), state=":memory:") == ["revision 1"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "rejects.jsonl"]


def test_stream_keeps_no_state(tmp_path: Path) -> None:
    assert run(tmp_path, article(1), articles="/dev/null") == ["revision 1"]
    assert run(tmp_path, article(1), articles="/dev/null") == ["revision 1"]
    assert [path.name for path in tmp_path.iterdir()] == ["rejects.jsonl"]


def test_batch_is_committed_when_it_is_full_or_old(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ledger = open_ledger(tmp_path)
    take(ledger, *map(article, range(199)))
    assert out.read_bytes() == b""
    take(ledger, article(199))
    assert len(records(out)) == 200
    take(ledger, article(200, paragraphs=("long " * 250_000,)))
    assert len(records(out)) == 201
    take(ledger, article(201))
    ledger.commit_if_due()
    assert len(records(out)) == 201
    while len(records(out)) == 201:
        ledger.commit_if_due()
    assert len(records(out)) == 202
    ledger.close()


def test_foreign_lines_stay_and_a_torn_one_is_cut(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(FOREIGN + b'{"torn": ')
    run(tmp_path, article(1))
    with out.open("ab") as file:
        file.write(FOREIGN + b'{"torn": ')
    assert run(tmp_path, article(1), article(2)) == ["done", "revision 1"]
    assert out.read_bytes() == FOREIGN + to_line(article(1)) + FOREIGN + to_line(article(2))


def test_file_that_is_gone_is_started_anew(tmp_path: Path) -> None:
    again = replace(article(1), input="again.html")
    run(tmp_path, article(1), again, reject(3))
    (tmp_path / "out.jsonl").unlink()
    assert run(tmp_path, article(1), again, reject(3)) == ["revision 1", "Duplicate", "done"]
    assert records(tmp_path / "out.jsonl") == [to_record(article(1))]
    assert len(records(tmp_path / "rejects.jsonl")) == 1


@pytest.mark.parametrize("content", [b"", FOREIGN, FOREIGN * 500])
def test_file_that_was_replaced_or_shortened_is_started_anew(tmp_path: Path, content: bytes) -> None:
    run(tmp_path, article(1), article(2))
    (tmp_path / "out.jsonl").write_bytes(content)
    assert run(tmp_path, article(1), article(2)) == ["revision 1", "revision 1"]
    assert (tmp_path / "out.jsonl").read_bytes() == content + to_line(article(1)) + to_line(article(2))


def test_other_days_output_is_looked_after(tmp_path: Path) -> None:
    run(tmp_path, article(1), articles="{date}.jsonl", started=STARTED.replace(day=1))
    run(tmp_path, article(2), articles="{date}.jsonl", started=STARTED.replace(day=2))
    (tmp_path / "2026-03-01.jsonl").unlink()
    run(tmp_path, article(1), article(2), articles="{date}.jsonl", started=STARTED.replace(day=3))
    assert records(tmp_path / "2026-03-02.jsonl") == [to_record(article(2))]
    assert records(tmp_path / "2026-03-03.jsonl") == [to_record(article(1))]


def test_file_that_is_moved_away_during_a_run_is_started_anew(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    take(ledger, article(1))
    ledger.commit()
    take(ledger, article(2))
    ledger.commit()
    (tmp_path / "out.jsonl").rename(tmp_path / "moved.jsonl")
    take(ledger, article(3))
    ledger.close()
    assert records(tmp_path / "moved.jsonl") == [to_record(article(1)), to_record(article(2))]
    assert records(tmp_path / "out.jsonl") == [to_record(article(3))]
    assert run(tmp_path, article(1), article(2), article(3)) == ["revision 1", "revision 1", "done"]


def test_output_in_use_is_locked_and_the_first_run_goes_on(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    take(ledger, article(1))
    with pytest.raises(LockedError, match=r"out\.jsonl: another run"):
        open_ledger(tmp_path)
    with pytest.raises(LockedError, match=r"rejects\.jsonl: another run"):
        open_ledger(tmp_path, "other.jsonl")
    ledger.close()
    assert run(tmp_path, article(1)) == ["done"]


def test_name_that_no_text_holds_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="the name is no UTF-8; name another output"):
        open_ledger(tmp_path, "out\udcff.jsonl")


def test_error_is_final(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path, "{source}.jsonl", rejects=None)
    take(ledger, article(1))
    (tmp_path / "folder.jsonl").mkdir()
    for item in (replace(article(2), source="folder"), article(3)):
        with pytest.raises(OutputError, match=r"folder\.jsonl: cannot write: it is a folder; name a file"):
            ledger.write(item)
    ledger.close()
    assert (tmp_path / "local.jsonl").read_bytes() == b""
    assert run(tmp_path, article(1), articles="{source}.jsonl", rejects=None) == ["revision 1"]
