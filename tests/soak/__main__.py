"""Kills local, live and scheduled runs at random moments until so many kills are done, and checks each job's end.

Every other job runs once on a machine that fails, too: its disk, or for want of memory.

python -m tests.soak [--kills 100] [--seed 0] [--pages 400]
"""

import argparse
import sys
import tempfile
from pathlib import Path
from random import Random

from tests.site import LocalWeb
from tests.soak.faults import strike
from tests.soak.ways import WAYS, kill

_KILLS_A_JOB = 5


def main() -> None:
    """Kill, and end with 1 where a job came out other than whole."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--pages", type=int, default=400)
    options = parser.parse_args()
    moments, done, wrong, job = Random(options.seed), 0, 0, 0
    while done < options.kills:
        hits, fault = _job(job, moments, options.pages)
        done, wrong, job = done + hits, wrong + bool(fault), job + 1
    print(f"{done} kills over {job} jobs, {wrong} of them not whole")  # noqa: T201
    sys.exit(bool(wrong))


def _job(number: int, moments: Random, pages: int) -> tuple[int, str | None]:
    """Kill one job some times and let it finish; return how many kills hit, and what is wrong then."""
    with tempfile.TemporaryDirectory() as folder, LocalWeb(articles=1, bulk=pages) as web:
        way = WAYS[number % len(WAYS)](Path(folder), web)
        struck = [strike(way, moments)] if number % 2 else []
        hits = [kill(way, moments) for _ in range(_KILLS_A_JOB)]
        fault = way.finish()
    print(f"job {number} ({way.name}): {'; '.join(struck + hits)}: {fault or 'whole'}", flush=True)  # noqa: T201
    return sum(not hit.startswith("nothing") for hit in hits), fault


if __name__ == "__main__":
    main()
