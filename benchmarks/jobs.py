"""What a page costs with one job and with two, on datatrove's engines, and with trafilatura's own command.

    python -m benchmarks.jobs DATA_DIR [--set news1] [--rounds 3] [--copies 1]

Prints milliseconds of processor (all processes) and of clock a page, the median of the rounds; each round runs all
commands one after the other on the same pages, `--copies` times each. Ray is measured where it is installed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from benchmarks.datasets import read_set

_ONE = "newsbot extract --jobs 1"
_TWO = "newsbot extract --jobs 2"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--set", default="news1")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = _write_pages(options.data, options.set, options.copies, Path(folder, "pages"))
        rounds = [_measure(Path(folder), number) for number in range(options.rounds)]
    print(f"{pages} pages of {options.set}, milliseconds a page")
    print(f"{'':28}{'processor':>12}{'clock':>12}")
    for name in rounds[0]:
        processor, clock = (statistics.median(times[name][at] for times in rounds) * 1_000 / pages for at in (0, 1))
        print(f"{name:28}{processor:12.1f}{clock:12.1f}")
    for two, one in ((_TWO, _ONE), ("trafilatura --parallel 2", "trafilatura --parallel 1")):
        ratios = ", ".join(f"{times[two][0] / times[one][0]:.2f}" for times in rounds)
        print(f"processor, {two} of {one}: {ratios} (asked of newsbot: 1.10)")


def _write_pages(data: Path, name: str, copies: int, folder: Path) -> int:
    folder.mkdir()
    pages = list(read_set(data, name))
    for page in pages:
        for copy in range(copies):
            # Not one behind the other: what a process remembers of lines would pay for the second, with one job only.
            (folder / f"{copy}.{page.id}.html").write_bytes(page.read())
    return copies * len(pages)


def _measure(folder: Path, number: int) -> Mapping[str, tuple[float, float]]:
    newsbot = [sys.executable, "-m", "newsbot", "extract", "pages", "--state", ":memory:", "--keep-duplicates"]
    trafilatura = [sys.executable, "-m", "trafilatura.cli", "--input-dir", "pages", "--json", "--with-metadata"]
    scale = [sys.executable, "-m", "newsbot", "scale", "extract", "pages"]
    commands = {
        _ONE: [*newsbot, "--jobs", "1", "-o", f"{number}.1.jsonl"],
        _TWO: [*newsbot, "--jobs", "2", "-o", f"{number}.2.jsonl"],
        "scale, one worker": [*scale, f"one{number}", "--tasks", "8", "--workers", "1"],
        "scale, two workers": [*scale, f"two{number}", "--tasks", "8", "--workers", "2"],
        "trafilatura --parallel 1": [*trafilatura, "--parallel", "1", "--output-dir", f"theirs{number}.1"],
        "trafilatura --parallel 2": [*trafilatura, "--parallel", "2", "--output-dir", f"theirs{number}.2"],
    }
    if find_spec("ray") is not None:
        commands["scale on Ray, two workers"] = [*scale, f"ray{number}", "--tasks", "8", "--executor", "ray"]
        commands["scale on Ray, two workers"] += ["--workers", "2"]
    return {name: _times(command, folder) for name, command in commands.items()}


def _times(command: Sequence[str], folder: Path) -> tuple[float, float]:
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun


if __name__ == "__main__":
    main()
