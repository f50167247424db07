"""Each wrong use and each place that cannot be written: the documented code, and a line that names thing and remedy."""

import re

import pytest

from tests.runs.shell import Shell


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("extract",), 2, "Missing argument 'PATH...'"),
        (("extract", "p", "--jobs", "0"), 2, "Invalid value for '--jobs'"),
        (("extract", "p", "-o", "{sorce}.jsonl"), 2, "{sorce}.jsonl has {sorce}, which is not known; only {source}"),
        (
            ("extract", "p", "-o", "a.jsonl.gz"),
            2,
            "a.jsonl.gz is the name of a packed file, and outputs are plain",
        ),
        (("extract", "p", "-o", "a", "--rejects", "b.zst"), 2, "NEWSBOT_REJECTS: b.zst is the name of a packed file"),
        (("extract", "p", "-o", "a", "--rejects", "a"), 2, "give the rejects a file of their own"),
        (("extract", "p", "-o", "p/../a", "--rejects", "./a"), 2, "give the rejects a file of their own"),
        (("extract", "a", "-o", "./a"), 2, "a: is what the run writes itself; leave it out of the input, or "),
        (("extrct", "p"), 2, "No such command 'extrct'"),
        (("schema", "page"), 2, "'page' is not one of 'article', 'reject'"),
        (("extract", "p", "-o", "p"), 73, "/p: cannot write: it is a folder; name a file"),
        (("extract", "p", "-o", "p/0000.txt"), 73, "p/0000.txt: holds no JSON lines; name another output"),
        (("extract", "p", "-o", "p/0000.txt/a"), 73, "p/0000.txt/a: cannot write: a part of the path is a file"),
        (("extract", "p", "-o", "/proc/a"), 73, "/proc/a: cannot write: "),
        (("extract", "p", "-o", "a", "--state", "p/0000.txt"), 73, "p/0000.txt: "),
        (("extract", "p", "-o", "a", "--state", "p"), 73, "p: "),
    ],
)
def test_an_error_names_the_thing_and_the_remedy(
    shell: Shell, arguments: tuple[str, ...], code: int, message: str
) -> None:
    shell.pages(1, "p")

    answer = shell.run(*arguments)

    assert answer.code == code
    assert message in answer.stderr
    assert answer.stdout == b""
    assert "Traceback" not in answer.stderr
    assert (shell.folder / "p/0000.txt").read_text().startswith("Ferry 0 sails")


LONG = "x" * 300


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", LONG, "a.jsonl"),
        ("export", LONG, "-o", "a.parquet"),
        ("inspect", LONG),
        ("inspect", "a.txt", "--state", LONG),
        ("report", LONG),
        ("report", "a.jsonl", "--state", LONG),
        ("sites", "list", "--state", LONG),
        ("status", "--state", LONG),
    ],
)
def test_a_path_that_may_not_be_looked_at_is_told(shell: Shell, arguments: tuple[str, ...]) -> None:
    shell.write("a.jsonl", "")
    shell.write("a.txt", "<html><link rel=canonical href='https://news.example/1'>")
    shell.write("sources.toml", '[[source]]\nname = "a"\nurl = "https://news.example/"\n')

    answer = shell.real(*arguments)

    assert (answer.code, answer.stdout) == (1, b"")
    assert answer.stderr == f"Error: {LONG}: cannot be read (File name too long); check the disk and the path\n"


def test_a_name_as_long_as_may_be_is_read(shell: Shell) -> None:
    name = shell.write(f"{'x' * 249}.jsonl", "")
    assert shell.real("compare", name, name).code == 0


def test_what_a_disk_error_kept_out_of_the_output_is_not_counted(shell: Shell) -> None:
    shell.pages(20)
    standing = '{"foreign": 12}\n' * 2**17
    shell.write("out.jsonl", standing)
    # Files may not grow over what stands there (ulimit counts 512 bytes), which the state is far from.
    limit = ("sh", "-c", f'ulimit -f {len(standing) // 512}; exec "$@"', "sh")

    failed = shell.run("extract", "pages", "-o", "out.jsonl", prefix=limit)

    assert failed.code == 73
    assert "\n0 articles\n0 rejects\n0 duplicates\n" in failed.stderr
    assert re.search(r"^(\d+) pages? in .*\n(?:.*\n)*\1 pages? not done$", failed.stderr, re.MULTILINE)
    assert (shell.folder / "out.jsonl").read_text() == standing
    assert shell.run("extract", "pages", "-o", "out.jsonl").code == 0
    assert len(shell.records("out.jsonl")) == 2**17 + 20


def test_a_wrong_value_in_the_environment(shell: Shell) -> None:
    shell.pages(1)

    answer = shell.run("extract", "pages", env={"NEWSBOT_PAGE_SECONDS": "soon"})

    assert (answer.code, answer.stdout) == (2, b"")
    assert answer.stderr == "Error: NEWSBOT_PAGE_SECONDS: 'soon' is no number of seconds above 0; set it to one\n"


@pytest.mark.parametrize("command", [(), ("cron",), ("extract",), ("run",), ("schema",), ("status",)])
def test_every_command_has_help_with_an_example_in_80_columns(shell: Shell, command: tuple[str, ...]) -> None:
    answer = shell.run(*command, "--help", env={"COLUMNS": "200"})

    lines = answer.stdout.decode().splitlines()
    assert answer.code == 0
    assert lines[0].startswith(f"Usage: {' '.join(('newsbot', *command))} ")
    assert any(line.strip() in {"Example:", "Examples:"} for line in lines)
    assert max(map(len, lines)) <= 80


def test_the_version(shell: Shell) -> None:
    answer = shell.run("--version")

    assert answer.code == 0
    assert answer.stdout.startswith(b"newsbot, version ")


def test_the_output_among_the_inputs_is_left_out(shell: Shell) -> None:
    shell.pages(2)
    first = shell.run("extract", "pages", "-o", "a.jsonl")
    again = shell.run("extract", "pages", "a.jsonl", "-o", "a.jsonl")

    assert (first.code, again.code) == (0, 0)
    assert "2 already done" in again.stderr
    assert len(shell.records("a.jsonl")) == 2
