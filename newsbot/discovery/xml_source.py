"""XML that comes from anywhere, made safe for a parser: in UTF-8, without a document type, nothing to expand."""

import codecs
import re
from collections.abc import Iterable, Iterator

_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# An ampersand that begins none of XML's own references: a URL that was not escaped, or an entity of a document type.
_AMPERSAND = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)")
_LONGEST_REFERENCE = 12
_CDATA_MARK = re.compile(rb"<!\[CDATA\[|\]\]>")
_LONGEST_MARK = 9


def without_doctype(content: bytes) -> bytes:
    """Take the document type off, with the entities that it declares.

    >>> without_doctype(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    b'<a>&b;</a>'
    """
    return _DOCTYPE.sub(b"", content, count=1)


def in_utf8(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces in UTF-8 where a byte order mark says UTF-16, and as they are where not."""
    every = iter(pieces)
    first = next(every, b"")
    name = _UTF16.get(first[:2])
    if name is None:
        yield first.removeprefix(codecs.BOM_UTF8).lstrip()
        yield from every
        return
    decoder = codecs.getincrementaldecoder(name)("replace")
    yield _DECLARATION.sub("", decoder.decode(first)).encode("utf-8", "replace")
    for piece in every:
        yield decoder.decode(piece).encode("utf-8", "replace")


def without_cdata_marks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces with the text of CDATA sections as plain text, for a parser of HTML."""
    kept = b""
    for piece in pieces:
        content = _CDATA_MARK.sub(b"", kept + piece)
        cut = content.rfind(b"<", max(0, len(content) - _LONGEST_MARK))
        content, kept = (content, b"") if cut < 0 else (content[:cut], content[cut:])
        yield content
    yield kept


def with_plain_ampersands(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces with every ampersand escaped that begins no reference of XML's own: nothing is left to expand.

    >>> b"".join(with_plain_ampersands([b"a?b&c=1&am", b"p;d=&lol;"]))
    b'a?b&amp;c=1&amp;d=&amp;lol;'
    """
    kept = b""
    for piece in pieces:
        content = kept + piece
        cut = content.rfind(b"&", max(0, len(content) - _LONGEST_REFERENCE))
        content, kept = (content, b"") if cut < 0 else (content[:cut], content[cut:])
        yield _AMPERSAND.sub(b"&amp;", content)
    yield _AMPERSAND.sub(b"&amp;", kept)
