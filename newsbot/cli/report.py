"""`newsbot report`: a run, or a file of records, as one HTML page."""

import os

import click

from newsbot.errors import ExitCode


@click.command()
@click.argument("what", metavar="[RUN|JSONL|latest]", default="latest")
@click.option("-o", "--output", metavar="FILE", default="report.html", help="The page (report.html); - prints it.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), default=2_000, help="Articles it holds (2000).")
@click.option("--state", metavar="FILE", help="The state that runs are remembered in.")
def report(what: str, *, output: str, limit: int, state: str | None) -> ExitCode:
    """Write a run as one HTML page that needs no network.

    The run in one glance, how the sources stand, articles with their kept text
    and what was stripped side by side, rejects, revisions, near-duplicates. A
    JSONL is what newsbot wrote (also packed), a folder or a glob of it; a RUN
    is named by when it began, as in output/runs. Without either, it is of the
    latest run.

    \b
    Examples:
      newsbot report
      newsbot report articles.jsonl -o articles.html
      newsbot report 2026-11-26T02-00-00Z
    """
    # Help need not wait for these.
    from newsbot.cli.settings import project_settings  # noqa: PLC0415
    from newsbot.configuration import read_options  # noqa: PLC0415
    from newsbot.html import write_page  # noqa: PLC0415
    from newsbot.report import Limits, write_report  # noqa: PLC0415

    options = read_options(project_settings({"NEWSBOT_STATE": state}), os.environ, per_output=False)
    text, problems = write_report(what, options, Limits(articles=limit))
    if output == "-":
        click.echo(text)
    else:
        write_page(output, text)
        click.echo(f"written to {output} ({len(text.encode()) / 2**20:.1f} MB); open it in a browser", err=True)
    for problem in problems:
        click.echo(problem, err=True)
    return ExitCode.FAILED_INPUTS if problems else ExitCode.OK
