"""`newsbot report`, through the real command: what the page holds."""

import json
import re
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsbot.items import Article, to_record
from newsbot.report.charts import DAYS
from newsbot.state.database import Database
from tests.report.sample_records import HOSTILE, Held, mixed, write
from tests.runs.shell import ROOT, Answer, Shell
from tests.state.records import article, reject


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def held(shell: Shell, *arguments: str, name: str = "report.html") -> Held:
    answer = shell.real("report", *arguments)
    assert answer.code == 0, answer.stderr
    assert re.fullmatch(rf"written to {name} \(\d+\.\d MB\); open it in a browser\n", answer.stderr)
    return Held.read(shell.folder / name)


def test_a_file_of_records_is_shown_whole(shell: Shell) -> None:
    records = mixed()
    found = held(shell, write(shell.folder, "a.jsonl", *records))

    articles = [to_record(it) for it in records if isinstance(it, Article)]
    assert [(it["id"], it["headline"], it["source"]) for it in found.index] == [
        (it["id"], it["headline"], it["site"]) for it in articles
    ]
    assert [it["removed"] for it in found.bodies] == [it["removed"] for it in articles]
    assert ["\n\n".join(text for _, text, _ in it["body"]) for it in found.bodies] == [it["text"] for it in articles]
    assert [it["alike"] for it in found.index] == [1, 0, 0, 1]
    assert found.glance == {
        "pages": "7",
        "articles": "4",
        "rejects": "3",
        "duplicates": "–",
        "near-duplicates": "1",
        "revisions": "1",
        "words an article": "8",
        "pages a second": "–",
    }
    assert found.bodies[3]["diff"] == [
        ["same", "Boat 1 left the harbour."],
        ["lost", "It was raining."],
        ["gained", "It was sunny."],
    ]
    rejects = found.text("rejects")
    assert "too_short 2 Its text has fewer words than NEWSBOT_MIN_WORDS. for example pages/5.html: 5 words" in rejects
    assert "pages/6.html 6 words" in rejects
    assert "harbour.example 2 1 7 0.90 100 %" in found.text("sources")
    assert "link_list 1 Links to other articles" in found.text("stripped")


def test_everything_from_a_page_is_escaped(shell: Shell) -> None:
    found = held(shell, write(shell.folder, "a.jsonl", *mixed()))
    scripts = found.tree.xpath("//script")
    assert [it.get("id") for it in scripts] == ["index", "bodies", None]
    assert found.tree.xpath("//img") == []
    assert found.tree.xpath("//a[starts-with(@href, 'javascript')]") == []
    assert [name for it in found.tree.iter("*") for name in it.attrib if name.startswith("on")] == []
    assert HOSTILE in {it["headline"] for it in found.index}
    assert " ".join(HOSTILE.split()) in found.text("rejects")
    text = (shell.folder / "report.html").read_text("utf-8")
    assert text.count("<script") == text.count("</script") == 3
    assert "\u2028" not in "".join(it.text or "" for it in scripts)


def test_nothing_in_the_page_needs_the_network(shell: Shell) -> None:
    held(shell, write(shell.folder, "a.jsonl", *mixed()))
    text = (shell.folder / "report.html").read_text("utf-8")
    assert re.findall(r"(?:src|srcset|data|poster|action)\s*=\s*[\"'](?!text/)[^\"']*", text.split("<script")[0]) == []
    assert "@import" not in text
    assert "url(" not in text
    assert "default-src 'none'" in text


def test_the_latest_run_is_shown_with_what_it_counted(shell: Shell) -> None:
    shell.pages(3)
    assert shell.run("extract", "pages", "-o", "out.jsonl").code == 0
    shell.pages(3, "more")
    shell.write("more/9.txt", "Ferry 9 sails\nShe left at 9 past noon.")
    assert shell.run("extract", "more", "-o", "out.jsonl").code == 0

    found = held(shell)
    assert [it["input"] for it in found.index] == ["more/9.txt"]
    assert (found.glance["pages"], found.glance["articles"], found.glance["duplicates"]) == ("4", "1", "3")
    assert float(found.glance["pages a second"]) > 0

    whole = held(shell, "out.jsonl", "-o", "whole.html", name="whole.html")
    assert len(whole.index) == 4
    assert (whole.glance["pages"], whole.glance["articles"], whole.glance["duplicates"]) == ("7", "4", "3")

    missing = shell.real("report", "2020-01-01T00-00-00Z")
    assert missing.code == 2
    runs = missing.stderr.strip().partition("the last ones are: ")[2].split(", ")
    assert len(runs) == 2
    first = held(shell, runs[1], "-o", "first.html", name="first.html")
    assert [it["input"] for it in first.index] == [f"pages/{n:04}.txt" for n in range(3)]
    assert first.tree.findtext(".//h1") == f"Run {runs[1]}"


def test_what_others_wrote_to_a_file_is_not_counted_as_a_runs(shell: Shell) -> None:
    shell.pages(2)
    assert shell.run("extract", "pages", "-o", "out.jsonl").code == 0
    with (shell.folder / "out.jsonl").open("ab") as file:
        file.write(json.dumps(to_record(article(9))).encode() + b"\n")
    found = held(shell, "out.jsonl")
    assert (len(found.index), found.glance["duplicates"]) == (3, "–")


def test_a_run_whose_file_is_gone_says_so(shell: Shell) -> None:
    shell.pages(2)
    assert shell.run("extract", "pages", "-o", "out.jsonl").code == 0
    (shell.folder / "out.jsonl").unlink()
    answer = shell.real("report")
    assert answer.code == 1
    assert "out.jsonl: is no longer there" in answer.stderr
    assert Held.read(shell.folder / "report.html").index == []


def test_an_earlier_revision_is_found_in_an_earlier_run(shell: Shell) -> None:
    shell.rows("one.jsonl", ("https://harbour.example/1", "Ferry sails\nShe left at noon."))
    shell.rows("two.jsonl", ("https://harbour.example/1", "Ferry sails\nShe left at two."))
    for name in ("one.jsonl", "two.jsonl"):
        assert shell.run("extract", name, "-o", "out.jsonl").code == 0
    found = held(shell)
    (body,) = found.bodies
    assert ["lost", "She left at noon."] in body["diff"]
    assert ["gained", "She left at two."] in body["diff"]


def test_a_revision_without_its_forerunner_shows_what_is_new(shell: Shell) -> None:
    changed = replace(article(1), revision=3, changed=("It was raining.",))
    (body,) = held(shell, write(shell.folder, "a.jsonl", changed)).bodies
    assert body["diff"] == [["same", "Boat 1 left the harbour."], ["gained", "It was raining."]]


def test_sources_of_the_state_have_health_and_thirty_days(shell: Shell) -> None:
    (shell.folder / "output").mkdir()
    now = time.time()
    path = str(shell.folder / "output" / "state.sqlite")
    with closing(Database(path)) as database, database.transaction() as connection:
        for run, (days, count) in enumerate([(40, 9), (3, 4), (0, 2)], 1):
            row = ("harbour", run, now - days * 86_400, "done", count)
            connection.execute("INSERT INTO runs (id, started) VALUES (?, ?)", (run, row[2]))
            columns = "source, run, started, outcome, articles"
            connection.execute(f"INSERT INTO source_runs ({columns}) VALUES (?, ?, ?, ?, ?)", row)
        alarm = ("harbour", "silent", now, "nothing new <b>for</b> days")
        connection.execute("INSERT INTO alarms VALUES (?, ?, ?, NULL, ?, '{}')", alarm)
    found = held(shell, write(shell.folder, "a.jsonl", article(1)))
    assert "harbour silent: nothing new <b>for</b> days" in found.text("sources")
    charts = found.tree.xpath("//*[local-name()='svg']/@aria-label")
    assert charts == [
        f"All sources: 6 articles in {DAYS} days, at most 4 a day",
        f"harbour: 6 articles in {DAYS} days, at most 4 a day",
    ]


def test_the_limit_bounds_a_report_and_says_so(shell: Shell) -> None:
    write(shell.folder, "a.jsonl", *(article(n) for n in range(30)), *(reject(n) for n in range(150)))
    found = held(shell, "a.jsonl", "--limit", "10")
    assert len(found.index) == len(found.bodies) == 10
    assert found.glance["articles"] == "30"
    assert "The first 10 of 30 are here" in found.text("articles")
    assert "and 50 more in the rejects file" in found.text("rejects")


def test_a_report_can_be_empty_and_printed(shell: Shell) -> None:
    answer: Answer = shell.real("report", write(shell.folder, "a.jsonl"), "-o", "-")
    assert (answer.code, answer.stderr) == (0, "")
    assert answer.stdout.startswith(b"<!doctype html>")


def test_what_is_no_record_is_named(shell: Shell) -> None:
    (shell.folder / "a.jsonl").write_bytes(b'nonsense\n{"schema": "newsbot.article/1", "removed": 3}\n')
    answer = shell.real("report", "a.jsonl")
    assert answer.code == 1
    problems = ["a.jsonl:1: no record; it is left out", "a.jsonl:2: no record; it is left out"]
    assert answer.stderr.splitlines()[1:] == problems
    assert all(problem in (shell.folder / "report.html").read_text() for problem in problems)


def test_records_of_other_programs_do_not_break_it(shell: Shell) -> None:
    strange: dict[str, object] = {
        "schema": "newsbot.article/1",
        "word_count": "many",
        "confidence": None,
        "fetched": 7,
        "body": [{}],
    }
    (shell.folder / "a.jsonl").write_text(json.dumps(strange) + "\n")
    assert len(held(shell, "a.jsonl").index) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((), 2, "there is no run yet, and nothing in output/articles/{date}.jsonl; name a file of records"),
        (("none.jsonl",), 2, "none.jsonl: no such file"),
        (("a.jsonl", "-o", "no/where.html"), 73, "no/where.html: cannot write"),
        (("a.jsonl", "-o", "a.jsonl"), 73, "a.jsonl: is no page of newsbot's; name another, or move this one away"),
    ],
)
def test_what_cannot_be_done_is_told(shell: Shell, arguments: tuple[str, ...], code: int, message: str) -> None:
    write(shell.folder, "a.jsonl", article(1))
    answer = shell.real("report", *arguments)
    assert answer.code == code
    assert message in answer.stderr
    assert not (shell.folder / "output").exists()


def test_the_samples_make_a_report(shell: Shell) -> None:
    assert shell.real("extract", str(ROOT / "samples"), "-o", "a.jsonl").code == 0
    found = held(shell)
    assert len(found.index) == 11
    assert found.glance["rejects"] == "2"
