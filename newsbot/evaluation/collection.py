"""Collections of pages with gold, in the formats that are about.

* `SET/gold.jsonl` beside `SET/html/ID.html.gz` or `SET/ID.txt`: `id`, `text` (none: the page holds no article),
  `paragraphs`, `optional`, `title`, `published`, `authors`, `url`;
* scrapinghub/article-extraction-benchmark: `ground-truth.json` beside `html/ID.html.gz`;
* WCXB (Murrough-Foley/web-content-extraction-benchmark): `SPLIT/ground-truth/ID.json` beside `SPLIT/html/ID.html.gz`,
  of which the articles are measured, and listings and collections as pages that hold none.
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsbot.errors import UsageError

_FORMATS = "SET/gold.jsonl, ground-truth.json (article-extraction-benchmark) or SPLIT/ground-truth/*.json (WCXB)"
_LANGUAGE = re.compile(rb"<html\b[^>]*?\blang\s*=\s*[\"']?([A-Za-z]{2,3})", re.IGNORECASE)
_HEAD_BYTES = 20_000
# WCXB's types of pages that list others; of products, forums and documents there is no right or wrong here.
_NO_ARTICLE = frozenset({"listing", "collection"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A page and what a perfect reader makes of it. `text` is None where no article is right.

    Paragraphs whose numbers are in `optional` may be in or out. Fields that the gold does not have are None.
    """

    set: str
    id: str
    path: Path
    url: str | None = None
    text: str | None = None
    paragraphs: tuple[str, ...] = ()
    optional: tuple[int, ...] = ()
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None

    @property
    def is_html(self) -> bool:
        """Tell a page from a plain text."""
        return self.path.suffix != ".txt"

    def read(self) -> bytes:
        """Return the page's bytes."""
        body = self.path.read_bytes()
        return gzip.decompress(body) if self.path.suffix == ".gz" else body

    @property
    def language(self) -> str:
        """The language that the page declares, "und" where it declares none."""
        found = _LANGUAGE.search(self.read()[:_HEAD_BYTES])
        return found[1].decode("ascii").lower() if found else "und"


def read_collection(folder: Path, sets: tuple[str, ...] = ()) -> tuple[GoldPage, ...]:
    """Return the pages of a collection, of `sets` alone where these are named.

    Raises UsageError where the folder is no collection, a set is not in it or a gold file is damaged.
    """
    pages = tuple(_pages(folder))
    if not pages:
        raise UsageError(f"{folder}: holds no pages with gold; name a folder with {_FORMATS}")
    names = list(dict.fromkeys(page.set for page in pages))
    if unknown := sorted(set(sets) - set(names) - {name.split("/")[0] for name in names}):
        raise UsageError(f"--set {unknown[0]}: {folder} has no such set; it has {', '.join(names)}")
    return tuple(page for page in pages if not sets or page.set in sets or page.set.split("/")[0] in sets)


def _pages(folder: Path) -> Iterator[GoldPage]:
    for gold in sorted(folder.glob("*/gold.jsonl")) or sorted(folder.glob("gold.jsonl")):
        yield from _jsonl_set(gold)
    if (folder / "ground-truth.json").is_file():
        yield from _article_extraction_benchmark(folder)
    for truth in sorted(folder.glob("*/ground-truth")) or sorted(folder.glob("ground-truth")):
        yield from _wcxb(truth)


def _jsonl_set(gold: Path) -> Iterator[GoldPage]:
    for number, line in enumerate(gold.read_text(encoding="utf-8").strip().split("\n"), 1):
        record = _json(line, f"{gold}:{number}")
        id_ = record["id"]
        text_file = gold.parent / f"{id_}.txt"
        below = f"/{id_.rpartition('/')[0]}" if "/" in id_ else ""
        yield GoldPage(
            set=f"{gold.parent.name}{below}",
            id=id_,
            path=text_file if text_file.exists() else gold.parent / "html" / f"{id_}.html.gz",
            url=record.get("url"),
            text=record.get("text"),
            paragraphs=tuple(record.get("paragraphs") or ()),
            optional=tuple(record.get("optional") or ()),
            title=record.get("title"),
            published=record.get("published"),
            authors=tuple(record["authors"]) if "authors" in record else None,
            publisher=record.get("publisher"),
        )


def _article_extraction_benchmark(folder: Path) -> Iterator[GoldPage]:
    truth = _json((folder / "ground-truth.json").read_text(encoding="utf-8"), f"{folder}/ground-truth.json")
    for id_, record in truth.items():
        path = folder / "html" / f"{id_}.html.gz"
        yield GoldPage(set=folder.name, id=id_, path=path, url=record.get("url"), text=record["articleBody"])


def _wcxb(truth: Path) -> Iterator[GoldPage]:
    for file in sorted(truth.glob("*.json")):
        record = _json(file.read_text(encoding="utf-8"), str(file))
        kind = record.get("_internal", {}).get("page_type", {}).get("primary")
        gold = record["ground_truth"]
        if kind != "article" and kind not in _NO_ARTICLE:
            continue
        author = gold.get("author")
        yield GoldPage(
            set=f"{truth.parent.name}/{'article' if kind == 'article' else 'no-article'}",
            id=file.stem,
            path=truth.parent / "html" / f"{file.stem}.html.gz",
            url=record.get("url"),
            text=gold["main_content"] if kind == "article" else None,
            title=gold.get("title") or None,
            published=gold.get("publish_date") or None,
            authors=(author,) if isinstance(author, str) and author else None,
        )


def _json(text: str, place: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(f"{place}: is no JSON ({error}); fetch the collection anew") from error
