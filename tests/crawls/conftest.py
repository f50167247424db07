from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawls.crawl import Folder
from tests.site import LocalWeb


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def web() -> Iterator[LocalWeb]:
    with LocalWeb(articles=24, bulk=60) as web:
        yield web
