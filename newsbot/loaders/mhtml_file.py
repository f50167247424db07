"""MHTML (RFC 2557): a page that a browser saved with all it shows, as the parts of a mail. Also `.mht`."""

import base64
import binascii
import io
import quopri
import re
from collections.abc import Iterator, Mapping
from email.message import Message
from email.utils import parsedate_to_datetime

from newsbot.items import Page
from newsbot.loaders.dates import read_time
from newsbot.loaders.entry import Entry
from newsbot.loaders.header import read_fields
from newsbot.loaders.page_file import HTML, XHTML
from newsbot.loaders.page_url import page_url
from newsbot.loaders.unpacking import damaged, page_too_large
from newsbot.options import LoaderOptions
from newsbot.urls import absolute_url

_FIRST_FIELD = re.compile(rb"(?:\xef\xbb\xbf)?[A-Za-z][A-Za-z0-9-]*:")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_HEADER_BYTES = 64 * 1024
_LINE_BYTES = 64 * 1024
# Quoted-printable may take three bytes for one.
_CODED = 3

Fields = Mapping[str, str]


def is_mhtml(head: bytes) -> bool:
    """Tell MHTML by its header: that of a mail in several parts, or of one that is HTML."""
    fields = read_fields(_header(head))
    kind = _content_type(fields)
    is_page = kind.get_content_maintype() == "multipart" or kind.get_content_type() in {HTML, XHTML}
    return "mime-version" in fields and is_page


def read_page(entry: Entry, options: LoaderOptions) -> Page:
    """Return the first HTML part of an MHTML file: its Content-Location is the address, the mail's Date `fetched`.

    Raises PageRejected: `unreadable` (no HTML, cut short, damaged), `too_large`.
    """
    top = read_fields(_header(entry.stream.head))
    fields, coded = _first_page(io.BufferedReader(entry.stream), options)
    body = _decoded(coded, fields.get("content-transfer-encoding", ""))
    if len(body) > options.max_page_bytes:
        raise page_too_large(options)
    given = (fields.get("content-location"), top.get("snapshot-content-location"), top.get("content-location"))
    kind = _content_type(fields)
    return Page(
        url=next((url for each in given if (url := absolute_url(each))), None) or page_url(body),
        body=body,
        fetched=read_time(top.get("date", ""), parsedate_to_datetime) or entry.fetched,
        content_type=kind.get_content_type(),
        declared_encoding=kind.get_content_charset(),
        input=entry.label,
    )


def _header(head: bytes) -> bytes:
    if not _FIRST_FIELD.match(head):
        return b""
    end = _HEADER_END.search(head, 0, _HEADER_BYTES)
    return head[: end.start()] if end else b""


def _first_page(reader: io.BufferedReader, options: LoaderOptions) -> tuple[Fields, bytes]:
    """Return fields and content of the first part that is HTML. Parts in parts are read as if they stood beside."""
    boundaries: set[bytes] = set()
    fields = _read_fields(reader)
    while True:
        kind = _content_type(fields)
        if boundary := kind.get_boundary():
            boundaries.add(b"--" + boundary.encode())
        is_html = kind.get_content_type() in {HTML, XHTML}
        limit = _CODED * options.max_page_bytes + _LINE_BYTES if is_html else 0
        content, ended = _read_part(reader, boundaries, limit, options)
        if is_html and (ended or not boundaries):
            return fields, content
        if not ended:
            raise damaged("the file ends within a part: it is cut short" if is_html else "no part of it is HTML")
        fields = _read_fields(reader)


def _read_part(
    reader: io.BufferedReader, boundaries: set[bytes], limit: int, options: LoaderOptions
) -> tuple[bytes, bool]:
    """Return a part's lines (none where `limit` is 0), and whether a boundary ended it."""
    lines: list[bytes] = []
    size = 0
    for line in _lines(reader):
        if line.startswith(b"--") and (line.rstrip() in boundaries or line.rstrip().removesuffix(b"--") in boundaries):
            return b"".join(lines).removesuffix(b"\n").removesuffix(b"\r"), True
        if limit:
            size += len(line)
            lines.append(line)
        if size > limit:
            raise page_too_large(options)
    return b"".join(lines), False


def _read_fields(reader: io.BufferedReader) -> Fields:
    header = b""
    for line in _lines(reader):
        if not line.strip() or len(header) > _HEADER_BYTES:
            break
        header += line
    return read_fields(header)


def _lines(reader: io.BufferedReader) -> Iterator[bytes]:
    while line := reader.readline(_LINE_BYTES):
        yield line


def _content_type(fields: Fields) -> Message:
    """Return a message that reads this content type and its parameters."""
    message = Message()
    message["Content-Type"] = re.sub(r"[\r\n]", " ", fields.get("content-type", ""))
    return message


def _decoded(coded: bytes, coding: str) -> bytes:
    match coding.strip().lower():
        case "quoted-printable":
            return quopri.decodestring(coded)
        case "base64":
            try:
                return base64.b64decode(b"".join(coded.split()), validate=True)
            except binascii.Error as error:
                raise damaged(f"its base64 is damaged ({error}); save the page again") from error
        case _:
            return coded
