import json
from typing import Any

import pytest

from tests.dedup.test_near import FERRY, OTHER
from tests.runs.shell import Shell

EDITED = FERRY.replace("painful", "hard")


def page(headline: str, text: str) -> str:
    parts = "".join(f"<p>{part}.</p>" for part in text.rstrip(".").split(". "))
    return f"<html><title>{headline}</title><body><article><h1>{headline}</h1>{parts}</article></body></html>"


def extracted(shell: Shell, *flags: str, env: dict[str, str] | None = None) -> tuple[list[dict[str, Any]], str]:
    pages = {
        "herald": page("Landing to close", FERRY),
        "times": page("No more ferries", EDITED),
        "post": page("New buses", OTHER),
    }
    rows = [json.dumps({"url": f"https://{name}.example/story", "html": html}) + "\n" for name, html in pages.items()]
    shell.write("pages.jsonl", "".join(rows))
    answer = shell.real("extract", "pages.jsonl", "-o", "out.jsonl", *flags, env=env)
    assert answer.code == 0, answer.stderr
    return shell.records("out.jsonl"), answer.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_story_of_two_papers_is_marked_whatever_the_jobs(shell: Shell, jobs: str) -> None:
    records, _ = extracted(shell, "--jobs", jobs)
    first = records[0]["id"]
    assert [(record["site"], record["duplicate_of"]) for record in records] == [
        ("herald.example", None),
        ("times.example", first),
        ("post.example", None),
    ]


def test_story_of_two_papers_is_dropped_where_asked(shell: Shell) -> None:
    records, told = extracted(shell, env={"NEWSBOT_DROP_NEAR_DUPLICATES": "true"})
    assert [record["site"] for record in records] == ["herald.example", "post.example"]
    assert "1 duplicate" in told
