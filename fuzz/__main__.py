"""Coverage-guided fuzzing of one target with atheris (libFuzzer). `make fuzz` runs all, one after the other.

python -m fuzz TARGET [--seconds 60] [--keep FOLDER]

The corpus of the repository is read, never written; what is found goes to FOLDER (fuzz/found/TARGET).
"""

import argparse
import sys
from pathlib import Path

import atheris

# Before the targets: what is imported here is instrumented.
with atheris.instrument_imports(include=["newsbot", "protego"]):
    import protego  # noqa: F401 - Scrapy imports it only when it is used

    from fuzz.targets import CORPUS, TARGETS

_LONGEST_INPUT = 16_384
_SECONDS_AN_INPUT = 30
# Of one allocation. Resident memory grows with what libFuzzer keeps, so that a limit on it tells nothing of newsbot.
_MEGABYTES = 1_000


def main() -> None:
    """Fuzz until the time is over, or something is found: then the input is kept, and the exit code is not 0."""
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    keep = options.keep or Path("fuzz", "found", options.target)
    keep.mkdir(parents=True, exist_ok=True)
    flags = {
        "max_total_time": options.seconds,
        "max_len": _LONGEST_INPUT,
        "timeout": _SECONDS_AN_INPUT,
        "malloc_limit_mb": _MEGABYTES,
        "rss_limit_mb": 0,
        "artifact_prefix": f"{keep}/",
        "print_final_stats": 1,
    }
    arguments = [f"-{name}={value}" for name, value in flags.items()]
    atheris.Setup([sys.argv[0], *arguments, str(keep), str(CORPUS / options.target)], TARGETS[options.target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
