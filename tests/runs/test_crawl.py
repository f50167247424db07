"""`scrapy crawl local` is `newsbot extract`: same records, same exit codes."""

from tests.runs.shell import Shell


def test_the_same_records(shell: Shell) -> None:
    shell.pages(5)
    shell.write("pages/caption.txt", "SHORT")
    shell.run("extract", "pages", "-o", "a.jsonl", "--jobs", "2")

    answer = shell.run(
        "crawl", "local", "-a", "path=pages/000*.txt:pages/caption.txt", "-s", "NEWSBOT_OUTPUT=b.jsonl", way="scrapy"
    )

    assert answer.code == 0
    assert answer.stdout == b""
    for name in ("{}.jsonl", "{}.rejects.jsonl"):
        assert shell.records(name.format("b")) == shell.records(name.format("a")) != []
    assert "INFO: Dropped: pages/caption.txt: too_short: 1 word\n" in answer.stderr
    assert "'newsbot/articles': 5,\n" in answer.stderr
    assert "'newsbot/rejects/too_short': 1,\n" in answer.stderr
    assert "'item_dropped_reasons_count/TooShort': 1,\n" in answer.stderr
    assert "\n1 reject (too_short 1)\n" in answer.stderr


def test_exit_codes(shell: Shell) -> None:
    shell.pages(1)
    quiet = ("-s", "LOG_LEVEL=WARNING")
    crawl = ("crawl", "local", *quiet)

    missing = shell.run(*crawl, "-a", "path=nothing", "-s", "NEWSBOT_OUTPUT=-", way="scrapy")
    assert (missing.code, missing.stdout, missing.stderr) == (1, b"", "")

    pathless = shell.run(*crawl, way="scrapy")
    assert pathless.code == 2
    assert pathless.stderr.endswith("no path is given; name a file, a folder or a glob: -a path=PATH\n")

    unknown = shell.run("crawl", "lokal", *quiet, way="scrapy")
    assert unknown.code == 2
    assert "there is no spider 'lokal'; there is discover, japannews, local, news, page" in unknown.stderr

    unwritable = shell.run(*crawl, "-a", "path=pages", "-s", "NEWSBOT_OUTPUT=pages", way="scrapy")
    assert unwritable.code == 73
    assert unwritable.stderr.count("\n") == 1
    assert unwritable.stderr.endswith("/pages: cannot write: it is a folder; name a file\n")


def test_scrapys_own_limits_close_the_spider(shell: Shell) -> None:
    shell.pages(2_000)

    answer = shell.run(
        "crawl", "local", "-a", "path=pages", "-s", "NEWSBOT_OUTPUT=out.jsonl", "-s", "CLOSESPIDER_ITEMCOUNT=5",
        way="scrapy",
    )  # fmt: skip

    assert answer.code == 0
    assert "Spider closed (closespider_itemcount)" in answer.stderr
    assert 5 <= len(shell.records("out.jsonl")) < 2_000
