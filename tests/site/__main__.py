"""Starts the local web for a person, and serves until Ctrl-C.

python -m tests.site [--port 8700] [--bulk N] [--furnished] [--articles N] [--fast]
"""

import argparse
import sys
import threading
from datetime import UTC, datetime

from tests.site import LocalWeb

FAST = 600.0
"""Web seconds a second with --fast: ten minutes, so that a story appears every six seconds."""

_ABOUT = {
    "harbour": "robots.txt, sitemaps, RSS, sections, AMP, tracking links, a calendar without end",
    "courier": "no robots.txt, no sitemap; an Atom feed, ETag and Last-Modified",
    "kaigan": "Japanese; a JSON Feed of some stories; Shift_JIS and EUC-JP pages under a wrong header",
    "misfortune": "each page does one thing that goes wrong on real sites",
    "bulk": "many short articles and a flat sitemap",
}


def main() -> None:
    """Read the arguments, serve, and end well on Ctrl-C."""
    options = _arguments()
    web = LocalWeb(
        articles=options.articles,
        bulk=options.bulk,
        furnished=options.furnished,
        clock=datetime.now(UTC),
        speed=FAST if options.fast else 0.0,
        port=options.port,
    )
    with web:
        sys.stdout.write(_welcome(web, options.fast))
        sys.stdout.flush()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            sys.stdout.write("\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.site", description="News sites of our own on 127.0.0.1.")
    parser.add_argument(
        "--port", type=int, default=8700, help="the first of five ports; 0 takes free ones (%(default)s)"
    )
    parser.add_argument("--articles", type=int, default=40, help="stories of each paper at the start (%(default)s)")
    parser.add_argument("--bulk", type=int, default=100, help="stories of the bulk site, at most 2000 (%(default)s)")
    parser.add_argument(
        "--furnished", action="store_true", help="the bulk site's pages with menus, rankings, scripts: 80 KB each"
    )
    parser.add_argument(
        "--fast", action="store_true", help="a second is ten minutes: new stories, corrections, rankings"
    )
    return parser.parse_args()


def _welcome(web: LocalWeb, fast: bool) -> str:
    lines = [f"{site.name:<11} {site.url:<24} {_ABOUT[site.name]}" for site in web.sites]
    courier, misfortune = web.site("courier"), web.site("misfortune")
    time = "A second is ten minutes here: crawl again, and there is news." if fast else "Time stands still; try --fast."
    return "\n".join(
        (
            *lines,
            "",
            "Try, in another terminal:",
            f"  NEWSBOT_ALLOW_PRIVATE=1 scrapy crawl news -a url={courier.url}",
            f"  curl -i {misfortune.pages['rate-limited']}",
            f"  curl {courier.url}aktuell/atom",
            time,
            "Ctrl-C ends it.",
            "",
        )
    )


if __name__ == "__main__":
    main()
