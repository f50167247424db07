"""Alarms through Spidermon's own actions, to servers of ours: Sentry's protocol, and mail."""

import gzip
import re
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_string, policy
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import brotli
import pytest
from scrapy.settings import BaseSettings, Settings

from newsbot.errors import UsageError
from tests.runs.scheduled import Desk
from tests.runs.shell import ROOT
from tests.site import LocalWeb

needs_spidermon = pytest.mark.skipif(
    find_spec("spidermon") is None, reason="needs newsbot[spidermon]; make test-heavy installs it"
)

# Nothing listens there.
DEAD = '[[source]]\nname = "typo"\nurl = "http://127.0.0.1:9/"\n'
SENTRY = """
[spidermon]
actions = ["spidermon.contrib.actions.sentry.SendSentryMessage", "spidermon.contrib.actions.email.smtp.SendSmtpEmail"]
SPIDERMON_SENTRY_DSN = "http://key@127.0.0.1:{sentry}/1"
SPIDERMON_SENTRY_PROJECT_NAME = "my news"
SPIDERMON_EMAIL_SENDER = "newsbot@example.org"
SPIDERMON_EMAIL_TO = ["me@example.org"]
SPIDERMON_EMAIL_SUBJECT = "newsbot: alarms"
SPIDERMON_BODY_TEXT = "{{% for it in result.monitors_failed_results %}}{{{{ it.reason or it.error }}}}{{% endfor %}}"
SPIDERMON_SMTP_HOST = "127.0.0.1"
SPIDERMON_SMTP_PORT = {smtp}
SPIDERMON_SMTP_USER = "me"
SPIDERMON_SMTP_PASSWORD = "secret"
"""
UNPACK = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}


class Sentry(BaseHTTPRequestHandler):
    seen: list[str]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.seen.append(UNPACK[self.headers["Content-Encoding"]](body).decode())
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass


class Smtp(socketserver.StreamRequestHandler):
    """As much of RFC 5321 and 4954 as it takes to be handed a mail."""

    seen: list[str]

    def handle(self) -> None:
        self._say("220 here")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                self._say("250-here", "250 AUTH PLAIN LOGIN")
            elif verb == "AUTH":
                if len(line.split(" ")) < 3:
                    self._say("334 ")
                    self.rfile.readline()
                self._say("235 in")
            elif verb == "DATA":
                self._say("354 go on")
                lines = iter(lambda: self.rfile.readline().decode(), ".\r\n")
                self.seen.append("".join(lines))
                self._say("250 taken")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 well")

    def _say(self, *lines: str) -> None:
        self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())


@pytest.fixture
def servers() -> Iterator[tuple[HTTPServer, socketserver.TCPServer]]:
    sentry = HTTPServer(("127.0.0.1", 0), type("Handler", (Sentry,), {"seen": []}))
    smtp = socketserver.ThreadingTCPServer(("127.0.0.1", 0), type("Handler", (Smtp,), {"seen": []}))
    threads = [threading.Thread(target=server.serve_forever) for server in (sentry, smtp)]
    for thread in threads:
        thread.start()
    yield sentry, smtp
    for server in (sentry, smtp):
        server.shutdown()
        server.server_close()
    for thread in threads:
        thread.join()


@needs_spidermon
def test_alarms_reach_sentry_and_the_mail_once(
    tmp_path: Path, servers: tuple[HTTPServer, socketserver.TCPServer]
) -> None:
    desk, (sentry, smtp) = Desk(tmp_path), servers
    ports = {"sentry": sentry.server_address[1], "smtp": smtp.server_address[1]}
    (desk.path / "sources.toml").write_text(DEAD + SENTRY.format(**ports))
    words = "typo: blocked: nothing could be read: http://127.0.0.1:9/: "

    first = desk.run()

    assert first.code == 1
    assert first.stderr.startswith(words)
    events: list[str] = sentry.RequestHandlerClass.seen  # type: ignore[attr-defined]
    mails: list[str] = smtp.RequestHandlerClass.seen  # type: ignore[attr-defined]
    assert [words in event for event in events] == [True]
    (mail,) = (message_from_string(text, policy=policy.default) for text in mails)
    text = "".join(part.get_content() for part in mail.walk() if part.get_content_type() == "text/plain")
    assert words in text, mails

    desk.age(hours=1)
    assert desk.run().code == 1
    assert (len(events), len(mails)) == (1, 1)
    assert [alarm["alarm"] for report in desk.reports() for alarm in report["alarms"]] == ["blocked"]


@needs_spidermon
def test_nothing_is_said_where_all_is_well(desk: Desk) -> None:
    with LocalWeb(articles=2, bulk=1) as web:
        desk.follow(web.site("courier"), more=SENTRY.format(sentry=9, smtp=9))
        answer = desk.run()
    assert (answer.code, answer.stdout, answer.stderr) == (0, b"", "")
    assert len(desk.records()) == 2
    logs = (path.read_text("utf-8") for path in (desk.path / "output" / "runs").glob("*.log"))
    assert not [text for text in logs if "spidermon" in text.lower()]


@needs_spidermon
@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            'actions = ["spidermon.contrib.actions.sentry.SendSentryMessage"]',
            "Error: [spidermon]: spidermon.contrib.actions.sentry.SendSentryMessage: You must provide a value for ",
        ),
        ('actions = ["os.path.Join"]', "Error: [spidermon]: actions: os.path.Join: "),
        ('actions = ["os.path.join"]', "Error: [spidermon]: actions: os.path.join is no action of Spidermon; name"),
    ],
)
def test_actions_that_are_of_no_use(desk: Desk, table: str, message: str) -> None:
    (desk.path / "sources.toml").write_text(f"{DEAD}[spidermon]\n{table}\n")
    answer = desk.run()
    assert (answer.code, answer.stderr.startswith(message)) == (2, True), answer.stderr
    assert not (desk.path / "output").exists()


@needs_spidermon
def test_the_actions_of_the_readme_need_no_more_than_it_says() -> None:
    from newsbot.jobs.spidermon import add_actions  # noqa: PLC0415 - an extra

    rows = re.findall(
        r"^\| `(\w+(?:\.\w+)+)` \| (`SPIDERMON_.+) \|$", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert len(rows) == 3
    for action, names in rows:
        given = dict.fromkeys(re.findall(r"`(\w+)`", names), "https://key@example.org/1")
        settings = Settings({"EXTENSIONS": BaseSettings()})
        add_actions(settings, {"actions": [f"spidermon.contrib.actions.{action}"], **given})
        assert settings.getbool("SPIDERMON_ENABLED")
        for name in given:
            with pytest.raises(UsageError, match="You must provide"):
                add_actions(
                    Settings({"EXTENSIONS": BaseSettings()}),
                    {"actions": [f"spidermon.contrib.actions.{action}"], **given, name: None},
                )


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("", 'sources.toml:4: spidermon: "actions" is to be a list of classes, as in README'),
        ('actions = ["a.B"]\nDSN = "x"', 'sources.toml:4: spidermon: unknown key "DSN"; known are "actions" and'),
    ],
)
def test_a_table_that_is_wrong(desk: Desk, table: str, message: str) -> None:
    (desk.path / "sources.toml").write_text(f"{DEAD}[spidermon]\n{table}\n")
    answer = desk.run()
    assert (answer.code, message in answer.stderr) == (2, True), answer.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
