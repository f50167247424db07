"""Header fields, as WARC, HTTP and mail write them."""

import re
from collections.abc import Mapping

_FOLDED = re.compile(rb"\r?\n[ \t]+")


def read_fields(header: bytes) -> Mapping[str, str]:
    r"""Return the fields of a header by their names in lower case; one that stands twice is joined by a comma.

    What is no field (a first line, a slip) is left out; bytes that are not UTF-8 are read as Latin-1.

    >>> read_fields(b"HTTP/1.1 200 OK\r\nVary: a\r\nvary:\r\n b")
    {'vary': 'a, b'}
    """
    fields: dict[str, str] = {}
    for line in _FOLDED.sub(b" ", header).splitlines():
        name, colon, value = line.partition(b":")
        if colon:
            key, text = _text(name).strip().lower(), _text(value).strip()
            fields[key] = f"{fields[key]}, {text}" if key in fields else text
    return fields


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
