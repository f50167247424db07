"""How fast a crawl is, on the local web and in one run with what it is compared to.

python -m benchmarks.crawl_speed [--furnished] [--pages 2000] [--jobs N] [--rounds 1]

It crawls the bulk site with no delay, crawls it again with an extraction that does nothing, and extracts the same pages
from files. The crawl is to reach 80 % of the second or, while extraction is the bottleneck, 85 % of the third; the
event loop's lag 50 ms at the 95th percentile; memory is to stay flat. Pages are of 2 KB, `--furnished` ones of 80 KB,
as large papers' are. A round runs all three; `cpu_ms` is what a page costs all processes but the server's, `server_ms`
what it costs that one, which runs on the same processors.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import psutil

from newsbot import settings

_ROOT = Path(__file__).parents[1]
_SUMMARY = re.compile(r"(\d+) pages in [\d.]+ s \(([\d.]+) pages/s\)")
_LOC = re.compile(r"<loc>([^<]+)</loc>")
_FAST = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "NEWSBOT_ALLOW_PRIVATE": "127.0.0.0/8"}


@dataclass(frozen=True)
class _Site:
    """The bulk site: its address, and the process that serves it."""

    url: str
    server: psutil.Process

    @property
    def seconds(self) -> float:
        """The processor time that its process has taken."""
        times = self.server.cpu_times()
        return float(times.user + times.system)


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.crawl_speed")
    parser.add_argument("--pages", type=int, default=2_000, help="at most 2,000 (%(default)s)")
    parser.add_argument("--jobs", type=int, default=settings.NEWSBOT_JOBS, help="worker processes (%(default)s)")
    parser.add_argument("--furnished", action="store_true", help="pages of the weight of a large paper's")
    parser.add_argument("--rounds", type=int, default=1)
    options = parser.parse_args()
    for number in range(options.rounds):
        with tempfile.TemporaryDirectory() as name, _bulk_site(options) as site:
            _round(number, Path(name), site, options)


def _round(number: int, folder: Path, site: _Site, options: argparse.Namespace) -> None:
    _save_pages(site, folder / "pages")
    crawl = _crawl(folder, "crawl", site, options)
    no_op = _crawl(folder, "no_op", site, options, pipeline="benchmarks.no_op.NoOpPipeline")
    files = _extract(folder, options)
    size = fmean(path.stat().st_size for path in (folder / "pages").iterdir()) / 1_000
    print(f"round {number + 1}: {options.pages} pages of {size:.1f} KB, {options.jobs} jobs")
    for label, measured in (("crawl", crawl), ("crawl, no extraction", no_op), ("newsbot extract", files)):
        print(f"{label:<22}", "  ".join(f"{key} {value:8.1f}" for key, value in measured.items()))
    print(f"of the crawl without extraction {crawl['rate'] / no_op['rate']:.0%} (asked: 80 %)")
    print(f"of newsbot extract              {crawl['rate'] / files['rate']:.0%} (asked: 85 %)", flush=True)


@contextmanager
def _bulk_site(options: argparse.Namespace) -> Iterator[_Site]:
    """Serve the local web in a process of its own; yield its bulk site."""
    command = [sys.executable, "-m", "tests.site", "--port", "0", "--articles", "1", "--bulk", str(options.pages)]
    command += ["--furnished"] if options.furnished else []
    with subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            url = next(line.split()[1] for line in process.stdout if line.startswith("bulk"))
            yield _Site(url=url, server=psutil.Process(process.pid))
        finally:
            process.terminate()


def _save_pages(site: _Site, folder: Path) -> None:
    folder.mkdir()
    for number, url in enumerate(_LOC.findall(_fetch(f"{site.url}sitemap.xml").decode())):
        (folder / f"{number:05}.html").write_bytes(_fetch(url))


def _fetch(url: str) -> bytes:
    with urllib.request.urlopen(url) as response:
        body: bytes = response.read()
        return body


def _crawl(
    folder: Path, name: str, site: _Site, options: argparse.Namespace, pipeline: str | None = None
) -> dict[str, float]:
    keys = f"max_articles = {options.pages}\npage_budget = {options.pages * 2}\n"
    (folder / "sources.toml").write_text(f'[[source]]\nname = "{name}"\nurl = "{site.url}"\n{keys}')
    pipelines: dict[str, int | None] = dict(settings.ITEM_PIPELINES)
    if pipeline is not None:
        pipelines |= {"newsbot.pipelines.extract.ExtractPipeline": None, pipeline: 100}
    given: dict[str, Any] = {
        **_FAST,
        "EXTENSIONS": json.dumps({**settings.EXTENSIONS, "benchmarks.probe.Probe": 900}),
        "ITEM_PIPELINES": json.dumps(pipelines),
        "PROBE_FILE": folder / f"{name}.json",
        "NEWSBOT_JOBS": options.jobs,
        "NEWSBOT_OUTPUT": f"{name}.jsonl",
        "NEWSBOT_STATE": f"{name}.sqlite",
    }
    flags = [flag for key, value in given.items() for flag in ("-s", f"{key}={value}")]
    before = site.seconds
    measured = _rate(folder, options.pages, "-m", "scrapy", "crawl", "news", "-a", "sources=sources.toml", *flags)
    measured["server_ms"] = (site.seconds - before) * 1_000 / options.pages
    return {**measured, **json.loads((folder / f"{name}.json").read_text())}


def _extract(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    command = ("-c", "from newsbot.cli import main; main()", "extract", "pages", "-o", "files.jsonl")
    return _rate(folder, options.pages, *command, "--jobs", str(options.jobs))


def _rate(folder: Path, pages: int, *command: str) -> dict[str, float]:
    """Return the pages per second that a run's summary tells, and what a page cost in processor time."""
    before = _processor_seconds()
    env = {**os.environ, "PYTHONPATH": str(_ROOT), "SCRAPY_SETTINGS_MODULE": "newsbot.settings"}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=env, check=True, stderr=subprocess.PIPE, text=True
    )
    found = _SUMMARY.search(done.stderr)
    if found is None or int(found[1]) != pages:
        raise SystemExit(f"{done.stderr}\nthe run did not take {pages} pages")
    return {"rate": float(found[2]), "cpu_ms": (_processor_seconds() - before) * 1_000 / pages}


def _processor_seconds() -> float:
    """Return what all processes have taken that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
