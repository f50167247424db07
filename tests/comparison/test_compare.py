"""`newsbot compare`, through the real command, on records of known difference."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsbot.comparison import difference_of
from newsbot.errors import RejectReason, RemovedReason
from newsbot.items import Article, Block, BlockKind, Reject, Removed
from newsbot.jsonl import to_line
from tests.runs.shell import Answer, Shell
from tests.state.records import article, reject


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def write(shell: Shell, name: str, *records: Article | Reject) -> str:
    path = shell.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(map(to_line, records)))
    return name


def compared(shell: Shell, *arguments: str) -> dict[str, Any]:
    answer = shell.real("compare", *arguments, "--json")
    assert (answer.code, answer.stderr) == (0, "")
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def shown(answer: Answer) -> list[str]:
    return answer.stdout.decode().splitlines()


LONG = ("The ferry sailed at nine.", "It carried forty people.", "Nobody was hurt.")


def test_text_lost_and_gained_is_told_by_page_and_sorted_by_size(shell: Shell) -> None:
    small, large, same = (article(number, paragraphs=LONG) for number in (1, 2, 3))
    mended = article(1, paragraphs=("The ferry sailed at ten.", *LONG[1:]))
    cut = article(2, paragraphs=(*LONG[:1], "Read more below."))
    before = write(shell, "a.jsonl", small, large, same)
    after = write(shell, "b.jsonl", same, cut, mended)

    found = compared(shell, before, after)

    assert found["before"] == {"pages": 3, "articles": 3, "extractors": ["newsbot 0"]}
    assert found["same"] == 1
    assert [(it["page"], it["change"], it["lost_words"], it["gained_words"]) for it in found["differences"]] == [
        (large.url, "text", 7, 3),
        (small.url, "text", 1, 1),
    ]
    assert found["differences"][0]["lost"] == list(LONG[1:])
    assert found["differences"][0]["gained"] == ["Read more below."]
    assert shown(shell.real("compare", before, after)) == [
        "before: 3 pages, 3 of them articles (newsbot 0)",
        "after:  3 pages, 3 of them articles (newsbot 0)",
        "pages:  1 the same, 2 with another text",
        "words:  8 lost, 4 gained",
        "",
        f"{large.url}  -7 +3 words",
        "  - It carried forty people.",
        "  - Nobody was hurt.",
        "  + Read more below.",
        "",
        f"{small.url}  -1 +1 words",
        "  - The ferry sailed at nine.",
        "  + The ferry sailed at ten.",
    ]
    assert shown(shell.real("compare", before, after, "--limit", "1"))[-2:] == ["", "and 1 more; --limit 0 shows all"]


def test_a_run_differs_in_nothing_from_itself(shell: Shell) -> None:
    name = write(shell, "a.jsonl", *(article(n) for n in range(50)), *(reject(n) for n in range(50, 60)))
    found = compared(shell, name, name)
    assert (found["same"], found["differences"]) == (60, [])


def test_articles_and_rejects_are_told_from_each_other(shell: Shell) -> None:
    no_address = [replace(article(n, url=None), input=f"pages/{n}.html") for n in range(4)]
    before = write(shell, "a.jsonl", no_address[0], no_address[3])
    write(shell, "a.rejects.jsonl", reject(1), reject(2))
    after = write(shell, "output/articles/b.jsonl", no_address[1], no_address[3])
    write(shell, "output/rejects/b.jsonl", reject(0), replace(reject(2), reason=RejectReason.EMPTY))

    found = compared(shell, before, after)

    outcomes = {it["page"]: (it["change"], it["before"], it["after"]) for it in found["differences"]}
    assert outcomes == {
        "pages/0.html": ("lost", "article", "reject: too_short"),
        "pages/1.html": ("gained", "reject: too_short", "article"),
        "pages/2.html": ("reason", "reject: too_short", "reject: empty"),
    }
    assert found["same"] == 1
    assert "pages/2.html  -0 +0 words  reject: too_short -> reject: empty" in shown(
        shell.real("compare", before, after)
    )


def test_fields_that_differ_are_shown(shell: Shell) -> None:
    one = article(1)
    run = Removed(reason=RemovedReason.SHARE, text="Share", where="line 1")
    heading = (Block(kind=BlockKind.HEADING, text=one.body[0].text, level=2), *one.body[1:])
    other = replace(one, headline="Other", authors=("Ann Lee",), removed=(run, run), body=heading, confidence=0.3)
    found = compared(shell, write(shell, "a.jsonl", one), write(shell, "b.jsonl", other))
    (difference,) = found["differences"]
    assert difference["change"] == "fields"
    assert difference["fields"] == {
        "headline": {"before": one.headline, "after": "Other"},
        "authors": {"before": [], "after": ["Ann Lee"]},
        "body": {"before": ["paragraph", "paragraph"], "after": ["heading", "paragraph"]},
        "removed": {"before": {}, "after": {"share": 2}},
    }
    lines = shown(shell.real("compare", "a.jsonl", "b.jsonl"))
    assert "pages:  0 the same, 1 with the same text and other fields" in lines
    assert f'  headline: "{one.headline}" -> "Other"' in lines


def test_the_last_revision_counts_and_a_reject_of_a_later_fetch_does_not(shell: Shell) -> None:
    one, two = article(1), replace(article(1, paragraphs=LONG), revision=2)
    failed = replace(reject(1), url=one.url)
    before, after = write(shell, "a.jsonl", one, two, failed), write(shell, "b.jsonl", two)
    found = compared(shell, before, after)
    assert (found["same"], found["differences"]) == (1, [])


def test_pages_of_one_address_are_told_apart_by_their_input(shell: Shell) -> None:
    url = "https://news.example/"
    pages = [article(number, url=url, paragraphs=LONG) for number in range(4)]
    before = write(shell, "a.jsonl", *pages)
    after = write(shell, "b.jsonl", *pages[:2], pages[3])
    write(shell, "b.rejects.jsonl", replace(reject(2), url=url))

    found = compared(shell, before, after)

    assert (found["before"]["pages"], found["before"]["articles"], found["same"]) == (4, 4, 3)
    assert [(it["page"], it["change"], it["lost_words"]) for it in found["differences"]] == [
        (f"{url} (pages/2.html)", "lost", 12)
    ]


def test_inputs_of_another_kind_tell_no_page_from_itself(shell: Shell) -> None:
    crawled = replace(article(1), input=None), replace(article(1, paragraphs=LONG), input=None, revision=2)
    again = [replace(it, input=f"kept.warc.gz#{number}") for number, it in enumerate(crawled)]
    found = compared(shell, write(shell, "a.jsonl", *crawled), write(shell, "b.jsonl", reject(9), *again))
    assert (found["same"], [it["page"] for it in found["differences"]]) == (1, ["pages/9.html"])


def test_folders_and_packed_files_are_read(shell: Shell) -> None:
    write(shell, "old/1.jsonl", article(1))
    (shell.folder / "old" / "2.jsonl.gz").write_bytes(gzip.compress(to_line(article(2))))
    found = compared(shell, "old", write(shell, "new.jsonl", article(1)))
    assert [(it["page"], it["after"]) for it in found["differences"]] == [(article(2).url, "absent")]


def test_order_alone_is_a_difference(shell: Shell) -> None:
    write(shell, "a.jsonl", article(1, paragraphs=LONG))
    write(shell, "b.jsonl", article(1, paragraphs=LONG[::-1]))
    assert shown(shell.real("compare", "a.jsonl", "b.jsonl"))[-1].endswith("the same paragraphs in another order")


def test_what_pages_say_reaches_no_terminal_raw(shell: Shell) -> None:
    hostile = "\x1b]0;owned\x07 \x9b31m \u202egnp.exe"
    write(shell, "a.jsonl", replace(article(1), headline=hostile, input=hostile))
    write(shell, "b.jsonl", replace(article(1, url=f"https://x.example/{hostile}", paragraphs=(hostile,))))
    answer = shell.real("compare", "a.jsonl", "b.jsonl")
    assert not set(answer.stdout.decode()) & {"\x1b", "\x07", "\x9b"}


def test_what_is_no_record_is_named(shell: Shell) -> None:
    write(shell, "a.jsonl", article(1))
    with (shell.folder / "a.jsonl").open("ab") as file:
        file.write(b'{"schema": "newsbot.article/1", "url": "u", "body": [1]}\nnonsense\n')
    answer = shell.real("compare", "a.jsonl", "a.jsonl")
    assert answer.code == 1
    assert answer.stderr.splitlines()[:2] == [
        "a.jsonl:2: no record; it is left out",
        "a.jsonl:3: no record; it is left out",
    ]


@pytest.mark.parametrize("arguments", [("a.jsonl",), ("a.jsonl", "none.jsonl"), ("a.jsonl", "a.jsonl", "--limit", "x")])
def test_wrong_usage_is_refused(shell: Shell, arguments: tuple[str, ...]) -> None:
    write(shell, "a.jsonl", article(1))
    answer = shell.real("compare", *arguments)
    assert answer.code == 2
    assert answer.stderr.count("Error: ") == 1


def test_paragraphs_that_were_cut_otherwise_lose_no_word() -> None:
    found = difference_of(["One two. Three four."], ["One two.", "Three four."])
    assert (found.lost_words, found.gained_words, found.is_same) == (0, 0, False)
    repeated = difference_of(["a", "a", "b"], ["a", "b"])
    assert (repeated.lost, repeated.gained) == (("a",), ())
