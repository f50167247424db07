"""All that people can type, set or read is documented, in the documentation as it is built and in the README."""

import re
import tomllib
from importlib.resources import files

import click
import pytest

import newsbot
from documentation.hooks import DocumentationError, on_page_markdown, part_of
from newsbot import settings
from newsbot.cli.group import COMMANDS, cli
from newsbot.errors import ExitCode, RejectReason, RemovedReason
from newsbot.items import ARTICLE_KEYS, REJECT_KEYS, Block, BlockKind, Image, Method, Permissions, Removed
from newsbot.reasons import REJECTED, REMOVED
from tests.runs.shell import ROOT

DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = sorted(name for name in dir(settings) if name.startswith("NEWSBOT_"))


def page(name: str) -> str:
    """Return a page as it is built."""
    return on_page_markdown((DOCS / name).read_text("utf-8"))


def names(markdown: str) -> set[str]:
    """Return what stands in code in the first cells of a page's tables."""
    return set(re.findall(r"^\| `([^`]+)` \|", markdown, re.MULTILINE))


def test_each_command_and_each_option_is_documented() -> None:
    text = page("commands.md")
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        below = {f"{name} {it}": one for it, one in getattr(command, "commands", {}).items()}
        for path, one in {name: command, **below}.items():
            assert f"## newsbot {path}\n" in text, path
            part = part_of(text, f"newsbot {path}")
            options = [flag for it in one.params if isinstance(it, click.Option) for flag in it.opts]
            assert [flag for flag in options if not re.search(rf"(?<!\S){re.escape(flag)}\b", part)] == [], path
    usage = part_of(README, "Commands")
    assert [
        name for name in COMMANDS if f"newsbot {name}" not in usage + part_of(README, "What it learns of sites")
    ] == []


def test_each_setting_is_documented() -> None:
    with files("newsbot").joinpath("data", "settings.toml").open("rb") as file:
        assert sorted(tomllib.load(file)) == SETTINGS
    assert sorted(names(page("settings.md"))) == SETTINGS


def test_the_readme_says_of_settings_what_the_documentation_says() -> None:
    def cells(markdown: str) -> list[list[str]]:
        rows = re.findall(r"^\| `NEWSBOT_.*\|$", markdown, re.MULTILINE)
        return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]

    assert cells(part_of(README, "Settings")) == cells(page("settings.md"))


def test_each_field_of_the_records_is_documented() -> None:
    articles, rejects = (part_of(page("records.md"), heading) for heading in ("Articles", "Rejects"))
    below = [
        *(f"body[].{it}" for it in Block.__dataclass_fields__),
        *(f"images[].{it}" for it in Image.__dataclass_fields__),
        *(f"removed[].{it}" for it in Removed.__dataclass_fields__),
        *(f"permissions.{it}" for it in Permissions.__dataclass_fields__),
    ]
    assert names(articles) == {*ARTICLE_KEYS, *below}
    assert names(rejects) == set(REJECT_KEYS)
    assert [key for key in ARTICLE_KEYS if f"`{key}`" not in part_of(README, "The record")] == []
    assert [str(it) for it in (*Method, *BlockKind) if f"`{it}`" not in articles] == []
    rows = [row for row in (articles + rejects).splitlines() if row.startswith("| `")]
    assert [row for row in rows if len(row.split("|")[3].strip()) < 5] == []


def test_each_reason_is_documented() -> None:
    text = page("reasons.md")
    assert list(REMOVED) == list(RemovedReason)
    assert list(REJECTED) == list(RejectReason)
    assert names(part_of(text, "Why something was stripped")) == set(RemovedReason)
    assert names(part_of(text, "Why a page has no article")) == set(RejectReason)


def test_each_name_of_the_library_is_documented() -> None:
    text = page("python.md")
    assert names(text) == {f"newsbot.{name}" for name in newsbot.__all__}
    for name in ("extract", "extract_text", "to_record"):
        assert f"### newsbot.{name}\n" in text


def test_each_exit_code_is_documented() -> None:
    codes = set(re.findall(r"^\| (\d+) \|", page("state.md"), re.MULTILINE))
    assert codes == {str(int(code)) for code in ExitCode}


def test_each_page_stands_in_the_menu_and_each_link_leads_somewhere() -> None:
    menu = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = {it.name for it in DOCS.glob("*.md")}
    assert set(re.findall(r"[\w-]+\.md", menu)) == pages
    for name in sorted(pages):
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[\w-]+)?\)", page(name)):
            assert target.startswith("https://") or (DOCS / target).is_file(), (name, target)


def test_a_page_that_asks_for_what_is_not_there_ends_the_build() -> None:
    for wrong in ("<!-- made: nothing -->", "<!-- from: README.md: No such heading -->"):
        with pytest.raises(DocumentationError):
            on_page_markdown(wrong)
