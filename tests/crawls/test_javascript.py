"""Empty shells: rejects, or rendered by a browser where one is wanted."""

import shutil
from importlib.util import find_spec

import pytest

from tests.crawls.crawl import LOOPBACK, Folder
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
    rendered = folder.crawl(urls="urls.txt", env={**LOOPBACK, "NEWSBOT_JAVASCRIPT": "true"})
    assert rendered.code == 0, rendered.stderr
    (record,) = folder.records()
    story = site.stories["empty-shell"]
    assert (record["headline"], record["text"]) == (story.headline, "\n\n".join(story.paragraphs))
