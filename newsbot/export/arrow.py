"""The records' schemas as Arrow has them, made of the JSON Schemas."""

import json
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from typing import Any

import pyarrow as pa

from newsbot.errors import UsageError

_PLAIN: Mapping[str, Any] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


def arrow_schema(kind: str, fields: Sequence[str] = ()) -> Any:
    """Return the schema of `article` or `reject` records, or of these `fields` of it, in their order.

    Each field carries its description; `fetched` is a time in UTC. Other times stay text: a page may give a date alone.
    Raises UsageError for a field that there is not.
    """
    schema = json.loads(files("newsbot").joinpath("data", f"{kind}.schema.json").read_text("utf-8"))
    properties = schema["properties"]
    for name in fields:
        if name not in properties:
            near = get_close_matches(name, properties, n=1)
            hint = f'did you mean "{near[0]}"?' if near else f"known are {', '.join(properties)}"
            raise UsageError(f'--fields: there is no field "{name}"; {hint}')
    columns = [_field(name, properties[name]) for name in dict.fromkeys(fields or properties)]
    return pa.schema(columns, metadata={"newsbot.schema": schema["title"]})


def _field(name: str, schema: Mapping[str, Any]) -> Any:
    description = schema.get("description")
    return pa.field(name, _type(schema), metadata={"description": description} if description else None)


def _type(schema: Mapping[str, Any]) -> Any:
    given = schema.get("type", "string")  # what is one of some words has no type
    kind = given if isinstance(given, str) else next(it for it in given if it != "null")
    if kind == "array":
        return pa.list_(_type(schema["items"]))
    if kind == "object":
        return pa.struct([_field(name, it) for name, it in schema["properties"].items()])
    return pa.timestamp("us", tz="UTC") if schema.get("format") == "date-time" else _PLAIN[kind]
