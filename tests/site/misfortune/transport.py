"""Misfortunes of the connection: slow, silent, endless, cut off, reset, broken encoding."""

import gzip
from collections.abc import Mapping
from types import MappingProxyType

from tests.site.messages import HTML, Answer, Raw, Response, Wire
from tests.site.misfortune.case import Case, Visit, article, render

DEFAULT_SECONDS = 2.0
"""How long the slow page takes; `?seconds=N` asks for another time."""

HUGE = 20 * 2**20
"""Bytes of the huge page."""

_PIECES = 20
_START = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"


def _slow(visit: Visit) -> Answer:
    seconds = float(visit.request.query.get("seconds", DEFAULT_SECONDS))
    body = render(visit.story).encode()

    def send(wire: Wire) -> None:
        wire.write(_START + b"Content-Length: %d\r\n\r\n" % len(body))
        size = len(body) // _PIECES + 1
        for start in range(0, len(body), size):
            if wire.stopping.wait(seconds / _PIECES):
                return
            wire.write(body[start : start + size])

    return Raw(status=200, send=send)


def _silent(visit: Visit) -> Answer:
    return Raw(status=0, send=lambda wire: _ignore(wire.stopping.wait()))


def _endless(visit: Visit) -> Answer:
    block = b"<p>And so on.</p>" * 4096

    def send(wire: Wire) -> None:
        wire.write(_START + b"\r\n<!doctype html><title>Endless</title>")
        while not wire.stopping.wait(0.001):
            wire.write(block)

    return Raw(status=200, send=send)


def _truncated(visit: Visit) -> Answer:
    body = render(visit.story).encode()
    head = _START + b"Content-Length: %d\r\n\r\n" % (len(body) + 5_000)
    return Raw(status=200, send=lambda wire: wire.write(head + body))


def _cut(visit: Visit) -> Answer:
    body = render(visit.story).encode()
    head = _START + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(body)
    return Raw(status=200, send=lambda wire: wire.write(head + body[: len(body) // 2]))


def _reset(visit: Visit) -> Answer:
    return Raw(status=0, send=lambda wire: wire.reset())


def _broken_gzip(visit: Visit) -> Answer:
    packed = bytearray(gzip.compress(render(visit.story).encode(), mtime=0))
    packed[40:] = bytes(255 - byte for byte in packed[40:])
    return Response(body=bytes(packed), headers=(*HTML, ("Content-Encoding", "gzip")))


def _huge(visit: Visit) -> Answer:
    page = article(visit)
    filler = b"<!-- " + b"x" * (HUGE - len(page.body) - 9) + b" -->"
    return Response(body=page.body + filler, headers=HTML)


def _ignore(_: object) -> None:
    """A wait's result says nothing that matters."""


CASES: Mapping[str, Case] = MappingProxyType(
    {
        "slow": Case(what="the article in small pieces, over ?seconds=N (2)", answer=_slow, article=True),
        "never-answers": Case(what="takes the request and says nothing", answer=_silent),
        "endless": Case(what="a body without end", answer=_endless),
        "truncated": Case(what="Content-Length is longer than the body", answer=_truncated),
        "cut": Case(what="the connection is closed in the middle of a chunk", answer=_cut),
        "reset": Case(what="the connection is reset", answer=_reset),
        "broken-gzip": Case(what="Content-Encoding: gzip, and the gzip is damaged", answer=_broken_gzip),
        "huge": Case(what="20 MB", answer=_huge),
    }
)
"""By name."""
