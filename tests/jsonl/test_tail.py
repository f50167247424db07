from pathlib import Path

import pytest

from newsbot.errors import OutputError
from newsbot.jsonl import JsonlFile

WHOLE = b'{"foreign": 1}\n'


def opened(path: Path, content: bytes) -> bytes:
    path.write_bytes(content)
    JsonlFile(str(path)).close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b""),
        (WHOLE, WHOLE),
        (WHOLE + b'{"torn": "', WHOLE),
        (WHOLE + b"torn", WHOLE),
        (WHOLE + '{"sixteen": "bits"}'.encode("utf-16-be"), WHOLE),
        (WHOLE + b'{"torn": "\xe6\x9d', WHOLE),
        (b'{"torn": "', b""),
        (b"\0\0\0", b""),
        (WHOLE + b'{"left": "by an editor"}', WHOLE + b'{"left": "by an editor"}\n'),
        (WHOLE + b'{"torn": "' + b"x" * 200_000, WHOLE),
        (b"{", b""),
        (b"\n" + WHOLE, b"\n" + WHOLE),
        (b'\xef\xbb\xbf{"a": 1}\n{"b"', b'\xef\xbb\xbf{"a": 1}\n'),
    ],
)
def test_last_line(tmp_path: Path, before: bytes, after: bytes) -> None:
    assert opened(tmp_path / "out.jsonl", before) == after


@pytest.mark.parametrize(
    "content",
    [
        b"<html>\n<p>My only copy",
        b"<html>\n<p>My only copy\n",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"a,b\n1,2",
        b'{\n  "name": "a document"\n}\n',
        b"{% extends 'page' %}\n",
        b'[1]\n{"a": 1}',
    ],
)
def test_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    with pytest.raises(OutputError, match=r"page\.html: holds no JSON lines; name another output"):
        opened(path, content)
    assert path.read_bytes() == content
