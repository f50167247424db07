"""sources.toml, read and checked: all its faults are told at once, each with its line."""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from newsbot.errors import UsageError
from newsbot.sources.source import Source, SourcesFile
from newsbot.sources.toml_lines import TomlLines
from newsbot.sources.values import FILE_READERS, READERS, REQUIRED, Reader

_ARRAY = "source"
_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
_EXAMPLE = 'begin one with [[source]], name = "…" and url = "https://…"'


def read_sources(path: str) -> tuple[Source, ...]:
    """Read the sources of a file. Raises UsageError that names every fault, as `PATH:LINE: what is wrong`."""
    return read_sources_file(path).sources


def read_sources_file(path: str) -> SourcesFile:
    """Read a whole file. Raises UsageError as `read_sources` does."""
    text = _text(path)
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_syntax_error(path, str(error), text)) from None
    faults, sources = _Faults(path, TomlLines(text, _ARRAY)), []
    for number, table in enumerate(_tables(content, faults)):
        values = _values(table, number, faults)
        if values is not None:
            sources.append(Source(**values))
    _check_names(content, faults)
    whole = _read_keys({key: content[key] for key in FILE_READERS if key in content}, FILE_READERS, None, faults)
    if faults.found:
        raise UsageError("\n".join(faults.found))
    return SourcesFile(sources=tuple(sources), **whole)


class _Faults:
    """What is wrong, in words, in the order of the lines."""

    def __init__(self, path: str, lines: TomlLines) -> None:
        self._path, self._lines = path, lines
        self._found: list[tuple[int, str]] = []

    def add(self, what: str, table: int | None = None, key: str | None = None) -> None:
        self._found.append((self._lines.of(table, key), what))

    @property
    def found(self) -> list[str]:
        return [f"{self._path}:{line}: {what}" for line, what in sorted(self._found)]


def _text(path: str) -> str:
    try:
        return Path(path).read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}; name a sources.toml that can be read") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: is not in UTF-8 (byte {error.start}); save it as UTF-8") from error


def _syntax_error(path: str, message: str, text: str) -> str:
    found = _PLACE.search(message)
    line = int(found[1]) if found else max(1, text.count("\n"))
    return f"{path}:{line}: no valid TOML: {_PLACE.sub('', message)}"


def _tables(content: dict[str, Any], faults: _Faults) -> Iterator[dict[str, Any]]:
    for key in content:
        if key != _ARRAY and key not in FILE_READERS:
            faults.add(f'unknown key "{key}"; {_hint(key)}each source begins with [[source]]', None, key)
    tables = content.get(_ARRAY, [])
    if isinstance(tables, dict):
        faults.add("[source] is one table; write [[source]], with two brackets", 0)
        return
    if not isinstance(tables, list) or not tables:
        faults.add(f"no source; {_EXAMPLE}")
        return
    for number, table in enumerate(tables):
        if isinstance(table, dict):
            yield table
        else:
            faults.add(f"source {number + 1} is no table; {_EXAMPLE}", None, _ARRAY)
            yield {}


def _values(table: dict[str, Any], number: int, faults: _Faults) -> dict[str, Any] | None:
    """Return what the keys of a source hold, None where one is wrong."""
    for key in table.keys() - READERS.keys():
        faults.add(_unknown(key), number, key)
    known = {key: value for key, value in table.items() if key in READERS}
    values = _read_keys(known, READERS, number, faults)
    for key in REQUIRED:
        if key not in table:
            faults.add(f'the source lacks "{key}"; add it', number)
    return values if len(values) == len(table) and all(key in values for key in REQUIRED) else None


def _read_keys(
    table: dict[str, Any], readers: dict[str, Reader], number: int | None, faults: _Faults
) -> dict[str, Any]:
    """Return what the keys of a table hold that are right."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        try:
            values[key] = readers[key](value)
        except ValueError as error:
            faults.add(f"{key}: {error}", number, key)
    return values


def _hint(key: str) -> str:
    near = get_close_matches(key, FILE_READERS, n=1)
    return f'did you mean "{near[0]}"? ' if near else ""


def _unknown(key: str) -> str:
    if key in FILE_READERS:
        return f'"{key}" is of the whole file; write it above the first [[source]]'
    near = get_close_matches(key, READERS, n=1)
    return f'unknown key "{key}"; ' + (f'did you mean "{near[0]}"?' if near else f"known are {', '.join(READERS)}")


def _check_names(content: dict[str, Any], faults: _Faults) -> None:
    tables = content.get(_ARRAY)
    seen: set[str] = set()
    for number, table in enumerate(tables if isinstance(tables, list) else ()):
        name = table.get("name") if isinstance(table, dict) else None
        if isinstance(name, str) and name.strip():
            if name.strip() in seen:
                faults.add(
                    f'another source is named "{name.strip()}" already; give each a name of its own', number, "name"
                )
            seen.add(name.strip())
