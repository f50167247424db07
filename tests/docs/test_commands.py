"""The commands of the README and of getting started, run as they stand, in their order.

Names that stand for something of the reader's are there: folders of pages, archives, a `sources.toml`. `example.org` is
a site of the local web, and crawls are as quick as it answers. What is not run is listed, with why.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.test_documented import DOCS, README
from tests.golden_pages import FOLDER
from tests.runs.shell import ROOT, environment
from tests.site import LocalWeb, NewsSite

_COMMAND = re.compile(
    r"^ {4}((?:NEWSBOT_\w+=\S+ )?(?:newsbot|scrapy|make|curl|git|python|pip|\w*grep) .*)$", re.MULTILINE
)
_QUICK = "-s DOWNLOAD_DELAY=0 -s AUTOTHROTTLE_ENABLED=False"
# What stands in the way of running a command here.
_NOT_RUN = {
    "make demo": "makes a virtual environment; the demo itself is run by `test_the_demo_runs`",
    "make report": "makes a virtual environment; test_two_commands.py runs it",
    "make -C newsbot report": "the same",
    "git clone ADDRESS": "the same",
    "scrapy crawl japannews": "a site on the internet",
    "newsbot cron --install": "would change this user's crontab; tests/runs has one that is run by cron",
    "python -m tests.site": "runs until it is stopped",
    "NEWSBOT_ALLOW_PRIVATE=1 scrapy crawl news -a url=http://127.0.0.1:8701/": "needs the one before",
}
_SYNOPSIS = re.compile(r"\[-|\.\.\.|\||[A-Z]\.jsonl [A-Z]\.jsonl|DATA_DIR")
# `newsbot status` and `compare` say by 1 that something is not well; `evaluate` needs pages with gold.
_MAY_FAIL = {"newsbot status": {0, 1}}


def commands(text: str) -> list[str]:
    """Return the commands in the indented blocks of a Markdown file, without comments and forms of use."""
    found = [re.sub(r"\s+#.*$", "", line).strip() for line in _COMMAND.findall(text)]
    return [line for line in found if not (_SYNOPSIS.search(line.replace(" | newsbot", "")))]


def reason_not_to_run(command: str) -> str | None:
    return next((why for prefix, why in _NOT_RUN.items() if command.startswith(prefix)), None)


def as_typed_here(command: str, folder: Path, site: NewsSite) -> str:
    """Return a command for the local web, and for what the commands before it made."""
    story = f"{site.url.rstrip('/')}{site.published()[0].path}"
    command = re.sub(r"https://example\.org/news(/1)?\b", story, command)
    command = command.replace("https://example.org/", site.url)
    if "crawl.warc.gz" in command:
        shutil.copy(next((folder / "output" / "pages").glob("*.gz")), folder / "crawl.warc.gz")
        record = json.loads(run("newsbot extract crawl.warc.gz -o -", folder).stdout.splitlines()[0])
        command = command.replace("crawl.warc.gz#12", record["input"])
    if "www.example.org" in command:
        known = json.loads(run("newsbot sites list --json", folder).stdout)
        command = command.replace("www.example.org", known[0]["site"])
    return f"{command} {_QUICK}" if "scrapy crawl news" in command or "newsbot run" in command else command


@pytest.fixture(scope="module")
def site() -> Iterator[NewsSite]:
    with LocalWeb(articles=3, bulk=1) as web:
        yield web.site("harbour")


@pytest.fixture
def folder(tmp_path: Path, site: NewsSite) -> Path:
    """A folder with what the commands name."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    page = FOLDER / "interview" / "page.html"
    for name in ("saved-pages/1.html", "pages/1.html", "saved.html", "a.html", "more/1.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(page, tmp_path / name)
    shutil.copy(ROOT / "samples" / "echo-des-collines-cabine.html.gz", tmp_path / "pages")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.write(page, "1.html")
    (tmp_path / "list.txt").write_text(f"{site.url.rstrip('/')}{site.published()[0].path}\n")
    (tmp_path / "sources.toml").write_text(f'[[source]]\nname = "harbour"\nurl = "{site.url}"\n')
    return tmp_path


def run(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    tools = folder / ".tools"
    if not tools.exists():
        tools.mkdir()
        for name, module in (("newsbot", "newsbot"), ("scrapy", "scrapy")):
            (tools / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
            (tools / name).chmod(0o755)
    env = environment({"NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8", "PATH": f"{tools}:{os.environ['PATH']}"})
    return subprocess.run(["bash", "-c", command], cwd=folder, env=env, capture_output=True, text=True, check=False)


def follow(text: str, folder: Path, site: NewsSite) -> list[str]:
    """Run all commands of a text; return those that did not end as they should."""
    failed = []
    for shown in commands(text):
        if reason_not_to_run(shown):
            continue
        command = as_typed_here(shown, folder, site)
        done = run(command, folder)
        allowed = next((codes for prefix, codes in _MAY_FAIL.items() if command.startswith(prefix)), {0})
        if done.returncode not in allowed or "Traceback" in done.stderr:
            failed.append(f"{command}: {done.returncode}\n{done.stderr[-600:]}")
    return failed


def test_there_are_commands_to_run_and_those_left_out_are_there() -> None:
    found = commands(README) + commands((DOCS / "getting-started.md").read_text("utf-8"))
    assert len([it for it in found if not reason_not_to_run(it)]) > 35
    assert [prefix for prefix in _NOT_RUN if not any(it.startswith(prefix) for it in found)] == []


def test_getting_started(folder: Path, site: NewsSite) -> None:
    text = (DOCS / "getting-started.md").read_text("utf-8")
    assert follow(text, folder, site) == []
    assert (folder / "report.html").exists()
    assert (folder / "inspected.html").exists()
    (program,) = re.findall(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    shown = run(f"'{sys.executable}' -c '{program}'", folder)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "link_list" in shown.stdout


def test_the_readme(folder: Path, site: NewsSite) -> None:
    # Pages are kept before one of them is inspected.
    kept = f'NEWSBOT_KEEP_PAGES="output/pages/{{date}}.warc.gz" scrapy crawl news -a urls=list.txt {_QUICK}'
    assert run(kept, folder).returncode == 0
    assert follow(README, folder, site) == []
    assert (folder / "report.html").exists()
    assert (folder / "articles.html").exists()
    assert len((folder / "articles.jsonl").read_text("utf-8").splitlines()) >= 1


def test_the_demo_runs() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "newsbot.cli.demo"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "The articles are in" in done.stdout
