import asyncio

import pytest

from newsbot.pipelines.turnstile import Turnstile


def test_results_come_out_in_the_order_in_which_work_was_begun() -> None:
    order: list[str] = []

    async def work(turnstile: Turnstile, name: str, steps: int) -> None:
        async with turnstile.place():
            for _ in range(steps):
                await asyncio.sleep(0)
            if name == "fails":
                raise ValueError(name)
        order.append(name)

    async def main() -> list[BaseException | None]:
        turnstile = Turnstile()
        work_of = [("slow", 50), ("quick", 0), ("fails", 3), ("last", 1)]
        return await asyncio.gather(*(work(turnstile, *each) for each in work_of), return_exceptions=True)

    results = asyncio.run(main())

    assert order == ["slow", "quick", "last"]
    assert [type(result) for result in results] == [type(None), type(None), ValueError, type(None)]


def test_what_waits_behind_a_cancelled_place_goes_on() -> None:
    async def main() -> None:
        turnstile = Turnstile()

        async def wait(event: asyncio.Event) -> str:
            async with turnstile.place():
                await event.wait()
            return "through"

        never, now = asyncio.Event(), asyncio.Event()
        now.set()
        cancelled = asyncio.ensure_future(wait(never))
        behind = asyncio.ensure_future(wait(now))
        await asyncio.sleep(0)
        cancelled.cancel()
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        assert await behind == "through"

    asyncio.run(asyncio.wait_for(main(), 5))
