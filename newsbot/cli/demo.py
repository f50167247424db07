"""`make demo`: the main job on the sample pages, and what came out of it."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from newsbot.cli.extract import extract
from newsbot.errors import ExitCode, UsageError

_SAMPLES = Path("samples")
_SHOWN = "harbour-courier-ferry-pact.txt"
_OUTPUT = Path("output/demo.jsonl")
_LONGEST_TEXT = 100
_LONGEST_LIST = 2


def main() -> None:
    """Extract the samples anew and show the record that the README shows. Raises UsageError outside the project."""
    if not _SAMPLES.is_dir():
        raise UsageError("the sample pages are not here; run `make demo` in the project's folder")
    rejects = _OUTPUT.with_suffix(".rejects.jsonl")
    for path in (_OUTPUT, rejects):
        path.unlink(missing_ok=True)
    click.echo(f"$ newsbot extract {_SAMPLES} -o {_OUTPUT} --state :memory:")
    arguments = [str(_SAMPLES), "-o", str(_OUTPUT), "--state", ":memory:"]
    code: ExitCode = extract.main(arguments, prog_name="newsbot extract", standalone_mode=False)
    records = [json.loads(line) for line in _OUTPUT.read_text("utf-8").splitlines()]
    if records:
        shown = next((record for record in records if record["input"].endswith(_SHOWN)), records[0])
        click.echo(f"\nOne record of {_OUTPUT}, long values cut:\n")
        click.echo(json.dumps(_shortened(shown), ensure_ascii=False, indent=2))
    click.echo(f"\nThe articles are in {_OUTPUT.absolute()}")
    click.echo(f"The rejects are in  {rejects.absolute()}")
    sys.exit(code)


def _shortened(value: Any) -> Any:
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        return f"{value[:_LONGEST_TEXT]}… ({len(value)} characters)"
    if isinstance(value, list) and len(value) > _LONGEST_LIST:
        return [*map(_shortened, value[:_LONGEST_LIST]), f"… ({len(value)} in all)"]
    if isinstance(value, list):
        return [*map(_shortened, value)]
    if isinstance(value, dict):
        return {key: _shortened(part) for key, part in value.items()}
    return value


if __name__ == "__main__":
    main()
