"""The published schemas, the record classes and real output say the same."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from newsbot.errors import RejectReason, RemovedReason
from newsbot.items import ARTICLE_KEYS, ARTICLE_SCHEMA, REJECT_KEYS, REJECT_SCHEMA, BlockKind, Method
from tests.runs.shell import ROOT, Shell


def schema_of(shell: Shell, record: str) -> dict[str, Any]:
    answer = shell.real("schema", record)
    assert answer.code == 0
    schema: dict[str, Any] = json.loads(answer.stdout)
    return schema


@pytest.fixture
def article(shell: Shell) -> dict[str, Any]:
    return schema_of(shell, "article")


@pytest.fixture
def reject(shell: Shell) -> dict[str, Any]:
    return schema_of(shell, "reject")


def test_schemas_are_schemas_and_describe_each_key(article: dict[str, Any], reject: dict[str, Any]) -> None:
    for schema, keys, name in ((article, ARTICLE_KEYS, ARTICLE_SCHEMA), (reject, REJECT_KEYS, REJECT_SCHEMA)):
        Draft202012Validator.check_schema(schema)
        assert schema["title"] == schema["properties"]["schema"]["const"] == name
        assert tuple(schema["properties"]) == tuple(schema["required"]) == keys
        assert not schema["additionalProperties"]
        assert [key for key in keys if len(schema["properties"][key]["description"]) < 5] == []


def test_schemas_name_the_closed_sets(article: dict[str, Any], reject: dict[str, Any]) -> None:
    fields = article["properties"]
    assert fields["method"]["enum"] == list(Method)
    assert fields["body"]["items"]["properties"]["kind"]["enum"] == list(BlockKind)
    assert fields["removed"]["items"]["properties"]["reason"]["enum"] == list(RemovedReason)
    assert reject["properties"]["reason"]["enum"] == list(RejectReason)


def test_real_output_is_valid(shell: Shell, article: dict[str, Any], reject: dict[str, Any]) -> None:
    answer = shell.real("extract", str(ROOT / "samples"), "-o", str(shell.folder / "out.jsonl"))

    assert answer.code == 0
    for name, schema in (("out.jsonl", article), ("out.rejects.jsonl", reject)):
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        records = shell.records(name)
        assert records
        for record in records:
            assert [error.message for error in validator.iter_errors(record)] == []
            assert tuple(record) == tuple(schema["properties"])


def test_the_schema_is_not_satisfied_with_less(shell: Shell, article: dict[str, Any]) -> None:
    shell.pages(1)
    shell.run("extract", "pages", "-o", "out.jsonl")
    (record,) = shell.records("out.jsonl")
    validator = Draft202012Validator(article)
    validator.validate(record)

    removed = {"reason": "share", "heading": None, "text": "Share", "where": "line 3"}
    validator.validate({**record, "removed": [removed]})
    wrong = [
        {key: value for key, value in record.items() if key != "kicker"},
        {**record, "extra": 1},
        {**record, "published": "12 December 2024"},
        {**record, "id": Path(record["input"]).name},
        {**record, "fetched": record["fetched"].replace("Z", "+00:00")},
        {**record, "removed": [{**removed, "items": ["a"]}]},
        {**record, "removed": [{**removed, "reason": "boring"}]},
        {**record, "confidence": 1.5},
    ]
    assert [case for case in wrong if validator.is_valid(case)] == []
