"""A process with workers, for tests to interrupt and kill. Arguments: a page function, a file for its calls."""

import asyncio
import sys
from datetime import UTC, datetime

from newsbot.items import Page
from newsbot.options import ExtractionOptions, WorkerOptions
from newsbot.workers.pool import WorkerPool


async def main(function: str, calls: str) -> None:
    pool = WorkerPool(WorkerOptions(jobs=2), ExtractionOptions(), function=f"tests.workers.page_functions:{function}")
    pages = [Page(url=None, body=b"600", fetched=datetime.now(UTC), source=calls) for _ in range(2)]
    try:
        await asyncio.gather(*map(pool.extract, pages))
    finally:
        await pool.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
