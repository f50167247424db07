"""Records that a report is made of, and what a report holds."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from lxml import html

from newsbot.errors import RejectReason, RemovedReason
from newsbot.items import Article, Reject, Removed
from newsbot.jsonl import to_line
from tests.state.records import article, reject

HOSTILE = "</script><script>alert('owned')</script><img src=x onerror=alert(1)> \u2028 {{ 7*7 }} & \"quoted\" <!--"
SHARE = Removed(reason=RemovedReason.SHARE, text="Share this", where="div > p")
RANKING = Removed(reason=RemovedReason.LINK_LIST, heading="MOST READ", items=("Seal returns", "Ice melts"), where="ol")


@dataclass(frozen=True)
class Held:
    """What a report's page holds: its tree, and the articles as its script reads them."""

    tree: Any
    index: list[dict[str, Any]]
    bodies: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Self:
        tree: Any = html.document_fromstring(path.read_bytes())
        (index,), (bodies,) = (tree.xpath(f"//script[@id='{name}']/text()") or [""] for name in ("index", "bodies"))
        return cls(tree, json.loads(index), [json.loads(line) for line in bodies.splitlines()])

    @property
    def glance(self) -> dict[str, str]:
        pairs = self.tree.xpath("//dl[@class='glance']/div")
        return {pair.findtext("dt"): pair.findtext("dd") for pair in pairs}

    def text(self, part: str) -> str:
        (section,) = self.tree.xpath(f"//section[@id='{part}']")
        return " ".join(" ".join(section.itertext()).split())


def write(folder: Path, name: str, *records: Article | Reject) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(map(to_line, records)))
    return name


def mixed() -> list[Article | Reject]:
    """Return articles of two sites: a revision, a near-duplicate, a hostile one; and rejects for two reasons."""
    first = replace(article(1), site="harbour.example", removed=(SHARE, RANKING), word_count=7, confidence=0.9)
    changed = replace(
        article(1, paragraphs=("Boat 1 left the harbour.", "It was sunny.")),
        revision=2,
        changed=("It was sunny.",),
        site="harbour.example",
        word_count=7,
        confidence=0.9,
    )
    copy = replace(article(2), site="other.example", duplicate_of=first.id, word_count=7, confidence=0.4)
    hostile = replace(
        article(3, headline=HOSTILE, paragraphs=(HOSTILE, "Second.")),
        site="evil.example",
        url="javascript:alert(2)",
        removed=(Removed(reason=RemovedReason.OTHER, heading=HOSTILE, items=(HOSTILE,), where=HOSTILE),),
        authors=(HOSTILE,),
        word_count=9,
        confidence=0.8,
    )
    refused = replace(reject(4), url="https://harbour.example/4", detail=HOSTILE, status=404)
    return [
        first,
        copy,
        hostile,
        changed,
        replace(refused, reason=RejectReason.DOWNLOAD_FAILED, site="harbour.example"),
        reject(5),
        reject(6),
    ]
