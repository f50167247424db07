"""The real cron, with a real crontab line. It looks at its tables once a minute."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawls.told import told, written
from tests.runs.scheduled import Desk
from tests.runs.shell import ROOT
from tests.site import LocalWeb

pytestmark = pytest.mark.heavy

_PATIENCE = 180.0


def install_cron() -> None:
    """Have cron here, or skip: it needs root, and Debian's packages."""
    if os.geteuid() != 0:
        pytest.skip("only root may start cron")
    if shutil.which("cron") is None:
        if shutil.which("apt-get") is None:
            pytest.skip("there is no cron, and no apt-get to install it with")
        done = subprocess.run(["apt-get", "install", "-y", "-qq", "cron"], capture_output=True, check=False)
        if done.returncode != 0:
            pytest.skip("apt-get could not install cron")


@pytest.fixture
def crontab() -> Iterator[None]:
    """A daemon of our own, and the user's crontab as it was afterwards."""
    install_cron()
    before = subprocess.run(["crontab", "-l"], capture_output=True, check=False)
    daemon = subprocess.Popen(["cron", "-f"], stderr=subprocess.PIPE)
    time.sleep(0.5)
    if daemon.poll() is not None:
        pytest.skip("cron is running here already, or cannot be started")
    try:
        yield
    finally:
        daemon.terminate()
        daemon.communicate()
        if before.returncode == 0:
            subprocess.run(["crontab", "-"], input=before.stdout, check=True)
        else:
            subprocess.run(["crontab", "-r"], check=True)


@pytest.mark.usefixtures("crontab")
def test_cron_runs_the_line_that_was_installed(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "my desk, 100%")
    desk.path.mkdir()
    with LocalWeb(articles=2, bulk=1) as web:
        site = web.site("courier")
        desk.follow(site)
        assert desk.run("--install", command="cron").code == 0
        installed = subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout
        assert desk.run("--install", command="cron").code == 0
        assert subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=True).stdout == installed
        # Nobody waits for the hour; and a checkout that is not installed has to be found.
        lines = [
            f"* * * * * {line.split(' ', 5)[5].replace('PYTHONUTF8=1', f'PYTHONUTF8=1 PYTHONPATH={ROOT}', 1)}"
            if " * * * * cd " in line
            else line
            for line in installed.splitlines()
        ]
        subprocess.run(["crontab", "-"], input="\n".join(lines) + "\n", text=True, check=True)

        until = time.monotonic() + _PATIENCE
        while not (desk.path / "output" / "runs").exists() or not desk.reports():
            assert time.monotonic() < until, (desk.path / "output" / "cron.log").read_text()
            time.sleep(1)

        assert written(desk.records()) == told(site.published())
        assert desk.reports()[0]["exit_code"] == 0
        assert (desk.path / "output" / "cron.log").read_text() == ""
        assert desk.run("--remove", command="cron").code == 0
        assert "newsbot" not in subprocess.run(["crontab", "-l"], capture_output=True, text=True, check=False).stdout
