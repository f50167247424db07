"""A newsroom: one story an hour, every third corrected five hours later, some of them twice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from tests.site.clock import Clock
from tests.site.story import Copy, Story

EVERY = timedelta(hours=1)
FIRST_CORRECTION = timedelta(hours=5)
SECOND_CORRECTION = timedelta(hours=11)

Writer = Callable[[int], Copy]
"""Writes the story of a number; the same one each time it is asked."""

Addresser = Callable[[int, Copy, datetime], str]
"""Gives a story its path, from its number, copy and time."""


class Newsroom:
    """Publishes `articles` stories up to the clock's start, then one an hour, or no more where `ends`."""

    def __init__(
        self, url: str, clock: Clock, *, articles: int, write: Writer, address: Addresser, ends: bool = False
    ) -> None:
        self._clock = clock
        self._url = url.rstrip("/")
        self._articles = articles
        self._write = write
        self._address = address
        self._ends = ends
        self._latest: tuple[datetime | None, tuple[Story, ...]] = (None, ())
        self._first: dict[int, tuple[Story, Copy]] = {}

    def stories(self) -> tuple[Story, ...]:
        """All stories as of now, newest first."""
        now = self._clock.now()
        then, stories = self._latest
        if then != now:
            stories = tuple(self._as_of(number, now) for number in range(self._count(now) - 1, -1, -1))
            self._latest = (now, stories)  # a page asks several times, and mostly the clock stands still
        return stories

    def story(self, number: int) -> Story | None:
        """One story as of now, None if there is none of that number yet."""
        now = self._clock.now()
        return self._as_of(number, now) if 0 <= number < self._count(now) else None

    def _count(self, now: datetime) -> int:
        return self._articles + (0 if self._ends else int((now - self._clock.start) / EVERY))

    def _as_of(self, number: int, now: datetime) -> Story:
        if number not in self._first:
            self._first[number] = self._new(number)
        story, copy = self._first[number]
        if number % 3 == 1 and now >= story.published + FIRST_CORRECTION:
            story = _corrected(story, copy, story.published + FIRST_CORRECTION)
        if number % 6 == 4 and now >= story.published + SECOND_CORRECTION:
            story = _continued(story, copy, story.published + SECOND_CORRECTION)
        return story

    def _new(self, number: int) -> tuple[Story, Copy]:
        copy = self._write(number)
        published = self._published(number)
        path = self._address(number, copy, published)
        story = Story(
            number=number,
            url=self._url + path,
            path=path,
            headline=copy.headline,
            paragraphs=copy.paragraphs,
            authors=copy.authors,
            section=copy.section,
            published=published,
            modified=None,
            revision=1,
        )
        return story, copy

    def _published(self, number: int) -> datetime:
        before = timedelta(minutes=Random(number).randrange(0, 50))
        return self._clock.start + (number - self._articles + 1) * EVERY - before


def _corrected(story: Story, copy: Copy, at: datetime) -> Story:
    """The last paragraph is replaced."""
    return replace(story, paragraphs=(*story.paragraphs[:-1], copy.correction), modified=at, revision=2)


def _continued(story: Story, copy: Copy, at: datetime) -> Story:
    """A paragraph is put before the first."""
    return replace(story, paragraphs=(copy.addition, *story.paragraphs), modified=at, revision=3)
