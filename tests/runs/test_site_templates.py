"""What runs learn of sites, through the commands: records, the state, `newsbot sites`."""

import json
import os
import re
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from newsbot.items import Page
from tests.extraction.template.paper import DISCLAIMER, Story, page, redesigned, story
from tests.runs.shell import Shell

FIRST_BATCH = 2


def save(folder: Path, pages: Iterable[Page]) -> str:
    (folder / "pages").mkdir(exist_ok=True)
    for number, it in enumerate(pages, start=len(list((folder / "pages").iterdir()))):
        path = folder / "pages" / f"{number:04}.html"
        path.write_bytes(it.body)
        os.utime(path, (0, 0))
    return "pages"


def records(shell: Shell, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (shell.folder / name).read_bytes().splitlines()]


def paragraphs(record: dict[str, Any]) -> list[str]:
    return [block["text"] for block in record["body"]]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Shell:
    """Read 200 pages of the paper."""
    shell = Shell(tmp_path_factory.mktemp("paper"))
    save(shell.folder, (page(story(n)) for n in range(200)))
    assert shell.real("extract", "pages", "-o", "a.jsonl", "--jobs", "2").code == 0
    return shell


def test_from_the_second_batch_on_nothing_leaks_and_nothing_is_lost(read: Shell) -> None:
    found = records(read, "a.jsonl")
    assert len(found) == 200
    for number, record in enumerate(found[FIRST_BATCH:], start=FIRST_BATCH):
        assert paragraphs(record) == list(story(number).paragraphs), number
    leaked = [record for record in found if DISCLAIMER in record["text"]]
    assert leaked == found[:FIRST_BATCH]
    methods = [record["method"] for record in found]
    assert set(methods) == {"scorer", "template"}
    assert methods[100:].count("template") > 80


def test_inspect_shows_what_is_known_of_the_site(read: Shell) -> None:
    answer = read.real("inspect", "pages/0190.html", "--json")
    assert (answer.code, answer.stderr) == (0, "")
    found = json.loads(answer.stdout)
    assert found["template_pages"] == 200
    (disclaimer,) = [block for block in found["blocks"] if block["text"] == DISCLAIMER]
    assert (disclaimer["verdict"], disclaimer["reason"]) == ("stripped", "template")
    assert any(re.match(r"template: repeats, on \d+ of the site's articles", note) for note in disclaimer["notes"])
    assert any(" % text on " in note.replace("%", " %") for note in disclaimer["notes"])
    unknown = read.real("inspect", "pages/0190.html", "--json", "--state", "none.sqlite")
    assert json.loads(unknown.stdout)["template_pages"] is None


def test_the_number_of_jobs_changes_nothing(read: Shell) -> None:
    for jobs in ("1", "5"):
        assert read.real("extract", "pages", "-o", f"jobs{jobs}.jsonl", "--jobs", jobs).code == 0
        assert (read.folder / f"jobs{jobs}.jsonl").read_bytes() == (read.folder / "a.jsonl").read_bytes()


def test_kills_change_nothing(tmp_path: Path) -> None:
    read = Shell(tmp_path)
    # Far more pages than are written before the last of the kills, however fast they are read.
    save(read.folder, (page(story(n)) for n in range(800)))
    assert read.real("extract", "pages", "-o", "a.jsonl", "--jobs", "2").code == 0
    output = read.folder / "killed.jsonl"
    size = kills = 0
    for _ in range(4):
        process = read.start_real("extract", "pages", "-o", output.name, "--jobs", "2")
        while process.poll() is None and (output.stat().st_size if output.exists() else 0) == size:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += process.returncode == -signal.SIGKILL
        size = output.stat().st_size
    assert kills >= 2, "the runs were over before they were killed"
    assert "already done" in read.real("extract", "pages", "-o", output.name, "--jobs", "2").stderr
    assert output.read_bytes() == (read.folder / "a.jsonl").read_bytes()


def test_a_deleted_output_is_made_again_as_it_was(read: Shell) -> None:
    assert read.real("extract", "pages", "-o", "again.jsonl").code == 0
    (read.folder / "again.jsonl").unlink()
    assert read.real("extract", "pages", "-o", "again.jsonl").code == 0
    assert (read.folder / "again.jsonl").read_bytes() == (read.folder / "a.jsonl").read_bytes()


def test_sites_are_listed_shown_handed_on_and_forgotten(read: Shell) -> None:
    rows = json.loads(read.real("sites", "list", "--json").stdout)
    mine = next(row for row in rows if row["taught_by"].endswith("/a.jsonl"))
    assert (mine["site"], mine["pages"], mine["articles"]) == ("skerry.example", 200, 200)
    assert mine["reads_by_itself"]
    assert "skerry.example  200    200       yes" in read.real("sites", "list").stdout.decode()
    shown = read.real("sites", "show", "skerry.example").stdout.decode()
    assert "200 of them taught it" in shown
    assert "Reads pages by itself: yes" in shown
    assert "body > article > h1: headline_repeat 100%" in shown
    exported = read.real("sites", "export", "skerry.example").stdout
    assert story(7).paragraphs[0].encode() not in exported
    (read.folder / "sites.jsonl").write_bytes(exported)
    assert read.real("sites", "import", "sites.jsonl", "--state", "other.sqlite").stderr == "1 sites taken in\n"
    # Another state goes on from there: no page leaks, not the first either.
    again = read.real("extract", "pages", "-o", "knowing.jsonl", "--state", "other.sqlite")
    assert again.code == 0
    for number, record in enumerate(records(read, "knowing.jsonl")):
        assert paragraphs(record) == list(story(number).paragraphs), number
    assert read.real("sites", "forget", "skerry.example", "--state", "other.sqlite").code == 0
    assert read.real("sites", "list", "--state", "other.sqlite").stdout == b"no site is known yet\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nonsense", "sites.jsonl, line 1: Expecting value"),
        ('{"site": "a.example"}', "line 1: no template as this newsbot makes them"),
        ('{"schema": "newsbot.site/2", "site": "a.example"}', "line 1: a template that is damaged (KeyError: 'pages')"),
    ],
)
def test_a_damaged_import_is_refused_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    shell = Shell(tmp_path)
    shell.write("sites.jsonl", line + "\n")
    refused = shell.real("sites", "import", "sites.jsonl")
    assert (refused.code, words in refused.stderr, "newsbot sites export" in refused.stderr) == (2, True, True)


def test_a_site_that_is_not_known_is_told(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    for command in ("show", "forget", "export"):
        refused = shell.real("sites", command, "a.example")
        assert (refused.code, "nothing is known of a.example" in refused.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_new_layout_is_told_in_the_summary(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    save(tmp_path, [*(page(story(n)) for n in range(40)), *(redesigned_saved(story(n)) for n in range(40, 140))])
    told = shell.real("extract", "pages", "-o", "a.jsonl")
    event = "layout_changed: skerry.example, page 46: 100% of its pages looked alike before, 0% of the last do"
    assert event in told.stderr
    found = records(shell, "a.jsonl")
    whole = [paragraphs(record) == list(story(n).paragraphs) for n, record in enumerate(found)]
    assert whole == [False] * FIRST_BATCH + [True] * (140 - FIRST_BATCH)
    assert found[139]["method"] == "template"


def test_pages_without_an_address_and_pages_that_are_no_article_harm_nothing(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    pages = [page(story(n)) for n in range(12)]
    rows = [(it.url or "", it.body.decode()) for it in pages]
    rows[1] = rows[5] = ("https://skerry.example/short", "<html><body><p>Nothing here.</p></body></html>")
    rows[3] = ("", rows[3][1].replace('<link rel="canonical" href="https://skerry.example/news/3">', ""))
    shell.rows("pages.jsonl", *rows)
    assert shell.real("extract", "pages.jsonl", "-o", "a.jsonl").code == 0
    row = json.loads(shell.real("sites", "list", "--json").stdout)[0]
    assert (row["site"], row["pages"], row["articles"]) == ("skerry.example", 11, 9)


def redesigned_saved(it: Story) -> Page:
    """Return a redesigned page that says where it was saved from."""
    new = redesigned(it)
    return Page(url=new.url, body=f"<!-- saved from url=(0030){new.url} -->\n".encode() + new.body, fetched=new.fetched)
