"""`newsbot evaluate` over collections in each format, by pages of our own."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsbot.cli.evaluate import evaluate
from newsbot.errors import UsageError

PARAGRAPHS = [
    "The harbour board will dredge the inner basin before the winter storms, its chairman told reporters on Monday.",
    "Fishing boats have run aground three times since the spring, and two of them had to be towed to the outer pier.",
    "Work begins on the first of the month and is expected to take six weeks, at a cost of four million crowns.",
]
TITLE = "Harbour board to dredge inner basin"
PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE}</title>
<meta property="article:published_time" content="2024-05-04T08:15:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>{TITLE}</h1>
<p class="byline">By <span class="author">Ane Holt</span></p>
{"".join(f"<p>{text}</p>" for text in PARAGRAPHS)}</article>
<footer><a href="/imprint">Imprint</a></footer></body></html>"""
LIST = (
    "<html lang='en'><body>"
    + "".join(f"<p><a href='/{n}'>Boat {n} sails</a></p>" for n in range(40))
    + "</body></html>"
)
GOLD: dict[str, Any] = {
    "id": "a",
    "title": TITLE,
    "text": "\n\n".join(PARAGRAPHS),
    "paragraphs": PARAGRAPHS,
    "published": "2024-05-04 08:15:00+02:00",
    "authors": ["Ane Holt"],
}


def save(path: Path, html: str = PAGE) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(html.encode()))


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def sets(folder: Path) -> Path:
    save(folder / "papers/html/a.html.gz")
    write(folder / "papers/gold.jsonl", json.dumps(GOLD) + "\n")
    save(folder / "lists/html/b.html.gz", LIST)
    write(folder / "lists/gold.jsonl", json.dumps({"id": "b"}) + "\n")
    write(folder / "dumps/plain/a.txt", "\n".join([TITLE, *PARAGRAPHS]))
    write(folder / "dumps/gold.jsonl", json.dumps({**GOLD, "id": "plain/a"}) + "\n")
    return folder


def table(folder: Path, *options: str) -> dict[tuple[str, str], dict[str, Any]]:
    answer = CliRunner().invoke(evaluate, [str(folder), "--json", "--jobs", "1", *options], standalone_mode=False)
    assert answer.exception is None, answer.exception
    return {(row["set"], row["system"]): row for row in json.loads(answer.stdout)}


def test_sets_are_measured_with_each_system(tmp_path: Path) -> None:
    found = table(sets(tmp_path), "--system", "newsbot", "--system", "trafilatura")

    own = found["papers", "newsbot"]
    own.pop("ms")
    assert own == {
        "set": "papers", "system": "newsbot", "pages": 1, "f1": 100.0, "leak": 0.0, "miss": 0.0, "para": 100.0,
        "title": 100.0, "day": 100.0, "instant": 100.0, "authors": 100.0, "rejected": 0.0, "failures": 0,
    }  # fmt: skip
    assert found["lists", "newsbot"]["rejected"] == 100.0
    assert "f1" not in found["lists", "newsbot"]
    assert found["dumps/plain", "newsbot"]["para"] == 100.0
    assert found["papers", "trafilatura"]["f1"] > 90
    assert found["dumps/plain", "trafilatura"]["rejected"] == 100.0


def test_a_wrong_text_scores_what_it_is_worth(tmp_path: Path) -> None:
    gold = {**GOLD, "text": PARAGRAPHS[0], "paragraphs": PARAGRAPHS[:1], "authors": ["Ane Holt", "Odd Vik"]}
    save(tmp_path / "papers/html/a.html.gz")
    write(tmp_path / "papers/gold.jsonl", json.dumps({**gold, "published": "2024-05-05"}) + "\n")

    own = table(tmp_path, "--system", "newsbot")["papers", "newsbot"]

    words = [len(text.split()) for text in PARAGRAPHS]
    assert own["f1"] == pytest.approx(100 * 2 * words[0] / (words[0] + sum(words)), abs=0.01)
    assert (own["leak"], own["miss"], own["para"], own["day"]) == (100.0, 0.0, 100.0, 0.0)
    assert own["authors"] == pytest.approx(200 / 3, abs=0.01)


def test_checkouts_of_public_benchmarks_are_read(tmp_path: Path) -> None:
    scrapinghub = tmp_path / "article-extraction-benchmark"
    save(scrapinghub / "html/f00.html.gz")
    truth = {"f00": {"articleBody": GOLD["text"], "url": "https://example.org/a"}}
    write(scrapinghub / "ground-truth.json", json.dumps(truth))
    wcxb = tmp_path / "wcxb"
    for name, kind, html in (("0001", "article", PAGE), ("0002", "listing", LIST), ("0003", "forum", LIST)):
        save(wcxb / f"dev/html/{name}.html.gz", html)
        gold = {"title": TITLE, "author": "Ane Holt", "publish_date": "2024-05-04", "main_content": GOLD["text"]}
        record = {"url": "https://example.org/a", "_internal": {"page_type": {"primary": kind}}, "ground_truth": gold}
        write(wcxb / f"dev/ground-truth/{name}.json", json.dumps(record))

    assert table(scrapinghub, "--system", "newsbot")["article-extraction-benchmark", "newsbot"]["f1"] == 100.0
    found = table(wcxb, "--system", "newsbot")
    assert {key: row["pages"] for key, row in found.items()} == {
        ("dev/article", "newsbot"): 1,
        ("dev/no-article", "newsbot"): 1,
    }
    assert found["dev/article", "newsbot"]["f1"] == found["dev/no-article", "newsbot"]["rejected"] == 100.0


def test_pages_are_grouped_by_language_and_shown_as_a_table(tmp_path: Path) -> None:
    options = [str(sets(tmp_path)), "--set", "papers", "--by", "language", "--jobs", "1", "--worst", "1"]
    answer = CliRunner().invoke(evaluate, [*options, "--system", "newsbot"], standalone_mode=False)

    head, line = answer.stdout.strip().split("\n")
    assert head.split() == [
        *("papers", "en", "(1", "pages)", "f1", "leak", "miss", "para", "title", "day", "instant"),
        *("authors", "rejected", "ms"),
    ]
    assert line.split()[:3] == ["newsbot", "100.0", "0.0"]
    assert "papers/a: F1 100.0" in answer.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--set", "paper"), "--set paper: FOLDER has no such set; it has dumps/plain, lists, papers"),
        (("--system", "newsbt"), "--system newsbt: is not known; there are newsbot, trafilatura,"),
    ],
)
def test_wrong_usage_is_told(tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    answer = CliRunner().invoke(evaluate, [str(sets(tmp_path)), *options], standalone_mode=False)
    assert isinstance(answer.exception, UsageError)
    assert str(answer.exception).replace(str(tmp_path), "FOLDER").startswith(message)


def test_folder_without_gold_and_damaged_gold_are_told(tmp_path: Path) -> None:
    answer = CliRunner().invoke(evaluate, [str(tmp_path)], standalone_mode=False)
    assert "holds no pages with gold; name a folder with SET/gold.jsonl" in str(answer.exception)
    write(tmp_path / "papers/gold.jsonl", '{"id": "a"}\n{"id": ')
    answer = CliRunner().invoke(evaluate, [str(tmp_path)], standalone_mode=False)
    assert "gold.jsonl:2: is no JSON" in str(answer.exception)
