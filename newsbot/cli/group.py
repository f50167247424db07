"""The group of subcommands, and how errors become exit codes."""

from importlib import import_module

import click

from newsbot import __version__
from newsbot.errors import ExitCode, NewsbotError

COMMANDS = {
    "compare": "Show what changed between two runs on the same pages.",
    "cron": "Have cron or systemd start scheduled runs.",
    "discover": "Show what a site offers, and what would be crawled.",
    "evaluate": "Measure newsbot and its peers on pages with gold.",
    "export": "Write records as Parquet.",
    "extract": "Extract articles from saved pages.",
    "inspect": "Show why a page was read as it was.",
    "report": "Write a run as one HTML page.",
    "fleet": "Crawl with many workers on one Redis.",
    "run": "Crawl the sources that are due.",
    "scale": "Extract archives on datatrove: one machine, Slurm, Ray.",
    "schema": "Print the JSON Schema of a record.",
    "sites": "Show what was learned of sites.",
    "status": "Show how the sources stand.",
}
"""The subcommands, in a line each; a command `NAME` is the function `NAME` of `newsbot.cli.NAME`."""


class _Commands(click.Group):
    """Subcommands whose modules are imported when they are called: Scrapy takes a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"newsbot.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="newsbot")
def cli() -> None:
    """News pages in, clean article records out.

    \b
    Example:
      newsbot extract saved-pages/ -o articles.jsonl
    """


def run() -> ExitCode:
    """Run the command line and return the documented code."""
    try:
        code: ExitCode | None = cli.main(prog_name="newsbot", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except NewsbotError as error:
        click.echo(f"Error: {error}", err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    return code or ExitCode.OK
