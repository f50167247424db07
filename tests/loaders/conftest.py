"""Ways to write inputs and to read them, for the tests of all formats."""

import os
from pathlib import Path
from typing import Any

import pytest

from newsbot import EXTRACTOR
from newsbot.errors import RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders import load
from newsbot.options import LoaderOptions
from tests.loaders.shapes import NOW, SAVED, MakePage, Read, Rejected, Write


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: bytes) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (SAVED.timestamp(), SAVED.timestamp()))
        return name

    return write_file


@pytest.fixture
def read() -> Read:
    return lambda path, **limits: list(load(path, LoaderOptions(**limits), fetched=NOW))


@pytest.fixture
def rejected() -> Rejected:
    return lambda label, detail, reason=RejectReason.UNREADABLE: Reject(
        reason=reason, detail=detail, url=None, input=label, fetched=SAVED, extractor=EXTRACTOR
    )


@pytest.fixture
def page() -> MakePage:
    def page_of(label: str, body: bytes, **fields: Any) -> Page:
        given = {"url": None, "content_type": "text/html", "fetched": SAVED, **fields}
        return Page(input=label, body=body, **given)

    return page_of
