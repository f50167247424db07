"""Batches of a site's pages: who waits for whom, and what each is read with."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import closing
from typing import Any

import pytest

from newsbot.pipelines import site_batches
from newsbot.pipelines.site_batches import BatchPlace, SiteBatches
from newsbot.site_template import Observation, SiteTemplate, unpack
from newsbot.state.database import Database
from newsbot.state.sites import ALL_RUNS, Sites


def observed(headline: int) -> Observation:
    return Observation(headline=headline, contents=(headline,), places=(1,), roles=(0,), sizes=(9,), labels={1: "p"})


def with_batches(use: Callable[[SiteBatches, Sites], Coroutine[Any, Any, None]]) -> None:
    with closing(Database(":memory:")) as database:
        sites = Sites(database, ALL_RUNS)
        asyncio.run(use(SiteBatches(sites), sites))


async def template_of(place: BatchPlace) -> SiteTemplate:
    return unpack(await asyncio.wait_for(place.template(), 5))


def test_a_page_waits_for_the_batches_before_its_own_and_for_nothing_else() -> None:
    async def use(batches: SiteBatches, sites: Sites) -> None:
        places = [batches.place("a.example", None) for _ in range(5)]
        waiting = [asyncio.ensure_future(template_of(place)) for place in places]
        await asyncio.sleep(0.05)
        assert [each.done() for each in waiting] == [True, True, False, False, False]
        for place in places[:2]:
            place.leave(observed(7))
        assert [(await waiting[n]).pages for n in (0, 1, 2, 3)] == [0, 0, 2, 2]
        assert not waiting[4].done()
        assert (await template_of(batches.place("b.example", None))).pages == 0
        for place in places[2:4]:
            place.leave(observed(8))
        assert (await waiting[4]).pages == 4

    with_batches(use)


def test_pages_that_taught_nothing_count_all_the_same() -> None:
    async def use(batches: SiteBatches, sites: Sites) -> None:
        first, second, third = (batches.place("a.example", None) for _ in range(3))
        first.leave(None)
        update = second.leave(observed(1))
        assert (update.kept.taken, update.kept.learned.pages) == (2, 1)
        assert (await template_of(third)).pages == 1

    with_batches(use)


def test_without_memory_to_learn_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def pack(template: SiteTemplate) -> bytes:
        raise MemoryError

    async def use(batches: SiteBatches, sites: Sites) -> None:
        first, second, third = (batches.place("a.example", None) for _ in range(3))
        waiting = asyncio.ensure_future(template_of(third))
        first.leave(observed(1))
        monkeypatch.setattr(site_batches, "pack", pack)
        with pytest.raises(MemoryError):
            second.leave(observed(2))
        assert (await waiting).pages == 0

    with_batches(use)


def test_a_later_run_goes_on_in_the_middle_of_a_batch() -> None:
    async def use(batches: SiteBatches, sites: Sites) -> None:
        for n in range(6):
            place = batches.place("a.example", None)
            sites.begin(f"{n}", place.leave(observed(n)))
            sites.finish(f"{n}")
        later = SiteBatches(sites)
        # Pages 4 to 7 are one batch, whoever reads them.
        places = [later.place("a.example", None) for _ in range(2)]
        assert [(await template_of(place)).pages for place in places] == [4, 4]
        for place in places:
            place.leave(observed(9))
        assert (await template_of(later.place("a.example", None))).pages == 8

    with_batches(use)


def test_many_sites_are_not_all_kept_in_memory_and_none_is_lost() -> None:
    async def use(batches: SiteBatches, sites: Sites) -> None:
        for n in range(600):
            sites.begin(None, batches.place(f"{n}.example", None).leave(observed(n)))
            sites.finish(None)
        assert len(batches._sites) <= 257
        update = batches.place("0.example", None).leave(observed(5))
        assert (update.kept.taken, update.kept.learned.pages) == (2, 2)

    with_batches(use)
