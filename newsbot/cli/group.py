"""The group of subcommands, and how errors become exit codes."""

import click

from newsbot import __version__
from newsbot.cli.cron import cron
from newsbot.cli.discover import discover
from newsbot.cli.evaluate import evaluate
from newsbot.cli.export import export
from newsbot.cli.extract import extract
from newsbot.cli.run import run as run_command
from newsbot.cli.schema import schema
from newsbot.cli.status import status
from newsbot.errors import ExitCode, NewsbotError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80})
@click.version_option(__version__, prog_name="newsbot")
def cli() -> None:
    """News pages in, clean article records out.

    \b
    Example:
      newsbot extract saved-pages/ -o articles.jsonl
    """


cli.add_command(cron)
cli.add_command(discover)
cli.add_command(evaluate)
cli.add_command(export)
cli.add_command(extract)
cli.add_command(run_command)
cli.add_command(schema)
cli.add_command(status)


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
