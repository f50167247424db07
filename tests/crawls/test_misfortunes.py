"""Each misfortune of the local web ends as it should, and none hurts the others."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsbot import EXTRACTOR
from tests.crawls.crawl import Folder
from tests.crawls.told import told, written
from tests.runs.shell import Answer
from tests.site import LocalWeb
from tests.site.misfortune import CASES, Misfortune

# Patient enough for the slow page (2 s), and no more for what never answers.
SETTINGS = {"DOWNLOAD_TIMEOUT": 3, "RETRY_TIMES": 1}
NO_ADDRESS = "is at no public address; NEWSBOT_ALLOW_PRIVATE allows private ones"
UNKNOWN = {"noindex": None, "noarchive": None, "tdm": None, "ai": None}

# name: reason, status, detail.
REJECTS: dict[str, tuple[str, int | None, str]] = {
    "redirect-loop": ("download_failed", None, "redirects without end"),
    "to-private-address": ("forbidden_address", None, f"10.0.0.1 {NO_ADDRESS}"),
    "to-link-local": ("forbidden_address", None, f"169.254.169.254 {NO_ADDRESS}"),
    "to-file": ("forbidden_address", 302, "leads to 'file:///etc/passwd', which is no address of the web"),
    "to-data": (
        "forbidden_address",
        302,
        "leads to 'data:text/html,<p>An article that is not there.</p>', which is no address of the web",
    ),
    "to-other-scheme": (
        "forbidden_address",
        302,
        "leads to 'ftp://127.0.0.1/news.html', which is no address of the web",
    ),
    "to-disallowed": ("robots_denied", None, "robots.txt forbids it"),
    "disallowed": ("robots_denied", None, "robots.txt forbids it"),
    "with-credentials": ("forbidden_address", None, "the address has credentials in it"),
    "not-found": ("download_failed", 404, "the site answered 404"),
    "gone": ("download_failed", 410, "the site answered 410"),
    "forbidden": ("blocked", 403, "the site answered 403"),
    "always-rate-limited": ("download_failed", 429, "the site answered 429"),
    "always-error": ("download_failed", 500, "the site answered 500"),
    "never-answers": ("download_failed", None, "no whole answer in 3 seconds"),
    "endless": ("too_large", None, "the answer is larger than DOWNLOAD_MAXSIZE"),
    "truncated": ("download_failed", None, "the answer broke off before its end"),
    "cut": ("download_failed", None, "the answer broke off before its end"),
    "reset": ("download_failed", None, "Connection was closed cleanly."),
    "broken-gzip": ("download_failed", None, "the answer cannot be unpacked"),
    "huge": ("too_large", None, "the answer is larger than DOWNLOAD_MAXSIZE"),
    "soft-404": ("error_page", None, "short, and its title says 'Page not found"),
    "login-wall": ("login_wall", None, "short, and speaks of nothing else: 'Sign in"),
    "consent-wall": ("consent_wall", None, "short, and speaks of nothing else: 'Before you continue"),
    "empty-shell": ("script_only", None, "an empty shell that JavaScript fills"),
    "empty-body": ("empty", None, "the page has no content"),
    "pdf-as-html": ("not_text", None, "a binary file (begins b'%PDF-1.4')"),
}
# What may come another time is asked for again, and nothing else.
TEMPORARY = {
    "always-rate-limited", "always-error", "never-answers", "truncated", "cut", "reset", "broken-gzip",
}  # fmt: skip
PERMISSIONS = {
    "noindex": {"noindex": True}, "noindex-header": {"noindex": True},
    "noarchive": {"noarchive": True}, "noarchive-header": {"noarchive": True},
    "tdm-header": {"tdm": True}, "tdm-meta": {"tdm": True},
}  # fmt: skip


@pytest.fixture(scope="module")
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=1, bulk=1) as web:
        yield web


@pytest.fixture(scope="module")
def site(web: LocalWeb) -> Misfortune:
    return web.site("misfortune")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("misfortunes"))


@pytest.fixture(scope="module")
def answer(folder: Folder, site: Misfortune) -> Answer:
    """The one crawl that the tests of this module look at; the last lets time pass and crawls again."""
    return folder.crawl(url=site.url, settings=SETTINGS)


def rejects(site: Misfortune, records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    names = {url: name for name, url in site.pages.items()}
    return {names[record["url"]]: record for record in records}


def article_of(folder: Folder, site: Misfortune, name: str) -> dict[str, Any]:
    (article,) = (it for it in folder.records() if it["canonical_url"] == site.stories[name].url)
    return article


def test_every_misfortune_is_expected_here() -> None:
    articles = {name for name, case in CASES.items() if case.article}
    twins = {name for name, case in CASES.items() if case.twin}
    assert articles | twins | set(REJECTS) == set(CASES)
    assert not articles & set(REJECTS)


def test_articles_are_taken_and_nothing_else(answer: Answer, folder: Folder, site: Misfortune) -> None:
    assert answer.code == 0, answer.stderr
    assert written(folder.records()) == told(site.published())
    assert len(folder.records()) == len(site.published())
    assert "\n1 duplicate\n" in answer.stderr  # the article at two addresses


def test_every_failure_is_recorded_once(
    answer: Answer, folder: Folder, site: Misfortune, figure: Callable[[str], None]
) -> None:
    found = folder.records("rejects")
    refused = sum(record["reason"] == "forbidden_address" for record in found)
    figure(f"redirects and links off the public web: {refused} refused, none followed")
    assert len(found) == len(REJECTS)


@pytest.mark.parametrize("name", REJECTS)
def test_a_failure_is_recorded_with_its_reason(answer: Answer, folder: Folder, site: Misfortune, name: str) -> None:
    record = rejects(site, folder.records("rejects"))[name]
    reason, status, detail = REJECTS[name]
    moment = datetime.fromisoformat(record["fetched"])
    assert moment.utcoffset() is not None
    assert record == {
        "schema": "newsbot.reject/1",
        "reason": reason,
        "detail": record["detail"],
        "url": site.pages[name],
        "input": None,
        "source": None,
        "site": site.url.removeprefix("http://").rstrip("/"),
        "status": status,
        "fetched": record["fetched"],
        "extractor": EXTRACTOR,
    }
    assert record["detail"].startswith(detail)


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.article])
def test_what_a_page_permits_stands_in_its_record(answer: Answer, folder: Folder, site: Misfortune, name: str) -> None:
    assert article_of(folder, site, name)["permissions"] == UNKNOWN | PERMISSIONS.get(name, {})


def test_nobody_is_told_of_a_failure_in_words_of_the_program(answer: Answer, folder: Folder) -> None:
    told = "\n".join(record["detail"] for record in folder.records("rejects"))
    assert "Error" not in told
    assert "twisted" not in told
    assert "Traceback" not in answer.stderr


def test_only_what_may_come_another_time_is_asked_for_again(answer: Answer, folder: Folder, site: Misfortune) -> None:
    impatient = {"DOWNLOAD_TIMEOUT": 1, "RETRY_TIMES": 0}
    early = len(site.requests)
    assert folder.crawl(url=site.url, settings=impatient).code == 0
    assert asked(site, early) == set()

    folder.age(minutes=11)
    late = len(site.requests)
    assert folder.crawl(url=site.url, settings=impatient).code == 0
    assert asked(site, late) == TEMPORARY
    assert len(folder.records("rejects")) == len(REJECTS) + len(TEMPORARY)
    assert written(folder.records()) == told(site.published())

    # Twice as long as before.
    folder.age(minutes=11)
    later = len(site.requests)
    assert folder.crawl(url=site.url, settings=impatient).code == 0
    assert asked(site, later) == set()


def asked(site: Misfortune, since: int) -> set[str]:
    names = {url: name for name, url in site.pages.items()}
    urls = {f"{site.url.rstrip('/')}{seen.path}" for seen in site.requests[since:]}
    return {names[url] for url in urls & set(names)}


def test_what_failed_for_a_while_is_an_article_of_a_later_run(tmp_path: Path, web: LocalWeb) -> None:
    folder, site = Folder(tmp_path), web.site("courier")
    article = site.published()[0]
    (tmp_path / "list.txt").write_text(article.url)
    site.down = True
    assert folder.crawl(urls="list.txt", settings={"RETRY_TIMES": 0}).code == 0
    site.down = False
    (reject,) = folder.records("rejects")
    assert (reject["reason"], reject["url"]) == ("download_failed", article.url)

    folder.age(minutes=11)
    assert folder.crawl(urls="list.txt").code == 0

    assert written(folder.records()) == told((article,))


def test_a_site_that_does_not_answer_fails_the_run(tmp_path: Path, web: LocalWeb) -> None:
    folder, site = Folder(tmp_path), web.site("courier")
    site.down = True
    answer = folder.crawl(url=site.url, settings={"RETRY_TIMES": 0})
    site.down = False

    assert answer.code == 1
    assert "\n1 source failed: nothing could be read, see the log\n" in answer.stderr
    assert folder.records() == []
    # The links that it had are still to come.
    assert folder.crawl(url=site.url).code == 0
    assert written(folder.records()) == told(site.published())


def test_opt_outs_are_obeyed_where_a_setting_says_so(tmp_path: Path, web: LocalWeb) -> None:
    folder, site = Folder(tmp_path), web.site("misfortune")
    (tmp_path / "list.txt").write_text("\n".join(site.pages[name] for name in PERMISSIONS))

    answer = folder.crawl(urls="list.txt", settings={"NEWSBOT_OBEY_OPT_OUTS": "noindex,tdm"})

    assert answer.code == 0, answer.stderr
    assert {record["url"] for record in folder.records()} == {
        site.pages["noarchive"],
        site.pages["noarchive-header"],
    }
    opted_out = rejects(site, folder.records("rejects"))
    assert {name: record["reason"] for name, record in opted_out.items()} == dict.fromkeys(
        ("noindex", "noindex-header", "tdm-header", "tdm-meta"), "opted_out"
    )
