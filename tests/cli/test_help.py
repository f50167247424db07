"""What `newsbot --help` and each command's help say, through the real command."""

import pkgutil
import subprocess
import sys

import click
import pytest

import newsbot.cli
from newsbot.cli.group import COMMANDS, cli

NO_COMMANDS = {"demo", "group", "settings"}


def help_of(*command: str) -> str:
    arguments = [sys.executable, "-m", "newsbot", *command, "--help"]
    return subprocess.run(arguments, check=True, capture_output=True, text=True, env={"COLUMNS": "200"}).stdout


def test_each_command_is_a_module_and_stands_in_the_list() -> None:
    modules = {it.name for it in pkgutil.iter_modules(newsbot.cli.__path__)} - NO_COMMANDS
    assert modules == set(COMMANDS)
    text = help_of()
    for name, words in COMMANDS.items():
        assert f"  {name}" in text
        assert " ".join(words.split()) in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_80_columns_has_an_example_and_explains_each_option(command: str) -> None:
    text = help_of(command)
    assert [line for line in text.splitlines() if len(line) > 80] == []
    assert text.startswith(f"Usage: newsbot {command} ")
    assert "  Example:\n" in text or "  Examples:\n" in text
    assert f"    newsbot {command}" in text
    found = cli.get_command(click.Context(cli), command)
    assert found is not None
    options = [option for option in found.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert [option.name for option in options if option.help and not option.help.endswith(".")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_what_stands_below_a_command_reads_as_well(command: str) -> None:
    group = cli.get_command(click.Context(cli), command)
    for name, below in (group.commands if isinstance(group, click.Group) else {}).items():
        parent = click.Context(cli, info_name="newsbot", terminal_width=80)
        text = click.Context(below, info_name=f"{command} {name}", parent=parent).get_help()
        assert [line for line in text.splitlines() if len(line) > 80] == []
        assert f"    newsbot {command} {name}" in text
        options = [option for option in below.params if isinstance(option, click.Option)]
        assert [option.name for option in options if not (option.help or "").endswith(".")] == []


def test_the_list_of_commands_loads_none_of_them() -> None:
    program = (
        "import sys; from newsbot.cli.group import cli; cli.main(['--help'], standalone_mode=False); "
        "print({'scrapy', 'lxml', 'numpy'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert shown.splitlines()[-1] == "set()"


@pytest.mark.parametrize("command", ["compare", "export", "inspect", "report", "schema"])
def test_the_help_of_what_only_reads_waits_for_nothing_heavy(command: str) -> None:
    program = (
        "import sys; from newsbot.cli.group import cli; "
        f"cli.main(['{command}', '--help'], standalone_mode=False); "
        "print({'scrapy', 'lxml', 'numpy', 'jinja2', 'sqlite3'} & set(sys.modules))"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    assert shown.splitlines()[-1] == "set()"


def test_an_unknown_command_is_refused() -> None:
    refused = subprocess.run([sys.executable, "-m", "newsbot", "extrct"], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert "extrct" in refused.stderr
