"""A web of many hosts on loopback addresses: a feed each, articles, and a note of who was asked when."""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLES = 100


class Web:
    """What is served, and the times (monotonic seconds) at which each host was asked for a page."""

    def __init__(self, hosts: int, articles: int) -> None:
        self.names = [f"127.0.1.{n + 1}" for n in range(hosts)]
        self.articles = articles
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.paths: list[tuple[str, str]] = []
        self.port = 0
        self.lock = threading.Lock()

    def url(self, host: str, path: str = "/") -> str:
        return f"http://{host}:{self.port}{path}"

    def sources(self, delay: float, keys: str = 'every = "1d"') -> str:
        """Return a sources.toml of all hosts, each with more `keys`."""
        return "\n".join(
            f'[[source]]\nname = "paper{n}"\nurl = "{self.url(host)}"\nfeeds = ["{self.url(host, "/feed")}"]\n'
            f'allow = ["/story/"]\ndelay = {delay}\n{keys}\n'
            for n, host in enumerate(self.names)
        )

    def all_urls(self) -> set[str]:
        return {self.url(host, f"/story/{n}") for host in self.names for n in range(self.articles)}

    def note(self, host: str, path: str) -> None:
        with self.lock:
            self.asked[host].append(time.monotonic())
            self.paths.append((host, path))

    def feed(self, host: str) -> str:
        begin = datetime.now(UTC) - timedelta(hours=1)
        items = "".join(
            f"<item><title>Ferry {n} of {host}</title><link>{self.url(host, f'/story/{n}')}</link>"
            f"<pubDate>{format_datetime(begin - timedelta(minutes=n))}</pubDate></item>"
            for n in range(self.articles)
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{host}</title>{items}</channel></rss>'

    def page(self, host: str, number: str) -> str:
        return f"Ferry {number} of {host} sails\nShe left {host} at {number} past noon, with {number} crates on board."


@contextmanager
def serve(hosts: int, articles: int) -> Iterator[Web]:
    web = Web(hosts, articles)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers["Host"].partition(":")[0]
            if self.path == "/robots.txt":
                self.answer(404, "text/plain", "none")
                return
            web.note(host, self.path)
            if self.path == "/feed":
                self.answer(200, "application/rss+xml", web.feed(host))
            elif self.path.startswith("/story/"):
                self.answer(200, "text/plain; charset=utf-8", web.page(host, self.path.rpartition("/")[2]))
            else:
                self.answer(200, "text/html", "<html><body><p>Front page</p></body></html>")

        def answer(self, status: int, kind: str, text: str) -> None:
            body = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
