"""From fetched pages to WARC records, each a gzip member."""

import base64
import hashlib
import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus

from newsbot import EXTRACTOR
from newsbot.items import Page
from newsbot.warc.about import ABOUT_TYPE, about_of
from newsbot.warc.gzip_member import pack

_SOFTWARE = f"software: {EXTRACTOR}\r\nformat: WARC File Format 1.1\r\n".encode()
_END_OF_LINE = str.maketrans({"\r": " ", "\n": " ", "\0": " "})
# What says how the body was sent, which is undone, and what the page tells itself.
_REPLACED = frozenset(
    {"content-encoding", "transfer-encoding", "content-length", "content-type", "x-robots-tag", "tdm-reservation"}
)


def warcinfo(now: datetime) -> bytes:
    """Return the record that a WARC begins with."""
    return _record("warcinfo", _id(), now, _SOFTWARE, {"Content-Type": "application/warc-fields"})


def page_records(page: Page, *, status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> tuple[bytes, ...]:
    """Return the records of a fetched page that has a `url`: what the crawl knows of it, and its response.

    `headers` are those of the response, in order. Its body is kept unpacked, as the page has it.
    """
    name, target = _id(), {"WARC-Target-URI": _line(page.url or "")}
    about = _record(
        "metadata",
        _id(),
        page.fetched,
        about_of(page),
        {**target, "WARC-Concurrent-To": name, "Content-Type": ABOUT_TYPE},
    )
    payload = {"WARC-Payload-Digest": _digest(page.body), "Content-Type": "application/http; msgtype=response"}
    response = _record("response", name, page.fetched, _response(page, status, headers), {**target, **payload})
    return about, response


def _response(page: Page, status: int, headers: Iterable[tuple[str, str]]) -> bytes:
    given = [(name, value) for name, value in headers if name.lower() not in _REPLACED]
    told = {
        "Content-Type": page.content_type,
        "X-Robots-Tag": page.robots_tag,
        "tdm-reservation": page.tdm_reservation,
        "Content-Length": str(len(page.body)),
    }
    lines = [f"HTTP/1.1 {status} {_phrase(status)}", *(f"{name}: {value}" for name, value in given)]
    lines += [f"{name}: {value}" for name, value in told.items() if value is not None]
    return "".join(f"{_line(line)}\r\n" for line in lines).encode() + b"\r\n" + page.body


def _record(kind: str, name: str, date: datetime, block: bytes, fields: Mapping[str, str]) -> bytes:
    given = {
        "WARC-Type": kind,
        "WARC-Record-ID": name,
        "WARC-Date": date.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        **fields,
        "WARC-Block-Digest": _digest(block),
        "Content-Length": str(len(block)),
    }
    header = "".join(f"{key}: {value}\r\n" for key, value in given.items())
    return pack(b"WARC/1.1\r\n" + header.encode() + b"\r\n" + block + b"\r\n\r\n")


def _id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def _digest(content: bytes) -> str:
    sha1 = hashlib.sha1(content, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(sha1).decode()}"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _line(text: str) -> str:
    """Return what stands in one line of a header."""
    return text.translate(_END_OF_LINE).encode("utf-8", "replace").decode()
