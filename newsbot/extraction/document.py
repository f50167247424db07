"""Bytes to text to tree, once, within limits."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, document_fromstring
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.misreading import detect, looks_misread, shown_bytes
from newsbot.items import Page
from newsbot.options import ExtractionOptions
from newsbot.text import to_markup

_BOMS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
# Files that are no text, by how they begin.
_MAGIC = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"RIFF", b"OggS",
          b"\x00\x00\x01\x00", b"ID3", b"\xd0\xcf\x11\xe0", b"Rar!", b"7z\xbc\xaf", b"SQLite format 3")  # fmt: skip
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_NOT_ASCII = re.compile("[^\x00-\x7f\ufffd]")
_LEAD = b"\xc3"  # in UTF-8, that of U+00C2 to U+00F4: what lead bytes are when they are read as Latin-1
_TWICE = re.compile(rb"\xc3[\x82-\xb4][\xc2-\xf4]")
_FEW = 20
_RARE_DEPTH = 150  # elements; asked in C whether a page has such a depth: few have, and the others need no walk
_COUNT = etree.XPath("count(//*)")
_IS_DEEP = etree.XPath(f"boolean({'/*' * _RARE_DEPTH})")
_DETECT_BYTES = 64 * 1024
_SHOWN_BYTES = 1024
# All elements are of one class: told in C. lxml.html asks a Python function of each, for forms and their fields.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=HtmlElement)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page: its tree, the encoding its bytes were read in, the characters of its source."""

    tree: HtmlElement
    encoding: str
    source_size: int


def decode(page: Page, options: ExtractionOptions) -> tuple[str, str]:
    """Return the page's text and the encoding it was read in.

    A byte order mark wins, then UTF-16 and ISO-2022-JP, which show without one, then valid UTF-8 (a page that decodes
    as UTF-8 is UTF-8, whatever it declares; one that was encoded twice is read twice), then what the transport, the
    media type and the page declare, unless its letters are none of any language then, then detection.

    Raises PageRejected: `empty`, `too_large`, `not_text`, `undecodable`.
    """
    body = page.body
    if not body.strip(b"\0 \t\r\n\f"):
        raise PageRejected(RejectReason.EMPTY, "the page has no content")
    if len(body) > options.max_bytes:
        raise PageRejected(RejectReason.TOO_LARGE, f"{len(body)} bytes; the limit is {options.max_bytes}")
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body.decode(name, "replace"), name
    if unmarked := _unmarked_utf16(body) or _iso_2022_jp(body):
        text = body.decode(unmarked, "replace")
        _check_is_text(text.encode())
        return text, unmarked
    _check_is_text(body)
    text, encoding = _decode_as_declared(page)
    if len(text) > options.max_characters:
        raise PageRejected(RejectReason.TOO_LARGE, f"{len(text)} characters; the limit is {options.max_characters}")
    return text, encoding


def _unmarked_utf16(body: bytes) -> str | None:
    """Tell UTF-16 by the upper halves of its ASCII, which are NULs at every other byte."""
    head = body[:_SHOWN_BYTES]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head) or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _iso_2022_jp(body: bytes) -> str | None:
    """Tell ISO-2022-JP by its escapes to JIS X 0208; it is ASCII otherwise, and valid UTF-8."""
    # A single byte is looked for in no time: few pages hold an escape at all.
    is_escaped = b"\x1b" in body and (b"\x1b$B" in body or b"\x1b$@" in body) and body.isascii()
    return "iso2022_jp_ext" if is_escaped else None


def _check_is_text(body: bytes) -> None:
    if body.startswith(_MAGIC):
        raise PageRejected(RejectReason.NOT_TEXT, f"a binary file (begins {body[:8]!r})")
    sample = body[:_DETECT_BYTES]
    # Real pages hold a stray control character or NUL; binary files are a tenth of them and more.
    if len(sample) - len(sample.translate(None, _CONTROLS)) > max(8, len(sample) // 20):
        raise PageRejected(RejectReason.NOT_TEXT, "the content is binary, not text")


def _decode_as_declared(page: Page) -> tuple[str, str]:
    body = page.body
    text = body.decode("utf-8", "replace")
    if _is_utf8(text):
        once = _encoded_twice(body, text)
        return (text, "utf-8") if once is None else (once, "utf-8, twice")
    lies = not _NOT_ASCII.search(text)  # nothing beyond ASCII is UTF-8 here, whatever is declared
    for name in _declared(page):
        if lies and name == "utf-8":
            continue
        text = body.decode(name, "replace")
        if _is_plausible(text):
            better = None if name == "utf-8" else _read_better(body, name)
            return better or (text, name)
    # A few accents tell a detector nothing: such a page is in the default encoding of HTML (WHATWG, Encoding).
    shown = shown_bytes(body)
    is_accented = sum(byte > 0x7F for byte in body) * _FEW > len(body)
    is_few = not is_accented and not looks_misread(shown.decode("cp1252", "replace"))
    found = None if is_few else detect(shown)
    for name in (*([found] if found else []), "cp1252"):
        if _is_plausible(text := body.decode(name, "replace")):
            return text, name
    raise PageRejected(RejectReason.UNDECODABLE, "no encoding, declared or detected, reads this page")


def _read_better(body: bytes, declared: str) -> tuple[str, str] | None:
    """Read a page in the encoding its letters are in, where they are no language's in the one that is declared."""
    shown = shown_bytes(body)
    if not looks_misread(shown.decode(declared, "replace")):
        return None
    name = detect(shown, declared)
    if name is None:
        return None
    text = body.decode(name, "replace")
    return (text, name) if _is_plausible(text) else None


def _is_utf8(text: str) -> bool:
    """Valid UTF-8, or nearly: a page cut within a character, or with a few surrogates in it, is still UTF-8."""
    if "\ufffd" not in text:  # to look for one is faster than to count
        return True
    broken = text.count("\ufffd")
    # What is not ASCII is counted in C: to find each took milliseconds.
    return len(text) - len(text.encode("ascii", "ignore")) - broken > 20 * broken


def _encoded_twice(body: bytes, text: str) -> str | None:
    """Return what a text was before its bytes were taken for Latin-1 and encoded once more, None where they were not.

    All that is not ASCII in it has to be UTF-8 read so: no text that is meant as it stands comes near that. The first
    letter that could be a lead byte tells at once for nearly all pages.
    """
    lead = body.find(_LEAD)
    if lead < 0 or not _TWICE.match(body, lead):
        return None
    for name in ("latin-1", "cp1252"):
        with suppress(UnicodeError):
            return text.encode(name).decode("utf-8")
    return None


def _declared(page: Page) -> list[str]:
    names = (
        page.declared_encoding,
        http_content_type_encoding(page.content_type or None),
        html_body_declared_encoding(page.body[:8192]),
    )
    known = [resolve_encoding(name) for name in names if name]
    return list(dict.fromkeys([name for name in known if name and "utf-16" not in name]))


def _is_plausible(text: str) -> bool:
    """A few broken characters are an editor's slip; one in a hundred is the wrong encoding."""
    return text.count("\ufffd") * 100 <= len(text)


def parse(text: str, encoding: str, options: ExtractionOptions, body: bytes | None = None) -> Document:
    """Parse text to a tree without comments and processing instructions.

    `body` are the bytes it was decoded from: where they are valid UTF-8, they need not be made again.

    Raises PageRejected: `empty` (no element), `parser_limit` (too many nodes, too deep).
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    utf8 = body if encoding == "utf-8" and "\ufffd" not in text else None
    try:
        tree = document_fromstring(to_markup(text, utf8), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise PageRejected(RejectReason.EMPTY, f"no element in the page ({error})") from error
    _check_size(tree, len(text), options)
    return Document(tree, encoding, len(text))


def _check_size(tree: HtmlElement, source_size: int, options: ExtractionOptions) -> None:
    """Raise PageRejected where a tree has too many elements, or is too deep.

    What has fewer characters is not counted: a tag has three of them, and brings one more element at most.
    """
    if source_size > options.max_nodes and cast("float", _COUNT(tree)) > options.max_nodes:
        raise PageRejected(RejectReason.PARSER_LIMIT, f"more than {options.max_nodes} elements")
    if source_size > options.max_depth and (options.max_depth < _RARE_DEPTH or _IS_DEEP(tree)):
        _check_depth(tree, options.max_depth)


def _check_depth(tree: HtmlElement, most: int) -> None:
    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > most:
            raise PageRejected(RejectReason.PARSER_LIMIT, f"nested deeper than {most} elements")
