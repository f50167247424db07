"""Notices to other programs, against a server of our own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from newsbot.notify import ping, post_json
from tests.runs.scheduled import Desk
from tests.site import LocalWeb


class Service:
    """Takes notices, and answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.seen: list[tuple[str, str, str]] = []
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                service.seen.append((self.path, self.headers["Content-Type"], text))
                self.send_response(service.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    thread = threading.Thread(target=service.server.serve_forever)
    thread.start()
    yield service
    service.server.shutdown()
    service.server.server_close()
    thread.join()


def test_notices_are_posted(service: Service) -> None:
    assert post_json(f"{service.url}/hook?key=1", {"alarms": ["Kaigan 海"]}) is None
    assert ping(f"{service.url}/ping/1", good=True, text="") is None
    assert ping(f"{service.url}/ping/1", good=False, text="Error: the disk is full") is None
    assert service.seen == [
        ("/hook?key=1", "application/json", '{"alarms": ["Kaigan 海"]}'),
        ("/ping/1", "text/plain; charset=utf-8", ""),
        ("/ping/1/fail", "text/plain; charset=utf-8", "Error: the disk is full"),
    ]


def test_what_fails_is_told_and_raises_nothing(service: Service) -> None:
    service.status = 404
    assert post_json(service.url, {}) == f"{service.url}: answered 404; check the address in sources.toml"
    nobody = "http://127.0.0.1:9/"
    assert post_json(nobody, {}) == f"{nobody}: cannot be reached (MaxRetryError); check the address in sources.toml"


def test_a_run_posts_its_alarms_and_a_sign_of_life(service: Service, tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    head = f'webhook = "{service.url}/hook"\nping_url = "{service.url}/ping"'
    with LocalWeb(articles=2, bulk=1) as web:
        site = web.site("courier")
        desk.follow(site, head=head)
        site.down = True
        bad = desk.run()
        site.down = False
        desk.age(hours=1)
        good = desk.run()
        idle = desk.run()
        desk.age(hours=1)
        service.status = 500
        site.down = True
        for _ in range(3):
            unheard = desk.run()
            desk.age(hours=1)

    assert (bad.code, good.code, idle.code, unheard.code) == (1, 0, 0, 1)
    raised, failing, cleared, well, nothing_due, *_ = service.seen
    assert [raised[0], failing[0], cleared[0], well[0], nothing_due[0]] == [
        "/hook", "/ping/fail", "/hook", "/ping", "/ping",
    ]  # fmt: skip
    (alarm,) = json.loads(raised[2])["alarms"]
    assert (alarm["event"], alarm["source"], alarm["alarm"], alarm["cleared"]) == ("raised", "courier", "blocked", None)
    assert alarm["words"] in failing[2]
    (over,) = json.loads(cleared[2])["alarms"]
    assert over == {**alarm, "event": "cleared", "cleared": over["cleared"]}
    # A webhook that fails is told with what it should have told.
    assert f"\n{service.url}/hook: answered 500; check the address in sources.toml\n" in unheard.stderr
