"""From nothing: a clone, and a report of one's own folder, in two commands; and the documentation, built strictly."""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.docs.test_documented import DOCS, README
from tests.report.sample_records import Held
from tests.runs.shell import ROOT

pytestmark = pytest.mark.heavy
TWO = ("git clone ADDRESS newsbot", "make -C newsbot report PAGES=~/saved-pages")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not in a checkout: there is nothing to clone")
def test_two_commands_lead_from_a_clone_to_a_report_of_ones_own_folder(tmp_path: Path) -> None:
    text = (DOCS / "getting-started.md").read_text("utf-8")
    assert "".join(f"    {command}\n" for command in TWO) in text
    assert "make report PAGES=~/saved-pages" in README
    pages = tmp_path / "saved-pages"
    pages.mkdir()
    page = (ROOT / "samples" / "elbtal-bote-stadtbaeume.html").read_text("utf-8")
    (pages / "one.html").write_text(page, "utf-8")
    script = "\n".join(TWO).replace("ADDRESS", str(ROOT)).replace("~/", f"{tmp_path}/")
    command = ["bash", "-ec", f"{script} PYTHON={sys.executable}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    found = Held.read(tmp_path / "newsbot" / "report.html")
    assert [it["input"] for it in found.index] == [str(pages / "one.html")]


@pytest.mark.skipif(find_spec("mkdocs") is None, reason="needs newsbot[docs]; make test-heavy installs it")
def test_the_documentation_is_built_strictly_and_fetches_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    built = (tmp_path / "site" / "reasons" / "index.html").read_text("utf-8")
    assert "<code>headline_repeat</code>" in built
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text("utf-8")
        assert 'src="http' not in text, page
        assert 'rel="stylesheet" href="http' not in text, page
