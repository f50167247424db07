import gzip
import io
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from newsbot.errors import InputError
from tests.loaders.shapes import NOW, SAVED, MakePage, Read, Unprivileged, Write

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


FROM_STDIN = """
import sys
from datetime import UTC, datetime
from newsbot.loaders import load
from newsbot.options import LoaderOptions
for page in load("-", LoaderOptions(), fetched=datetime(2026, 3, 1, 12, 0, tzinfo=UTC)):
    print(page)
"""


@pytest.mark.parametrize(
    ("content", "label"),
    [
        (HTML, "-"),
        (gzip.compress(HTML), "-"),
        (b'{"html": "<!DOCTYPE html><p>Rates rise.</p>"}', "-#1"),
        (zipped("a.html", HTML), "-#a.html"),
    ],
    ids=["page", "gzip", "jsonl", "zip"],
)
@pytest.mark.parametrize("piped", [True, False], ids=["pipe", "file"])
def test_standard_input_is_read_as_a_file_is(
    content: bytes, label: str, piped: bool, write: Write, page: MakePage
) -> None:
    command = [sys.executable, "-c", FROM_STDIN]
    if piped:
        printed = subprocess.run(command, input=content, stdout=subprocess.PIPE, check=True).stdout
    else:
        with Path(write("a", content)).open("rb") as file:
            printed = subprocess.run(command, stdin=file, stdout=subprocess.PIPE, check=True).stdout

    expected = page(label, HTML, fetched=NOW if piped else SAVED)
    if label == "-#1":
        expected = page(label, HTML, fetched=expected.fetched, declared_encoding="utf-8")
    assert printed.decode() == f"{expected}\n"


def test_a_closed_standard_input_is_a_failed_input() -> None:
    ended = subprocess.run(
        ["/bin/sh", "-c", f"exec \"$0\" -c '{FROM_STDIN}' <&-", sys.executable], stderr=subprocess.PIPE, check=False
    )

    assert b"newsbot.errors.InputError: -: standard input is closed; give it a file or a pipe" in ended.stderr


def test_a_named_pipe_is_read(write: Write, read: Read, page: MakePage, tmp_path: Path) -> None:
    write("a.html", HTML)
    os.mkfifo("pipe")
    writer = threading.Thread(target=Path("pipe").write_bytes, args=(gzip.compress(HTML),))
    writer.start()

    found = read("pipe")
    writer.join()

    assert found == [page("pipe", HTML, fetched=NOW)]


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("missing.html", "there is no such file; check the path"),
        ("folder", "a folder, where a file was expected"),
        ("self", "a symbolic link that leads to itself; remove it"),
        ("a.html/b.html", "cannot be read (Not a directory); check the disk and the path"),
        ("/proc/self/mem", "cannot be read (Input/output error); check the disk and the path"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_failed_input(path: str, detail: str, write: Write, read: Read) -> None:
    write("a.html", HTML)
    Path("folder").mkdir()
    Path("self").symlink_to("self")

    with pytest.raises(InputError) as raised:
        read(path)

    assert (raised.value.path, raised.value.detail) == (path, detail)
    assert str(raised.value) == f"{path}: {detail}"


def test_a_file_without_permission_is_a_failed_input(write: Write, read: Read, unprivileged: Unprivileged) -> None:
    Path(write("a.html", HTML)).chmod(0)

    with unprivileged(), pytest.raises(InputError, match=r"a\.html: no permission to read it or to enter its folder"):
        read("a.html")


def test_a_name_that_no_record_can_hold_is_written_as_escapes(write: Write, read: Read, page: MakePage) -> None:
    name = os.fsdecode(b"caf\xe9\n.html")

    assert read(write(name, HTML)) == [page("caf\\xe9\\x0a.html", HTML)]


def test_a_time_that_no_calendar_has_is_the_time_of_the_run(write: Write, read: Read, page: MakePage) -> None:
    write("a.html", HTML)
    os.utime("a.html", (0, 2**40))
    beyond = Path("a.html").stat().st_mtime > 253402300799

    (found,) = read("a.html")

    assert found == page("a.html", HTML, fetched=NOW) if beyond else found.input == "a.html"
