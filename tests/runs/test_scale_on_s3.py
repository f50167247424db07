"""Archives in an object store: `s3://` in and out, from a server of its kind on loopback."""

import gzip
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fsspec
import pytest

from tests.runs.shell import Shell
from tests.runs.test_scale import FILES, PAGES, warc, without_input

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(
        find_spec("s3fs") is None or find_spec("moto") is None,
        reason="s3fs or moto is not installed; make test-heavy installs them",
    ),
]


@pytest.fixture
def s3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A store with an empty bucket; whoever looks for S3 finds it."""
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    keys = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in {**keys, "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}.items():
        monkeypatch.setenv(name, value)
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with (tmp_path / "moto.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        deadline = time.monotonic() + 60
        while _is_closed(port):
            assert time.monotonic() < deadline, (tmp_path / "moto.log").read_text()
            time.sleep(0.1)
        store = fsspec.filesystem("s3")
        store.mkdir("bucket")
        yield store
        process.terminate()


def _is_closed(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_archives_in_a_bucket_become_records_in_it(shell: Shell, s3: Any) -> None:
    (shell.folder / "in").mkdir()
    for number in range(FILES):
        (shell.folder / "in" / f"{number}.warc.gz").write_bytes(warc(number))
        s3.put(str(shell.folder / "in" / f"{number}.warc.gz"), f"bucket/in/{number}.warc.gz")
    command = ("scale", "extract", "s3://bucket/in/", "s3://bucket/out/", "--workers", "2")

    done, again = shell.real(*command), shell.real(*command)
    here = shell.real("scale", "extract", "in", "out", "--workers", "2")

    assert (done.code, again.code, here.code) == (0, 0, 0), done.stderr + again.stderr
    assert f"{FILES * PAGES} articles, {FILES} rejects" in done.stderr
    for kind in ("articles", "rejects"):
        wanted = _lines(file.read_bytes() for file in sorted((shell.folder / "out" / kind).iterdir()))
        found = _lines(s3.cat_file(path) for path in sorted(s3.ls(f"bucket/out/{kind}", refresh=True)))
        assert [it["input"].partition("#")[0] for it in found] == [it["input"].partition("#")[0] for it in wanted]
        assert list(map(_timeless, found)) == list(map(_timeless, wanted))
    assert len(s3.ls("bucket/out/logs/extract/completions")) == FILES


def _lines(files: Iterator[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for file in files for line in gzip.decompress(file).splitlines()]


def _timeless(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in without_input(record).items() if key != "fetched"}
