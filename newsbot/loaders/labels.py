"""Names of files and members as a record can hold them."""

import re

# What no terminal and no UTF-8 should get: controls, and the surrogates that stand for undecodable bytes of a name.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def printable(name: str) -> str:
    r"""Return `name` with what cannot be printed written as an escape, so that different names stay different.

    >>> printable("a\nb.html"), printable("caf\udce9.html")
    ('a\\x0ab.html', 'caf\\xe9.html')
    """
    return _UNPRINTABLE.sub(_escape, name)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    # PEP 383: a byte that is not UTF-8 stands in a file name as U+DC80 to U+DCFF.
    code = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
