"""The test whether an address is an article's, which learns per site from what turned out to be articles."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp
from typing import Self

from newsbot.discovery.listing import ListingKind
from newsbot.discovery.url_features import Sign, signs
from newsbot.discovery.url_shape import shapes

ARTICLE_BAR = 0.5
"""The score from which an address is taken for an article's.

By the prior alone and without a link's text 100 % of 189 addresses of news articles are above it, 100 % of 43 of a few
publishers, and 86 % of 788 of articles of the web at large; of 216 listing pages of the web at large 19 %.
"""

_BIAS = -1.2
_WEIGHTS = {
    Sign.DATE: 2.5,
    Sign.MONTH: 0.8,
    Sign.SENTENCE: 1.5,
    Sign.LONG_SLUG: 2.2,
    Sign.SLUG: 1.4,
    Sign.ID: 1.8,
    Sign.HEX_ID: 1.2,
    Sign.PAGE_ENDING: 0.8,
    Sign.ARTICLE_WORD: 1.5,
    Sign.ARTICLE_QUERY: 2.2,
    Sign.HEADLINE: 2.0,
    Sign.DEEP: 0.3,
    Sign.OTHER_WORD: -2.5,
    Sign.OTHER_END: -4.0,
    Sign.OTHER_QUERY: -2.0,
    Sign.LABEL: -1.2,
    Sign.SHORT: -0.5,
    Sign.DIRECTORY: -1.5,
    Sign.FILE: -8.0,
    Sign.ROOT: -8.0,
}
# A news sitemap lists articles and nothing else, a feed hardly anything else; a sitemap lists all that a site has.
_TRUST = {
    ListingKind.NEWS_SITEMAP: 3.0,
    ListingKind.FEED: 2.5,
    ListingKind.SITEMAP: 0.0,
    ListingKind.SECTION: 0.0,
}
# How many pages of a shape weigh as much as what was believed before; general shapes hold pages of every kind.
_PRIOR_PAGES = 3.0
_MOST_SHAPES = 400
# Counts are halved there, so that a site may change.
_MOST_PAGES = 1_000


@dataclass(frozen=True, slots=True)
class Tally:
    """How many pages of a shape were articles, and how many were not."""

    articles: int = 0
    others: int = 0

    @property
    def pages(self) -> int:
        """The number of pages."""
        return self.articles + self.others

    def plus(self, *, is_article: bool) -> "Tally":
        """Count a page."""
        if self.pages >= _MOST_PAGES:
            return Tally(self.articles // 2, self.others // 2).plus(is_article=is_article)
        return Tally(self.articles + is_article, self.others + (not is_article))

    def update(self, believed: float) -> float:
        """Return the probability of an article after these pages (mean of a beta distribution)."""
        return (_PRIOR_PAGES * believed + self.articles) / (_PRIOR_PAGES + self.pages)


@dataclass(frozen=True, slots=True)
class UrlProfile:
    """What was learned of a site's addresses. A value: `learn` returns another one."""

    tallies: Mapping[str, Tally] = field(default_factory=dict)

    def score(self, url: str, *, title: str | None = None, kind: ListingKind | None = None) -> float:
        """Return how likely the address is an article's, 0 to 1.

        `title` is the text of the link, `kind` what the link was found in. What a page named before it was seen comes
        first: signs in the address weighed by hand; then the pages of the general shape, then those of the named one.
        """
        believed = prior(url, title, kind)
        for shape in _shapes(url):
            believed = self.tallies.get(shape, Tally()).update(believed)
        return believed

    def learn(self, url: str, is_article: bool) -> "UrlProfile":
        """Return the profile with one more page counted."""
        tallies = dict(self.tallies)
        for shape in _shapes(url):
            tallies[shape] = tallies.get(shape, Tally()).plus(is_article=is_article)
        if len(tallies) > _MOST_SHAPES:
            kept = sorted(tallies, key=lambda shape: (-tallies[shape].pages, shape))[: _MOST_SHAPES * 3 // 4]
            tallies = {shape: tallies[shape] for shape in kept}
        return UrlProfile(tallies)

    def to_json(self) -> str:
        """Return the profile as JSON: `{shape: [articles, others]}`."""
        return json.dumps({shape: [it.articles, it.others] for shape, it in sorted(self.tallies.items())})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what `to_json` wrote."""
        return cls({shape: Tally(*counts) for shape, counts in json.loads(text).items()})


def prior(url: str, title: str | None, kind: ListingKind | None) -> float:
    """Return how likely an address is an article's where nothing is known of its site."""
    found = signs(url, title)
    evidence = _BIAS + sum(_WEIGHTS[sign] for sign in found) + _TRUST.get(kind or ListingKind.SECTION, 0.0)
    return 1 / (1 + exp(-evidence))


def _shapes(url: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shapes(url)))


__all__ = ["ARTICLE_BAR", "Tally", "UrlProfile", "prior"]
