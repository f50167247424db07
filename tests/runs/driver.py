"""newsbot with the stand-in for the extraction. Arguments: `newsbot` or `scrapy`, then the command line of that."""

import sys

from scrapy import cmdline

from newsbot import cli, settings
from newsbot.pipelines.extract import ExtractPipeline


def main() -> None:
    ExtractPipeline.function = "tests.runs.stand_in:extract"
    settings.EXTENSIONS["tests.runs.watch.Watch"] = 900
    way = sys.argv.pop(1)
    if way == "scrapy":
        cmdline.execute()
    else:
        cli.main()


if __name__ == "__main__":
    main()
