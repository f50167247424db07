"""`newsbot inspect`, through the real command."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.golden_pages import FOLDER
from tests.runs.shell import ROOT, Answer, Shell
from tests.site import LocalWeb

RANKING = FOLDER / "wire-ranking-links" / "page.html"
PUBLIC = {"NEWSBOT_ALLOW_PRIVATE": "1"}


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=4, bulk=1) as started:
        yield started


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def found(answer: Answer) -> dict[str, Any]:
    assert (answer.code, answer.stderr) == (0, "")
    record: dict[str, Any] = json.loads(answer.stdout)
    return record


def test_each_block_stands_there_with_its_verdict_score_and_reason(shell: Shell) -> None:
    answer = shell.real("inspect", str(RANKING), env={"COLUMNS": "100"})
    assert (answer.code, answer.stderr) == (0, "")
    text = answer.stdout.decode()
    assert "\x1b" not in text
    assert re.search(r"^article: 88 words by scorer, confidence 0\.\d\d$", text, re.MULTILINE)
    assert re.search(r"^   11 = field +0\.\d\d t heading 1   headline        Lomvik Council", text, re.MULTILINE)
    assert re.search(r"^   18 \+ kept +\d\.\d\d t paragraph +The Lomvik city", text, re.MULTILINE)
    assert re.search(r'^   21 - stripped +0\.\d\d   heading 3   link_list       "Society" POPULAR', text, re.MULTILINE)
    assert "  + og:title: Lomvik Council" in text
    assert "  - the dateline shown: 11:25 JST, June 8, 2023 -> 2023-06-08T11:25:00+09:00" in text
    head = text[text.index("    # verdict") :].splitlines()
    assert [line for line in head if len(line) > 100] == []
    whole = shell.real("inspect", str(RANKING), "--full").stdout.decode()
    assert "mooring fees." in " ".join(whole.split())


def test_json_holds_the_record_and_all_that_bore_on_it(shell: Shell) -> None:
    record = found(shell.real("inspect", str(RANKING), "--json"))
    gold = json.loads((RANKING.parent / "expected.json").read_text())
    assert record["outcome"]["text"] == gold["text"]
    kept = [block["text"] for block in record["blocks"] if block["verdict"] == "kept"]
    assert "\n\n".join(kept) == gold["text"]
    stripped = [block for block in record["blocks"] if block["verdict"] == "stripped"]
    assert {block["reason"] for block in stripped} == {run["reason"] for run in gold["removed"]}
    assert record["encoding"] == "utf-8"
    published = record["fields"]["published"]
    assert [it["source"] for it in published["candidates"] if it["won"]] == ["meta article:published_time"]
    assert len(published["candidates"]) > 2


def test_a_page_without_an_article_shows_what_was_seen_before_that_was_known(shell: Shell) -> None:
    record = found(shell.real("inspect", str(FOLDER / "reject-section-page" / "page.html"), "--json"))
    assert record["outcome"]["reason"] == "not_an_article"
    assert {block["verdict"] for block in record["blocks"]} == {"chosen", "stripped"}
    text = shell.real("inspect", str(FOLDER / "reject-section-page" / "page.html")).stdout.decode()
    assert "\nreject:  not_an_article: " in text


def test_plain_text_is_shown_by_its_lines(shell: Shell) -> None:
    record = found(shell.real("inspect", str(ROOT / "samples" / "harbour-courier-ferry-pact.txt"), "--json"))
    first, *_, last = record["blocks"]
    assert (first["verdict"], first["field"], first["where"]) == ("field", "headline", "line 1")
    assert (last["verdict"], last["reason"]) == ("stripped", "link_list")
    assert next(run["heading"] for run in record["outcome"]["removed"]) in {it["text"] for it in record["blocks"]}


def test_one_page_of_an_archive_is_named_as_its_record_names_it(shell: Shell) -> None:
    archive = str(ROOT / "samples" / "tidewater-ledger.zip")
    several = shell.real("inspect", archive)
    assert several.code == 2
    assert "holds several pages; name one of them: " in several.stderr
    name = several.stderr.partition("one of them: ")[2].split(",")[0]
    assert found(shell.real("inspect", name, "--json"))["outcome"]["input"] == name
    assert shell.real("inspect", f"{archive}#none").code == 2
    shell.write("a#b.html", RANKING.read_text())
    assert found(shell.real("inspect", "a#b.html", "--json"))["outcome"]["input"] == "a#b.html"
    (shell.folder / "c#x").mkdir()
    with ZipFile(shell.folder / "c#x" / "a.zip", "w") as packed:
        packed.writestr("a/b#2.html", RANKING.read_text())
    for target in ("c#x/a.zip", "c#x/a.zip#a/b#2.html"):
        assert found(shell.real("inspect", target, "--json"))["outcome"]["input"] == "c#x/a.zip#a/b#2.html"
    assert shell.real("inspect", "none.zip#a").stderr == "Error: none.zip: there is no such file; check the path\n"


def test_an_address_is_fetched_as_a_crawl_would(shell: Shell, web: LocalWeb) -> None:
    site = web.site("harbour")
    story = site.published()[0]
    url = f"{site.url.rstrip('/')}{story.path}"
    record = found(shell.real("inspect", url, "--json", env=PUBLIC))
    assert record["outcome"]["schema"] == "newsbot.article/1"
    assert record["outcome"]["url"] == url
    assert list(shell.folder.iterdir()) == []
    assert next(seen.path for seen in site.requests) == "/robots.txt"
    refused = shell.real("inspect", url)
    assert (refused.code, refused.stdout) == (1, b"")
    assert refused.stderr.startswith(f"Error: {url}: forbidden_address: ")
    missing = shell.real("inspect", f"{site.url}no-such-page", env=PUBLIC)
    assert missing.code == 1
    assert missing.stderr == f"Error: {site.url}no-such-page: download_failed: the site answered 404\n"


def test_html_writes_the_page_itself(shell: Shell) -> None:
    answer = shell.real("inspect", str(RANKING), "--html", "page.html")
    assert (answer.code, answer.stdout) == (0, b"")
    assert answer.stderr == f"{RANKING}: written to page.html; open it in a browser\n"
    assert "newsbot-kept" in (shell.folder / "page.html").read_text()
    assert shell.real("inspect", str(RANKING), "--html", "page.html").code == 0
    refused = shell.real("inspect", str(RANKING), "--html", "none/page.html")
    assert refused.code == 73
    assert "none/page.html: cannot write" in refused.stderr


def test_a_page_that_newsbot_did_not_write_is_not_replaced(shell: Shell) -> None:
    shell.write("saved.html", RANKING.read_text())
    refused = shell.real("inspect", "saved.html", "--html", "./saved.html")
    assert refused.code == 73
    assert refused.stderr == "Error: ./saved.html: is no page of newsbot's; name another, or move this one away\n"
    assert (shell.folder / "saved.html").read_text() == RANKING.read_text()


def test_what_a_page_says_reaches_no_terminal_raw(shell: Shell) -> None:
    shell.write(
        "a.txt", "Storm\x1b[31m over \x9b2J islands\nIt rained \x07 all of Monday, and the ferries stayed in port."
    )
    answer = shell.real("inspect", "a.txt")
    assert answer.code == 0
    assert not set(answer.stdout.decode()) & {"\x1b", "\x07", "\x9b"}


@pytest.mark.parametrize("target", ["none.html", ".", "http://"])
def test_what_cannot_be_read_is_told(shell: Shell, target: str) -> None:
    answer = shell.real("inspect", target)
    assert answer.code in {1, 2}
    assert answer.stderr.startswith("Error: ")
    assert "Traceback" not in answer.stderr
