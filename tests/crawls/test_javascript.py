"""Empty shells: rejects, or rendered by a browser where one is wanted."""

import shutil
from importlib.util import find_spec

import pytest

from tests.crawls.crawl import LOOPBACK, Folder
from tests.runs.shell import Shell
from tests.site import LocalWeb

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        find_spec("scrapy_playwright") is None or shutil.which("chromium") is None,
        reason="needs newsbot[js] and Debian's chromium; make test-heavy installs both",
    ),
]


def test_shells_are_rendered_where_that_is_wanted(web: LocalWeb, folder: Folder) -> None:
    site = web.site("misfortune")
    shell = site.pages["empty-shell"]
    (folder.path / "urls.txt").write_text(shell + "\n", encoding="utf-8")

    plain = folder.crawl(urls="urls.txt")
    assert plain.code == 0, plain.stderr
    assert [(it["url"], it["reason"]) for it in folder.records("rejects")] == [(shell, "script_only")]

    (folder.path / "output" / "state.sqlite").unlink()
    rendered = folder.crawl(
        urls="urls.txt", env={**LOOPBACK, "NEWSBOT_JAVASCRIPT": "true", "NEWSBOT_KEEP_PAGES": "a.warc.gz"}
    )
    assert rendered.code == 0, rendered.stderr
    (record,) = folder.records()
    # What the browser made of it is kept, not the shell.
    assert Shell(folder.path).real("extract", "a.warc.gz", "-o", "again.jsonl").code == 0
    assert [{**it, "input": None} for it in Shell(folder.path).records("again.jsonl")] == [record]
    story = site.stories["empty-shell"]
    assert (record["headline"], record["text"]) == (story.headline, "\n\n".join(story.paragraphs))
