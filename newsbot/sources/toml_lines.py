"""Where a key stands in a TOML file. tomllib checks the file but does not say where."""

import re
from collections.abc import Iterator

_TEXT = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)
_TABLE = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*$")
_KEY = re.compile(r"""\s*["']?([^\s"'.=\[\]{}]+)["']?\s*[.=]""")


class TomlLines:
    """Lines of keys, from 1: `of(table, key)`, where `table` counts the tables of the file's one array from 0."""

    def __init__(self, text: str, array: str) -> None:
        self._lines: dict[tuple[int | None, str | None], int] = {}
        table: int | None = None
        count = 0
        for number, line in enumerate(_without_texts(text).splitlines(), 1):
            if found := _TABLE.match(line):
                table, count = (count, count + 1) if found[1] == array else (None, count)
                self._lines.setdefault((table, None if table is not None else found[1]), number)
            elif found := _KEY.match(line):
                self._lines.setdefault((table, found[1]), number)

    def of(self, table: int | None, key: str | None = None) -> int:
        """Return the line of a key, of its table's head where the key is not found, else 1."""
        return self._lines.get((table, key)) or self._lines.get((table, None)) or 1


def _without_texts(text: str) -> str:
    """Blank what could be taken for a key or a table: comments and the texts behind an equals sign or in a list."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    end = 0
    for found in _TEXT.finditer(text):
        yield text[end : found.start()]
        is_key = text[found.end() :].lstrip(" \t")[:1] in {"=", "."}
        yield found[0] if is_key else "\n" * found[0].count("\n")
        end = found.end()
    yield text[end:]
