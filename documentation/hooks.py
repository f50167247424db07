"""MkDocs hooks: `<!-- made: NAME -->` becomes a table of `tables.py`, `<!-- from: FILE: HEADING -->` part of a file."""

import re
from pathlib import Path
from typing import Any

from documentation import tables

ROOT = Path(__file__).parents[1]
_MADE = re.compile(r"<!-- made: (\w+) -->")
_FROM = re.compile(r"<!-- from: ([\w./-]+): (.+?) -->")
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
# What other files link to, as they are reached from the documentation.
_LINKS = {"docs/security.md": "security.md", "docs/scale.md": "scale.md"}


class DocumentationError(Exception):
    """A page asks for what is not there."""


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill in what a page asks for (called by MkDocs). Raises DocumentationError where there is no such thing."""
    return _FROM.sub(_part, _MADE.sub(_table, markdown))


def part_of(text: str, heading: str) -> str:
    r"""Return what stands under a heading of a Markdown file, up to the next of its rank.

    >>> part_of("# A\n\n## B\n\ntext\n\n## C\n", "B")
    'text'
    """
    found = [(it.start(), it.end(), len(it[1]), it[2]) for it in _HEADING.finditer(text)]
    for at, (_, begin, rank, name) in enumerate(found):
        if name == heading:
            end = next((start for start, _, other, _ in found[at + 1 :] if other <= rank), len(text))
            return text[begin:end].strip()
    raise DocumentationError(f"there is no heading {heading!r}")


def _table(found: re.Match[str]) -> str:
    made = getattr(tables, found[1], None)
    if made is None:
        raise DocumentationError(f"documentation/tables.py makes no {found[1]!r}")
    return str(made())


def _part(found: re.Match[str]) -> str:
    text = part_of((ROOT / found[1]).read_text("utf-8"), found[2])
    for link, page in _LINKS.items():
        text = text.replace(f"({link})", f"({page})")
    return text
