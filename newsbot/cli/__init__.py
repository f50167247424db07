"""The `newsbot` command: one module a subcommand."""

from newsbot.cli.main import main

__all__ = ["main"]
