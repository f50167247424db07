"""WARCs as crawlers write them, made for tests."""

import gzip

HTML = b"<!DOCTYPE html><p>Rates rise.</p>"
DATE = "2025-06-07T08:09:10Z"


def record(kind: str, block: bytes, url: str | None = None, length: object = None, **fields: str) -> bytes:
    """Return a record; `length` is what it declares, where that is wrong."""
    given = {
        "WARC-Type": kind,
        **({"WARC-Target-URI": url} if url else {}),
        "WARC-Date": DATE,
        **{name.replace("_", "-"): value for name, value in fields.items()},
        "Content-Length": len(block) if length is None else length,
    }
    header = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return b"WARC/1.1\r\n" + header.encode() + b"\r\n" + block + b"\r\n\r\n"


def http(body: bytes, status: str = "200 OK", **fields: str) -> bytes:
    """Return an HTTP response with HTML, or what else `Content_Type` says ("" for none)."""
    given = {"Content_Type": "text/html; charset=utf-8", **fields}
    header = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items() if value)
    return f"HTTP/1.1 {status}\r\n{header}\r\n".encode() + body


def response(url: str, body: bytes = HTML, **fields: str) -> bytes:
    return record("response", http(body, **fields), url, Content_Type="application/http; msgtype=response")


def gzipped(*records: bytes) -> bytes:
    """Return a WARC whose records are a gzip member each."""
    return b"".join(gzip.compress(each) for each in records)
