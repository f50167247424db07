"""Which template each page is read with, and what each page adds to it.

The pages of a site are cut into batches in the order in which they come, small ones first. A page is read with what the
batches before its own taught, so that the number of jobs, and a kill in between, change nothing.
"""

import asyncio
from collections import OrderedDict

from newsbot.items import Page
from newsbot.site_template import Observation, SiteTemplate, learn, pack
from newsbot.state.sites import KeptSite, KnownSites, SiteUpdate
from newsbot.urls import site_of

# Batches end after so many pages of a site, and from then on after every further 64. A short batch waits for its last
# page; a long one learns late.
_FIRST_BATCHES = (2, 4, 8, 16, 32, 64)
_BATCH = 64

_NOTHING = pack(SiteTemplate())


def batch_start(page: int) -> int:
    """Return with which page of a site the batch of another begins, both counted from 0.

    >>> [batch_start(page) for page in (0, 1, 2, 7, 8, 63, 64, 130)]
    [0, 0, 2, 4, 8, 32, 64, 128]
    """
    if page >= _BATCH:
        return page - page % _BATCH
    return max((end for end in _FIRST_BATCHES if end <= page), default=0)


class SiteBatches:
    """The sites whose pages come, each with its place in its batches; `remembered` of them stay in memory."""

    def __init__(self, kept: KnownSites, *, remembered: int = 256) -> None:
        self._kept = kept
        self._remembered = remembered
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    def place(self, site: str, source: str | None) -> "BatchPlace":
        """Give the next page of a site its place. It has to `leave`, in the order of the places."""
        self._let_go()
        known = self._sites.get(site)
        if known is None:
            known = self._sites[site] = _Site(site, self._kept.kept(site))
        self._sites.move_to_end(site)
        return BatchPlace(known, source)

    def place_of(self, page: Page) -> "BatchPlace | None":
        """Give a page its place among those of its site; None where it is not known of which site it is."""
        site = site_of(page.url)
        return self.place(site, page.source) if site is not None else None

    def _let_go(self) -> None:
        for site in list(self._sites)[: max(0, len(self._sites) - self._remembered)]:
            if not self._sites[site].is_busy:
                del self._sites[site]


class _Site:
    """One site in memory: `taken` pages have a place, `done` of them have left."""

    def __init__(self, name: str, kept: KeptSite | None) -> None:
        self.name = name
        self.taken = self.done = kept.taken if kept is not None else 0
        self.template = kept.template if kept is not None else _NOTHING
        self.learned = kept.learned if kept is not None else SiteTemplate()
        self._waiting: list[tuple[int, asyncio.Future[None]]] = []

    @property
    def is_busy(self) -> bool:
        return self.done < self.taken

    async def reach(self, page: int) -> None:
        """Wait until the pages before a page have left."""
        if self.done < page:
            arrived = asyncio.get_running_loop().create_future()
            self._waiting.append((page, arrived))
            await arrived

    def add(self, observation: Observation | None) -> None:
        """Learn from the next page, and let those through that waited for it, even where no memory is left to learn."""
        self.done += 1
        is_end = batch_start(self.done) == self.done
        try:
            if observation is not None:
                self.learned = learn(self.learned, observation)
            if is_end:
                self.template = pack(self.learned)
        finally:
            if is_end:
                self._let_through()

    def _let_through(self) -> None:
        waiting, self._waiting = self._waiting, []
        for page, arrived in waiting:
            if page > self.done:
                self._waiting.append((page, arrived))
            elif not arrived.done():
                arrived.set_result(None)


class BatchPlace:
    """A page's place among those of its site."""

    def __init__(self, site: _Site, source: str | None) -> None:
        self._site = site
        self._source = source
        self._start = batch_start(site.taken)
        site.taken += 1

    async def template(self) -> bytes:
        """Return, packed, what the batches before the page's own taught, when their pages are through."""
        await self._site.reach(self._start)
        return self._site.template

    def leave(self, observation: Observation | None) -> SiteUpdate:
        """Return what the page taught: nothing without an observation, but it has been."""
        site = self._site
        before = site.learned.change
        site.add(observation)
        kept = KeptSite(taken=site.done, template=site.template, learned=site.learned)
        change = site.learned.change
        fits = observation.fits if observation is not None else None
        return SiteUpdate(
            site=site.name, source=self._source, kept=kept, fits=fits, change=change if change != before else None
        )
