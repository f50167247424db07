"""The golden pages: what they are made of, and how their records are written anew.

python -m tests.golden_pages [NAME …]      # write expected.json of all, or of these; look at the difference!
"""

import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from newsbot.extraction import extract_article
from newsbot.items import Page, to_record
from newsbot.loaders import load
from newsbot.options import ExtractionOptions, LoaderOptions

FOLDER = Path(__file__).parent / "golden"
FETCHED = datetime(2032, 1, 2, 3, 4, 5, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Golden:
    """A golden page: `gold` is what a careful reader says of it, `expected` the whole record."""

    name: str
    folder: Path

    @property
    def page(self) -> Page:
        """The page, as the loaders read it, fetched at a fixed time from a fixed place."""
        (path,) = self.folder.glob("page.*")
        (item,) = load(str(path), LoaderOptions(), fetched=FETCHED)
        assert isinstance(item, Page), item
        return Page(
            url=item.url,
            body=item.body,
            fetched=FETCHED,
            content_type=item.content_type,
            input=f"{self.name}/{path.name}",
        )

    @property
    def gold(self) -> dict[str, Any]:
        """What a careful reader says the article is."""
        gold: dict[str, Any] = json.loads((self.folder / "gold.json").read_text(encoding="utf-8"))
        return gold

    @property
    def expected(self) -> dict[str, Any]:
        """The record that is expected, whole."""
        expected: dict[str, Any] = json.loads((self.folder / "expected.json").read_text(encoding="utf-8"))
        return expected

    def read(self) -> dict[str, Any]:
        """Extract the page; return its record without the version that made it."""
        record = to_record(extract_article(self.page, ExtractionOptions()).outcome)
        return {key: value for key, value in record.items() if key not in {"extractor", "confidence"}}


def golden_pages() -> list[Golden]:
    """Return all golden pages, sorted by name."""
    return [Golden(folder.name, folder) for folder in sorted(FOLDER.iterdir()) if (folder / "gold.json").exists()]


def main() -> None:
    """Write the records anew."""
    wanted = set(sys.argv[1:])
    for golden in golden_pages():
        if not wanted or golden.name in wanted:
            text = json.dumps(golden.read(), ensure_ascii=False, indent=1)
            (golden.folder / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
