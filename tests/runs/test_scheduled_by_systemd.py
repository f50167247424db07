"""The real systemctl, and units that it takes: written, enabled, run by hand as systemd would, taken out."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.crawls.told import told, written
from tests.runs.scheduled import Desk
from tests.runs.shell import ROOT
from tests.site import LocalWeb

pytestmark = pytest.mark.skipif(
    shutil.which("systemctl") is None or shutil.which("systemd-analyze") is None,
    reason="there is no systemd here; make test-heavy installs Debian's",
)


def told_by(*command: str, env: dict[str, str]) -> str:
    done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)
    return done.stdout.strip() + done.stderr.strip()


def test_units_are_installed_once_and_do_what_the_timer_starts(tmp_path: Path) -> None:
    desk = Desk(tmp_path / 'my "desk", 100% $HOME')
    desk.path.mkdir()
    (tmp_path / "none").mkdir(mode=0o700)
    places = {"HOME": ".", "XDG_CONFIG_HOME": ".config", "XDG_RUNTIME_DIR": "none"}
    home = {name: str(tmp_path / place) for name, place in places.items()}
    units = tmp_path / ".config" / "systemd" / "user"
    with LocalWeb(articles=2, bulk=1) as web:
        site = web.site("courier")
        desk.follow(site)
        for _ in range(2):
            answer = desk.run("--systemd", "--install", command="cron", env=home)
            assert answer.code == 0, answer.stderr
            # No systemd of ours runs in a test.
            assert "installed, but not started" in answer.stderr
        service, timer = sorted(path for path in units.iterdir() if path.is_file())
        assert told_by("systemd-analyze", "--user", "verify", "--man=no", str(service), str(timer), env=home) == ""
        assert told_by("systemctl", "--user", "is-enabled", timer.name, env=home) == "enabled"

        lines = [line.partition("=") for line in service.read_text("utf-8").splitlines()]
        words = {name: unquoted(value) for name, _, value in lines if name in {"ExecStart", "WorkingDirectory"}}
        given = [unquoted(value)[0] for name, _, value in lines if name == "Environment"]
        assert words["WorkingDirectory"] == [str(desk.path)]
        bare = ["env", "-i", f"PYTHONPATH={ROOT}", *given, *words["ExecStart"]]
        done = subprocess.run(bare, cwd=words["WorkingDirectory"][0], capture_output=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert written(desk.records()) == told(site.published())

    for _ in range(2):
        assert desk.run("--systemd", "--remove", command="cron", env=home).code == 0
    assert [path for path in units.rglob("*") if not path.is_dir()] == []


def unquoted(value: str) -> list[str]:
    """Return the words of a unit's line: `man 5 systemd.syntax`, `man 5 systemd.service`."""
    text = value.replace("%%", "%").replace("$$", "$")
    return shlex.split(text) if text.startswith('"') else [text]
