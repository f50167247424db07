"""`newsbot export`: records as Parquet."""

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import click

from newsbot.errors import ExitCode, UsageError
from newsbot.jsonl.records import Account, expand, read_records

_SHOWN = 20
_OTHERS = frozenset({".csv", ".tsv", ".json", ".xml", ".xlsx", ".sqlite", ".sqlite3", ".db", ".duckdb", ".arrow"})


def _moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
        utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise click.BadParameter(f"{value!r} is no time; write one as in 2026-11-23", ctx, param) from None
    return utc.isoformat(timespec="seconds").replace("+00:00", "Z")


def _parquet(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse names that promise another format, and standard output, which a Parquet file cannot be written to."""
    if value == "-" or Path(value).suffix.lower() in _OTHERS:
        raise click.BadParameter(f"{value} is no name for Parquet; write one as in articles.parquet", ctx, param)
    return value


@click.command()
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "-o", "--output", metavar="FILE", required=True, callback=_parquet, help="The Parquet file; one there is replaced."
)
@click.option("--since", metavar="TIME", callback=_moment, help="Only what was fetched then or later (UTC).")
@click.option("--fields", metavar="A,B,...", default="", help="Only these fields of the records, in this order.")
@click.option("--rejects", is_flag=True, help="Rejects, not articles.")
def export(paths: tuple[str, ...], output: str, since: str | None, fields: str, rejects: bool) -> ExitCode:
    """Write the records of JSONL files as one Parquet file.

    A PATH is a file (.jsonl, also packed with gzip or Zstandard), a folder of
    them, or a glob. The columns are those of the record's schema; `fetched` is
    a time. Needs pip install 'newsbot[parquet]'.

    \b
    Examples:
      newsbot export output/articles -o articles.parquet
      newsbot export output/ -o week.parquet --since 2026-11-23 --fields url,text
    """
    if find_spec("pyarrow") is None:
        raise UsageError("Parquet needs pyarrow; pip install 'newsbot[parquet]'")
    # An extra, and half a second of imports.
    from newsbot.export.arrow import arrow_schema  # noqa: PLC0415
    from newsbot.export.parquet import write_parquet  # noqa: PLC0415

    kind, account = "reject" if rejects else "article", Account()
    schema = arrow_schema(kind, tuple(filter(None, (name.strip() for name in fields.split(",")))))
    title = schema.metadata[b"newsbot.schema"].decode()
    write_parquet(Path(output), read_records(expand(paths), {title}, since, account), schema, account)
    _tell(account, output)
    return ExitCode.FAILED_INPUTS if account.problems else ExitCode.OK


def _tell(account: Account, output: str) -> None:
    for problem in account.problems[:_SHOWN]:
        click.echo(problem, err=True)
    if len(account.problems) > _SHOWN:
        click.echo(f"and {len(account.problems) - _SHOWN} more", err=True)
    click.echo(f"{account.taken} records in {output}", err=True)
