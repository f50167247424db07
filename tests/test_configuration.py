import os
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings

from newsbot.configuration import read_options
from newsbot.errors import UsageError
from newsbot.options import ExtractionOptions, LoaderOptions, RunOptions, WorkerOptions


def read(
    environ: dict[str, str] | None = None, flags: dict[str, Any] | None = None, project: dict[str, Any] | None = None
) -> RunOptions:
    settings = Settings()
    settings.setmodule("newsbot.settings", priority="project")
    settings.setdict(project or {}, priority="project")
    settings.setdict(flags or {}, priority="cmdline")
    return read_options(settings, environ or {}, per_output=True)


def test_defaults() -> None:
    jobs = min(len(os.sched_getaffinity(0)), 8)

    assert read() == RunOptions(
        output="output/articles/{date}.jsonl",
        rejects="output/rejects/{date}.jsonl",
        state="output/state.sqlite",
        per_output=True,
        workers=WorkerOptions(jobs=jobs),
    )


def test_everything_set() -> None:
    environ = {
        "NEWSBOT_OUTPUT": "a/{source}-{date}.jsonl",
        "NEWSBOT_REJECTS": "r.jsonl",
        "NEWSBOT_STATE": "s",
        "NEWSBOT_KEEP_DUPLICATES": "yes",
        "NEWSBOT_KEEP_REMOVED": "0",
        "NEWSBOT_TIMEZONE": "Asia/Tokyo",
        "NEWSBOT_MIN_WORDS": "3",
        "NEWSBOT_MAX_PAGE_BYTES": "5000",
        "NEWSBOT_JOBS": "3",
        "NEWSBOT_PAGE_SECONDS": "1.5",
        "NEWSBOT_PAGE_MEMORY_MB": "256",
    }
    expected = RunOptions(
        output="a/{source}-{date}.jsonl",
        rejects="r.jsonl",
        state="s",
        keep_duplicates=True,
        per_output=True,
        loader=LoaderOptions(max_page_bytes=5000),
        extraction=ExtractionOptions(max_bytes=5000, min_words=3, timezone="Asia/Tokyo", keep_removed=False),
        workers=WorkerOptions(jobs=3, seconds=1.5, memory_mb=256),
    )

    assert read(environ) == expected
    assert read(project=environ) == expected
    assert read(flags=environ) == expected


def test_flags_win_over_the_environment_and_that_over_the_project() -> None:
    project, environ, flags = ({"NEWSBOT_JOBS": n} for n in ("1", "2", "3"))

    assert read(project=project).workers.jobs == 1
    assert read(environ, project=project).workers.jobs == 2
    assert read(environ, flags, project).workers.jobs == 3


@pytest.mark.parametrize(
    ("output", "rejects"),
    [("a.jsonl", "a.rejects.jsonl"), ("b/{date}", "b/{date}.rejects.jsonl"), ("c.d.txt", "c.d.rejects.jsonl")],
)
def test_rejects_go_beside_a_named_output(output: str, rejects: str) -> None:
    assert read({"NEWSBOT_OUTPUT": output}).rejects == rejects


def test_a_stream_leaves_no_trace_but_what_is_asked_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for stream in ("-", "/dev/null", str(tmp_path / "pipe")):
        options = read({"NEWSBOT_OUTPUT": stream, "NEWSBOT_STATE": "kept"})
        assert (options.output, options.rejects, options.state) == (stream, None, ":memory:")

    asked = read({"NEWSBOT_OUTPUT": "-", "NEWSBOT_REJECTS": "r.jsonl"})
    assert (asked.rejects, asked.state) == ("r.jsonl", ":memory:")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("NEWSBOT_OUTPUT", "{day}", "{day} has {day}, which is not known; only {source} and {date} are"),
        ("NEWSBOT_REJECTS", "{0}", "{0} has {0}, which is not known; only {source} and {date} are"),
        ("NEWSBOT_KEEP_DUPLICATES", "maybe", "'maybe' is neither yes nor no; set it to true or false"),
        ("NEWSBOT_TIMEZONE", "Mars/Base", "there is no time zone 'Mars/Base'; name it as in Asia/Tokyo"),
        ("NEWSBOT_TIMEZONE", "../UTC", "there is no time zone '../UTC'; name it as in Asia/Tokyo"),
        ("NEWSBOT_MIN_WORDS", "-1", "'-1' is no whole number from 0 on; set it to one"),
        ("NEWSBOT_JOBS", "0", "'0' is no whole number from 1 on; set it to one"),
        ("NEWSBOT_JOBS", "²", "'²' is no whole number from 1 on; set it to one"),
        ("NEWSBOT_PAGE_SECONDS", "nan", "'nan' is no number of seconds above 0; set it to one"),
        ("NEWSBOT_PAGE_SECONDS", "0", "'0' is no number of seconds above 0; set it to one"),
        ("NEWSBOT_PAGE_MEMORY_MB", "1e3", "'1e3' is no whole number from 64 on; set it to one"),
    ],
)
def test_a_wrong_value_is_named_with_the_remedy(name: str, value: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        read({name: value})

    assert str(caught.value) == f"{name}: {message}"


def test_rejects_have_a_file_of_their_own() -> None:
    with pytest.raises(UsageError, match="give the rejects a file of their own"):
        read({"NEWSBOT_OUTPUT": "a", "NEWSBOT_REJECTS": "a"})
