from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsbot.dedup.signing import sign
from newsbot.items import Article, Duplicate, to_record
from newsbot.options import NearOptions
from newsbot.state.database import Database
from tests.dedup.test_near import FERRY, OTHER
from tests.state.records import STARTED, article
from tests.state.runs import open_ledger, records, run

FIRST = article(1, paragraphs=(FERRY,))
EDITED = article(2, paragraphs=(FERRY.replace("painful", "hard"),))
SHORTENED = article(3, paragraphs=(FERRY.rsplit(". ", 1)[0],))
ANOTHER = article(4, paragraphs=(OTHER,))


@pytest.mark.parametrize("commits", [False, True])
def test_near_duplicates_name_the_earliest_whenever_is_committed(tmp_path: Path, commits: bool) -> None:
    ledger = open_ledger(tmp_path)
    for item in (FIRST, ANOTHER, EDITED, SHORTENED):
        ledger.write(ledger.judge(item))
        if commits:
            ledger.commit()
    ledger.close()
    assert records(tmp_path / "out.jsonl") == [
        to_record(FIRST),
        to_record(ANOTHER),
        to_record(replace(EDITED, duplicate_of=FIRST.id)),
        to_record(replace(SHORTENED, duplicate_of=FIRST.id)),
    ]


def test_dropped_near_duplicates_are_done_as_the_article_they_repeat(tmp_path: Path) -> None:
    drop = NearOptions(drop=True)
    copied = article(5, headline=FIRST.headline, paragraphs=(FERRY,))
    assert run(tmp_path, FIRST, EDITED, copied, near=drop) == ["revision 1", "Duplicate", "Duplicate"]
    assert run(tmp_path, FIRST, EDITED, copied, near=drop) == ["done"] * 3
    (tmp_path / "out.jsonl").unlink()
    assert run(tmp_path, EDITED, FIRST, near=drop) == ["revision 1", "Duplicate"]
    assert records(tmp_path / "out.jsonl") == [to_record(EDITED)]


def test_dropped_near_duplicate_names_the_earlier_article(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    ledger = open_ledger(tmp_path, near=NearOptions(drop=True))
    assert ledger.judge(EDITED) == Duplicate(id=FIRST.id, url=EDITED.url, input=EDITED.input)
    ledger.close()


def test_revision_is_no_near_duplicate_of_itself_nor_of_what_came_after(tmp_path: Path) -> None:
    run(tmp_path, FIRST, EDITED)
    text = FERRY.replace("three families", "four families")
    corrected = replace(article(1, paragraphs=(text,)), input="corrected.html")
    assert run(tmp_path, corrected, near=NearOptions(drop=True)) == ["revision 2"]
    assert records(tmp_path / "out.jsonl")[-1] == to_record(replace(corrected, revision=2, changed=(text,)))
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        assert database.rows("SELECT id FROM near") == [(FIRST.id,), (EDITED.id,)]


def test_signatures_go_with_their_output(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    run(tmp_path, EDITED, articles="other.jsonl")
    assert records(tmp_path / "other.jsonl") == [to_record(EDITED)]
    (tmp_path / "out.jsonl").unlink()
    run(tmp_path, ANOTHER)
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        assert database.rows("SELECT id FROM near ORDER BY id") == [(id_,) for id_ in sorted((EDITED.id, ANOTHER.id))]
        assert database.rows("SELECT count(DISTINCT number), count(*) FROM near_bands") == [(2, 48)]


def test_signatures_are_kept_for_some_days(tmp_path: Path) -> None:
    run(tmp_path, FIRST, per_output=False)
    within, after = STARTED + timedelta(days=90), STARTED + timedelta(days=91)
    assert judged(tmp_path, EDITED, started=within).duplicate_of == FIRST.id
    assert judged(tmp_path, EDITED, started=after).duplicate_of is None
    run(tmp_path, ANOTHER, per_output=False, started=after)
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        assert database.rows("SELECT id FROM near") == [(ANOTHER.id,)]
        assert database.rows("SELECT count(DISTINCT number) FROM near_bands") == [(1,)]


def test_without_days_none_are_looked_for(tmp_path: Path) -> None:
    off = NearOptions(days=0)
    assert run(tmp_path, FIRST, near=off) == ["revision 1"]
    assert judged(tmp_path, EDITED, near=off, per_output=True) == EDITED


def judged(folder: Path, item: Article, **changes: Any) -> Article:
    ledger = open_ledger(folder, **{"per_output": False, **changes})
    outcome = ledger.judge(item)
    ledger.close()
    assert isinstance(outcome, Article)
    return outcome


def test_a_signature_that_a_worker_made_is_not_made_again(tmp_path: Path) -> None:
    run(tmp_path, FIRST)
    another = sign(FERRY)
    assert another is not None
    ledger = open_ledger(tmp_path)
    ledger.take_signature(OTHER, another.pack())
    judged = ledger.judge(ANOTHER)
    ledger.close()
    assert isinstance(judged, Article)
    assert judged.duplicate_of == FIRST.id  # by the signature that was given, not that of its text
