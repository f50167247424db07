"""Tables made of what the code says: records, reasons, settings, commands, the library's names."""

import inspect
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import click

import newsbot
from newsbot.cli.group import COMMANDS, cli
from newsbot.reasons import REJECTED, REMOVED


def article() -> str:
    """Return the fields of an article's record."""
    return _fields(_schema("article"))


def reject() -> str:
    """Return the fields of a reject's record."""
    return _fields(_schema("reject"))


def removed_reasons() -> str:
    """Return why runs of blocks are stripped."""
    return _table(("reason", "what it is"), ((f"`{reason}`", what) for reason, what in REMOVED.items()))


def reject_reasons() -> str:
    """Return why pages have no article."""
    return _table(("reason", "what it is"), ((f"`{reason}`", what) for reason, what in REJECTED.items()))


def settings() -> str:
    """Return the settings."""
    with files("newsbot").joinpath("data", "settings.toml").open("rb") as file:
        found = tomllib.load(file)
    rows = (
        (f"`{name}`", f"`{it['flag']}`" if "flag" in it else "", it.get("default", ""), it["what"])
        for name, it in found.items()
    )
    return _table(("setting", "flag", "default", "what"), rows)


def commands() -> str:
    """Return the help of each command, and of those below it."""
    context = click.Context(cli, info_name="newsbot", max_content_width=80, terminal_width=80)
    parts = []
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            parts += _help(command, f"newsbot {name}", context)
    return "\n\n".join(parts)


def library() -> str:
    """Return the names that stay, with what each is."""
    rows = ((f"`newsbot.{name}`", _first_line(getattr(newsbot, name))) for name in newsbot.__all__)
    return _table(("name", "what"), rows)


def signatures() -> str:
    """Return the library's functions with all that their docstrings say."""
    parts = []
    for name in ("extract", "extract_text", "to_record"):
        function = getattr(newsbot, name)
        called = str(inspect.signature(function)).replace("newsbot.items.", "").replace("newsbot.options.", "")
        parts.append(f"### newsbot.{name}\n\n```python\n{name}{called}\n```\n\n{inspect.getdoc(function)}")
    return "\n\n".join(parts)


def _help(command: click.Command, path: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=path.rpartition(" ")[2], parent=parent, terminal_width=80)
    parts = [f"## {path}\n\n```text\n{command.get_help(context)}\n```"]
    below = command.commands if isinstance(command, click.Group) else {}
    return parts + [part for name, it in below.items() for part in _help(it, f"{path} {name}", context)]


def _schema(record: str) -> dict[str, Any]:
    text = files("newsbot").joinpath("data", f"{record}.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def _fields(schema: Mapping[str, Any], prefix: str = "") -> str:
    return _table(("field", "type", "what"), _rows(schema, prefix))


def _rows(schema: Mapping[str, Any], prefix: str) -> Iterable[tuple[str, str, str]]:
    for name, field in schema["properties"].items():
        yield f"`{prefix}{name}`", _type(field), field.get("description", "")
        below = field.get("items", field)
        for one in (below, *below.get("oneOf", ()), *below.get("anyOf", ())):
            if "properties" in one:
                mark = "[]." if "items" in field else "."
                yield from _rows(one, f"{prefix}{name}{mark}")


def _type(field: Mapping[str, Any]) -> str:
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    named = field.get("type", "object")
    types = named if isinstance(named, list) else [named]
    return " or ".join(f"list of {_type(field['items'])}" if it == "array" else str(it) for it in types)


def _first_line(value: object) -> str:
    if isinstance(value, str):
        return "the version, as in `0.1.0`"
    text = inspect.getdoc(value) or ""
    return re.split(r"\n\s*\n", text)[0].replace("\n", " ")


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in lines)
