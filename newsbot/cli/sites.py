"""`newsbot sites`: what was learned of each site."""

import json
import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import click

from newsbot.cli.settings import project_settings
from newsbot.configuration import read_options
from newsbot.errors import ExitCode, UsageError
from newsbot.paths import is_there
from newsbot.scheduling.report import stamp
from newsbot.scheduling.status import aligned
from newsbot.site_template import PackingError, SiteTemplate, described, from_record, pack, to_record
from newsbot.state.database import Database
from newsbot.state.sites import ALL_RUNS, KeptSite, SiteRow, best_site, forget_site, list_sites, put_sites

_HEADS = ("site", "pages", "articles", "reads by itself", "last page", "taught by")
_state = click.option("--state", metavar="FILE", help="The state that was learned in.")
_json = click.option("--json", "wants_json", is_flag=True, help="Print it as JSON.")


@click.group(short_help="Show what was learned of sites.")
def sites() -> None:
    """Show, forget, hand on what was learned of sites.

    \b
    Examples:
      newsbot sites list
      newsbot sites show www.example.org
      newsbot sites export > sites.jsonl
    """


@sites.command("list", short_help="List the sites that are known.")
@_state
@_json
def list_(state: str | None, *, wants_json: bool) -> ExitCode:
    """List the sites that are known.

    What crawls learn is used by every run; what the pages of an output taught,
    by runs that write to it.

    \b
    Example:
      newsbot sites list
    """
    with _database(state) as database:
        rows = list(list_sites(database))
    if wants_json:
        click.echo(json.dumps([_row_record(row) for row in rows], ensure_ascii=False, indent=2))
    else:
        click.echo(aligned([_HEADS, *map(_cells, rows)]) if rows else "no site is known yet")
    return ExitCode.OK


@sites.command(short_help="Show what was learned of one site.")
@click.argument("site")
@_state
@_json
def show(site: str, state: str | None, *, wants_json: bool) -> ExitCode:
    """Show what was learned of one SITE: where its articles stand, what repeats.

    \b
    Example:
      newsbot sites show www.example.org
    """
    with _database(state) as database:
        row, kept = _best(database, site)
    if wants_json:
        click.echo(json.dumps(_site_record(site, kept), ensure_ascii=False, indent=2))
        return ExitCode.OK
    click.echo(f"{site}, taught by {_teacher(row)}: {row.taken} pages came, {row.articles} of them taught it")
    click.echo("\n".join(described(kept.learned)))
    return ExitCode.OK


@sites.command(short_help="Forget what was learned of a site.")
@click.argument("site")
@_state
def forget(site: str, state: str | None) -> ExitCode:
    """Forget what was learned of SITE: its next page is as its first.

    \b
    Example:
      newsbot sites forget www.example.org
    """
    with _database(state) as database:
        if not forget_site(database, site):
            raise _unknown(site)
    return ExitCode.OK


@sites.command(short_help="Print what was learned, to be imported.")
@click.argument("site", nargs=-1)
@_state
def export(site: tuple[str, ...], state: str | None) -> ExitCode:
    """Print what was learned of each SITE (of all, where none is named).

    JSON Lines, one site a line. There is no text in them: hashes, tag paths and
    class names.

    \b
    Example:
      newsbot sites export www.example.org > example.jsonl
    """
    with _database(state) as database:
        for name in site or dict.fromkeys(row.site for row in list_sites(database)):
            click.echo(json.dumps(_site_record(name, _best(database, name)[1]), ensure_ascii=False))
    return ExitCode.OK


@sites.command("import", short_help="Take in what was exported.")
@click.argument("file", type=click.File("rb"))
@_state
def import_(file: Any, state: str | None) -> ExitCode:
    """Take in what another state has learned, in place of what crawls learned.

    Nothing is taken of a FILE that is damaged.

    \b
    Example:
      newsbot sites import sites.jsonl
    """
    found = list(_read(file.name, file))
    with _database(state, make=True) as database:
        taken = put_sites(database, iter(found), time.time())
    click.echo(f"{taken} sites taken in", err=True)
    return ExitCode.OK


@contextmanager
def _database(state: str | None, *, make: bool = False) -> Iterator[Database]:
    """Open the state; asking what is known does not make one."""
    path = read_options(project_settings({"NEWSBOT_STATE": state}), os.environ, per_output=True).state
    with closing(Database(path if make or is_there(path) else ":memory:")) as database:
        yield database


def _best(database: Database, site: str) -> tuple[SiteRow, KeptSite]:
    """Return of a site what most articles have taught. Raises UsageError where it is not known."""
    found = best_site(database, site)
    if found is None:
        raise _unknown(site)
    return found


def _unknown(site: str) -> UsageError:
    return UsageError(f"nothing is known of {site}; `newsbot sites list` names the sites that are known")


def _read(name: str, lines: Iterator[bytes]) -> Iterator[tuple[str, KeptSite]]:
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line)
            template = from_record(record)
        except (ValueError, PackingError) as error:
            raise UsageError(f"{name}, line {number}: {error}; take what `newsbot sites export` printed") from error
        if not isinstance(record.get("site"), str):
            raise UsageError(f"{name}, line {number}: no site is named; take what `newsbot sites export` printed")
        yield record["site"], _begun(template)


def _begun(template: SiteTemplate) -> KeptSite:
    return KeptSite(taken=template.pages, template=pack(template), learned=template)


def _site_record(site: str, kept: KeptSite) -> dict[str, Any]:
    return {"site": site, **to_record(kept.learned)}


def _row_record(row: SiteRow) -> dict[str, Any]:
    return {
        "site": row.site,
        "pages": row.taken,
        "articles": row.articles,
        "reads_by_itself": row.is_sure,
        "last_page": stamp(row.seen),
        "taught_by": row.output or None,
    }


def _cells(row: SiteRow) -> tuple[str, ...]:
    sure = "yes" if row.is_sure else "not yet"
    return (row.site, str(row.taken), str(row.articles), sure, stamp(row.seen), _teacher(row))


def _teacher(row: SiteRow) -> str:
    return "crawls" if row.output == ALL_RUNS else row.output
