"""One news site on one port of 127.0.0.1: HTTP/1.1 with keep-alive, a thread a connection."""

import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.site.messages import Raw, Request, Response
from tests.site.newssite import NewsSite

NO_BODY = frozenset({204, 304})


class SiteServer(ThreadingHTTPServer):
    """Listens from the moment it is made; `serve` answers for a site until `stop`."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        self.stopping = threading.Event()
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self.site: NewsSite | None = None
        super().__init__(("127.0.0.1", port), Connection)

    @property
    def url(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.server_port}/"

    def serve(self, site: NewsSite) -> None:
        """Answer for `site`, in a thread of this process."""
        self.site = site
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End all connections, wake all who wait, and give the port back."""
        self.stopping.set()
        if self._thread is not None:
            self.shutdown()
            self._thread.join()
        with self._lock:
            for connection in self._open:
                _hang_up(connection)
        self.server_close()

    def entered(self, connection: socket.socket) -> None:
        """Keep a connection, so that `stop` can end it."""
        with self._lock:
            self._open.add(connection)

    def left(self, connection: socket.socket) -> None:
        """Forget a connection that has ended."""
        with self._lock:
            self._open.discard(connection)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here; anything else is ours, and is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Connection(BaseHTTPRequestHandler):
    """One connection: reads requests, hands them to the site, writes what it answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: SiteServer

    def setup(self) -> None:
        super().setup()
        self.server.entered(self.connection)

    def finish(self) -> None:
        self.server.left(self.connection)
        super().finish()

    def do_GET(self) -> None:
        site = self.server.site
        assert site is not None
        answer = site.handle(self._request(), time.monotonic(), self.headers.get("Host", ""))
        if isinstance(answer, Raw):
            self.close_connection = True
            answer.send(self)
        else:
            self._send(answer)

    def do_HEAD(self) -> None:
        self.do_GET()

    @property
    def stopping(self) -> threading.Event:
        """Set when the web stops: whoever waits must end."""
        return self.server.stopping

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.wfile.write(data)

    def reset(self) -> None:
        """Make the close a reset: SO_LINGER with zero seconds."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def _request(self) -> Request:
        parts = urlsplit(self.path)
        return Request(
            method=self.command,
            target=self.path,
            path=parts.path,
            query=dict(parse_qsl(parts.query)),
            headers={name.lower(): value for name, value in self.headers.items()},
        )

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        for name, value in response.headers:
            self.send_header(name, value)
        if response.status not in NO_BODY:
            self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        if self.command != "HEAD" and response.status not in NO_BODY:
            self.wfile.write(response.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Say nothing: the site keeps a log."""


def _hang_up(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended by itself
