"""HTTP responses as they came over the wire (RFC 9112): status, fields, and the content that was meant."""

import io
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from newsbot.loaders.brotli_file import unpacked_brotli
from newsbot.loaders.decompression import unpacked
from newsbot.loaders.entry import Source
from newsbot.loaders.gzip_file import unpacked_gzip
from newsbot.loaders.header import read_fields
from newsbot.loaders.page_file import is_page
from newsbot.loaders.unpacking import Unpacked, damaged, page_too_large
from newsbot.loaders.zstd_file import unpacked_zstd
from newsbot.options import LoaderOptions

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})\b")
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n")
_NO_CODING = frozenset({"", "identity", "none", "utf-8", "chunked"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A response: its `status`, its `fields` (names in lower case), its `body` as sent."""

    status: int
    fields: Mapping[str, str]
    body: bytes


def is_response(block: bytes) -> bool:
    """Tell a response by how it begins."""
    return _STATUS.match(block) is not None


def read_response(block: bytes) -> Response:
    """Return the response that a record's block holds; raise PageRejected `unreadable` where it is none."""
    status = _STATUS.match(block)
    if status is None:
        raise damaged(f"no HTTP response: it begins {block[:20]!r}")
    end = _HEADER_END.search(block)
    header, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    return Response(status=int(status[1]), fields=read_fields(header), body=body)


def content(response: Response, options: LoaderOptions) -> bytes:
    """Return a response's body without transfer and content codings (chunked; gzip, deflate, br, zstd).

    Archives keep the fields of codings that they have undone: what is a page already is left as it is. Raises
    PageRejected: `unreadable`, `too_large` (unpacked, or a bomb).
    """
    body = response.body
    if "chunked" in response.fields.get("transfer-encoding", "").lower() and _CHUNK_SIZE.match(body):
        body = _joined(body)
    codings = response.fields.get("content-encoding", "").lower().split(",")
    for coding in reversed([each.strip() for each in codings]):
        if coding in _NO_CODING or is_page(body):
            continue
        body = _decoded(body, coding, options)
    return body


def _joined(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while (size := _CHUNK_SIZE.match(body, at)) is not None:
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(body[size.end() : size.end() + length])
        at = size.end() + length
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
    raise damaged("the chunked body ends early: the response is cut short")


def _decoded(body: bytes, coding: str, options: LoaderOptions) -> bytes:
    unpack = _DECODERS.get(coding)
    if unpack is None:
        raise damaged(f"a content coding that cannot be read: {coding[:40]!r}")
    with io.BufferedReader(unpack(io.BytesIO(body), options)) as reader:
        decoded = reader.read(options.max_page_bytes + 1)
    if len(decoded) > options.max_page_bytes:
        raise page_too_large(options)
    return decoded


def _unpacked_deflate(source: Source, options: LoaderOptions) -> Unpacked:
    # "deflate" means zlib's format, but some servers send it without the header (RFC 9110, 8.4.1.2).
    body = source.read(-1)
    wrapped = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    window = zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS
    return unpacked(io.BytesIO(body), options, lambda: _Deflate(window), lambda _: False)


class _Deflate:
    """zlib's decompressor, as bz2's is."""

    def __init__(self, window: int) -> None:
        self._decompressor = zlib.decompressobj(window)

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._decompressor.decompress(self._decompressor.unconsumed_tail + data, max_length)

    @property
    def needs_input(self) -> bool:
        return not self._decompressor.unconsumed_tail

    @property
    def eof(self) -> bool:
        return self._decompressor.eof

    @property
    def unused_data(self) -> bytes:
        return self._decompressor.unused_data


_DECODERS: Mapping[str, Callable[[Source, LoaderOptions], Unpacked]] = {
    "gzip": unpacked_gzip,
    "x-gzip": unpacked_gzip,
    "deflate": _unpacked_deflate,
    "br": unpacked_brotli,
    "zstd": unpacked_zstd,
}
