"""The library: its names, its functions, and that it stays light."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsbot
from newsbot import PageRejected, RejectReason, RemovedReason
from newsbot.errors import NewsbotError
from tests.golden_pages import FOLDER
from tests.runs.shell import ROOT

FETCHED = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)
URL = "https://courier.example/ferry"
TEXT = ROOT / "samples" / "harbour-courier-ferry-pact.txt"


def in_a_new_process(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout


def test_each_stable_name_is_there() -> None:
    assert sorted(newsbot.__all__) == newsbot.__all__
    assert [name for name in newsbot.__all__ if not hasattr(newsbot, name)] == []
    assert issubclass(PageRejected, NewsbotError)
    with pytest.raises(AttributeError, match="has no attribute 'crawl'"):
        newsbot.crawl  # type: ignore[attr-defined]  # noqa: B018


def test_importing_newsbot_imports_nothing_heavy() -> None:
    heavy = "{'scrapy', 'twisted', 'lxml', 'numpy', 'trafilatura'}"
    assert in_a_new_process(f"import sys, newsbot; print({heavy} & set(sys.modules))") == "set()\n"


def test_no_stable_name_imports_scrapy() -> None:
    program = "import sys; from newsbot import *; print({'scrapy', 'twisted', 'trafilatura'} & set(sys.modules))"
    assert in_a_new_process(program) == "{'trafilatura'}\n"


def page(name: str) -> bytes:
    return (FOLDER / name / "page.html").read_bytes()


def test_extract_gives_the_record_of_local_mode(tmp_path: Path) -> None:
    row = {"url": URL, "html": page("interview").decode()}
    (tmp_path / "pages.jsonl").write_text(json.dumps(row))
    command = [sys.executable, "-m", "newsbot", "extract", "pages.jsonl", "-o", "-"]
    written = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True).stdout
    fetched = datetime.fromtimestamp(int((tmp_path / "pages.jsonl").stat().st_mtime), UTC)

    article = newsbot.extract(page("interview"), url=URL, fetched=fetched)

    assert newsbot.to_record(article) == {**json.loads(written), "input": None}


def test_extract_takes_text_and_bytes_in_any_encoding() -> None:
    windows = page("encoding-windows-1251")
    as_bytes = newsbot.extract(windows, url=URL, fetched=FETCHED)
    as_text = newsbot.extract(windows.decode("windows-1251"), url=URL, fetched=FETCHED)
    assert as_bytes == as_text
    assert as_text.url == URL
    no_meta = windows.replace(b"windows-1251", b"utf-8")
    assert newsbot.extract(no_meta, url=URL, encoding="windows-1251", fetched=FETCHED).text == as_bytes.text
    assert newsbot.extract("\udcff" + windows.decode("windows-1251"), fetched=FETCHED).text == as_text.text


def test_extract_text_strips_lists() -> None:
    for content in (TEXT.read_text("utf-8"), TEXT.read_bytes()):
        article = newsbot.extract_text(content)
        assert article.headline is not None
        assert article.headline.startswith("Transport Ministers")
        assert [run.reason for run in article.removed] == [RemovedReason.LINK_LIST, RemovedReason.LINK_LIST]
        assert "POPULAR" not in article.text
        assert article.published == "2024-03-07T12:40:00+09:00"


def test_options_are_obeyed() -> None:
    article = newsbot.extract_text(TEXT.read_text("utf-8"), options=newsbot.ExtractionOptions(keep_removed=False))
    assert article.removed == ()
    with pytest.raises(PageRejected, match="too_short"):
        newsbot.extract_text(TEXT.read_text("utf-8"), options=newsbot.ExtractionOptions(min_words=10_000))


def test_a_page_without_an_article_raises_with_its_reason() -> None:
    with pytest.raises(PageRejected) as rejected:
        newsbot.extract(page("reject-section-page"), url=URL)
    assert rejected.value.reason is RejectReason.NOT_AN_ARTICLE
    assert rejected.value.detail
    for empty in ("", b"", "\n"):
        with pytest.raises(PageRejected, match="empty"):
            newsbot.extract(empty)


def test_the_moment_defaults_to_now() -> None:
    before = datetime.now(UTC)
    assert before <= newsbot.extract_text(TEXT.read_bytes()).fetched <= datetime.now(UTC)
