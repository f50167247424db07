"""`newsbot compare`: what changed between two runs on the same pages."""

import json
from pathlib import Path

import click

from newsbot.errors import ExitCode


@click.command()
@click.argument("before", metavar="A.jsonl")
@click.argument("after", metavar="B.jsonl")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), default=20, help="Show N pages (20), 0 all.")
@click.option("--json", "wants_json", is_flag=True, help="Print everything as JSON.")
def compare(before: str, after: str, *, limit: int, wants_json: bool) -> ExitCode:
    """Show what changed between two runs, or two versions, on the same pages.

    Text lost and gained per page, the largest change first, and the fields that
    differ. Pages are told by their address, or where they have none by their
    input; by both, where several pages have one address. A and B are files (also
    packed), folders or globs; rejects that stand beside a file (A.rejects.jsonl)
    are read along.

    \b
    Example:
      newsbot extract pages/ -o old.jsonl      # then upgrade newsbot
      newsbot extract pages/ -o new.jsonl
      newsbot compare old.jsonl new.jsonl
    """
    # Help need not wait for these.
    from newsbot.comparison import compare as run  # noqa: PLC0415
    from newsbot.comparison.show import as_record, as_text  # noqa: PLC0415
    from newsbot.jsonl.records import Account  # noqa: PLC0415
    from newsbot.text import without_surrogates  # noqa: PLC0415

    account = Account()
    found = run(_files(before), _files(after), account)
    if wants_json:
        click.echo(without_surrogates(json.dumps(as_record(found), ensure_ascii=False, indent=2)))
    else:
        click.echo(as_text(found, limit or len(found.differences)))
    for problem in account.problems:
        click.echo(problem, err=True)
    return ExitCode.FAILED_INPUTS if account.problems else ExitCode.OK


def _files(path: str) -> tuple[Path, ...]:
    from newsbot.jsonl.records import expand, with_rejects  # noqa: PLC0415

    return with_rejects(expand([path]))
