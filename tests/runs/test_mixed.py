"""Other people's items and pipelines beside ours."""

import json

from tests.runs.shell import Answer, Shell


def crawl(shell: Shell) -> Answer:
    modules = ("-s", "SPIDER_MODULES=tests.runs.mixed", "-s", "LOG_LEVEL=INFO")
    arguments = ("-a", "path=pages", "-s", "NEWSBOT_OUTPUT=out.jsonl", "-O", "feed.jsonl")
    return shell.run("crawl", "mixed", *modules, *arguments, way="scrapy")


def test_foreign_items_pass_untouched_and_feeds_get_articles(shell: Shell) -> None:
    shell.pages(2)
    shell.write("pages/caption.txt", "SHORT")

    answer = crawl(shell)

    assert answer.code == 0
    feed = [json.loads(line) for line in (shell.folder / "feed.jsonl").read_text().splitlines()]
    assert feed[0] == {"foreign": [1, 2]}
    assert [item["headline"] for item in feed[1:]] == ["Ferry 0 sails", "Ferry 1 sails"]
    assert [record["headline"] for record in shell.records("out.jsonl")] == ["Ferry 0 sails", "Ferry 1 sails"]


def test_a_page_that_comes_to_nothing_is_told_and_taken_again(shell: Shell) -> None:
    shell.pages(2)
    shell.write("pages/lost.txt", "Lost\nAt sea.")

    answer = crawl(shell)

    assert answer.code == 1
    assert "\n1 page not done\n" in answer.stderr
    assert "ERROR: internal error: 1 of 3 pages came to nothing; the log may tell why" in answer.stderr
    assert "ValueError: a bug of another" in answer.stderr

    again = shell.run("extract", "pages", "-o", "out.jsonl")
    assert again.code == 0
    assert "\n2 already done by an earlier run\n" in again.stderr
    assert [record["headline"] for record in shell.records("out.jsonl")][2:] == ["Lost"]
