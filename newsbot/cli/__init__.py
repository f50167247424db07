"""The `newsbot` command: one module a subcommand."""

import sys

from newsbot.errors import ExitCode


def main() -> None:
    """Run the command line and exit with the documented code."""
    try:
        # To import Scrapy takes long enough for a Ctrl-C to fall within.
        from newsbot.cli.group import run  # noqa: PLC0415

        code = run()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    sys.exit(code)
