"""The data that newsbot is trained and measured on: pages with gold, read from a folder of sets.

A set is a folder with `gold.jsonl` (one object a line; `id` names `html/ID.html.gz` or `ID.txt`). Its objects have
`text` (sets without are pages that hold no article), `paragraphs`, `optional`, `url`, `publisher`.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SEED = 7
"""Of all that is random in training."""
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page with its gold. `publisher` is the key of the folds; `gold` is None where no article is right."""

    set: str
    id: str
    path: Path
    url: str | None
    publisher: str
    gold: str | None
    paragraphs: tuple[str, ...]
    optional: tuple[int, ...]
    record: dict[str, Any]

    def read(self) -> bytes:
        """Return the page's bytes."""
        return gzip.decompress(self.path.read_bytes()) if self.path.suffix == ".gz" else self.path.read_bytes()


def read_set(data: Path, name: str) -> Iterator[GoldPage]:
    """Yield the pages of a set. Raises FileNotFoundError where the folder has no such set."""
    folder = data / name
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").strip().split("\n"):
        record = json.loads(line)
        text_file = folder / f"{record['id']}.txt"
        yield GoldPage(
            set=name,
            id=record["id"],
            path=text_file if text_file.exists() else folder / "html" / f"{record['id']}.html.gz",
            url=record.get("url"),
            publisher=publisher_of(record),
            gold=record.get("text"),
            paragraphs=tuple(record.get("paragraphs") or ()),
            optional=tuple(record.get("optional") or ()),
            record=record,
        )


def publisher_of(record: dict[str, Any]) -> str:
    """Return the registrable domain of the page's address; its publisher or id where it has none.

    >>> publisher_of({"url": "https://www.news.example.co.uk/a"}), publisher_of({"publisher": "bbc.co.uk_news"})
    ('example.co.uk', 'bbc.co.uk')
    """
    host = urlsplit(record.get("url") or "").hostname
    if not host:
        name = str(record.get("publisher") or record["id"])
        return name.split("_", maxsplit=1)[0]
    labels = host.split(".")
    size = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-size:])


def fold_of(publisher: str, folds: int) -> int:
    """Return the fold that all pages of a publisher are in, whatever their set."""
    return int(hashlib.md5(publisher.encode(), usedforsecurity=False).hexdigest(), 16) % folds
