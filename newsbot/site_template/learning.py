"""A template and one more page to the next template."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from newsbot.site_template.values import (
    ARTICLE_ROLES,
    FORGOTTEN_AFTER,
    MAX_CONTENTS,
    MAX_HEADLINES,
    MAX_PLACES,
    ROLES,
    Content,
    LayoutChange,
    Observation,
    PlaceRecord,
    SiteTemplate,
)

_TRIALS = 8
_PARAGRAPH = 60  # characters; what is shorter may be a title
_FITS = 16
# So many pages in a row that do not look like the site, after as many of which nearly all did, are a new layout: with
# one page in five in a second layout, six of them in a row come once in 15,000 pages.
_UNLIKE = 6
_ALIKE = 0.8
# A place's counts are halved when it was seen on so many pages: a site's new ways outweigh its old ones in time.
_MEMORY_OF_A_PLACE = 64
# What is let go of at once where a bound is reached, so that it is not reached again by the next page.
_ROOM = 0.1


def learn(template: SiteTemplate, observation: Observation) -> SiteTemplate:
    """Return the template after one more page of its site. Neither argument is changed.

    An article that is seen again, known by its headline, counts no text twice that few articles have.
    """
    page = template.pages + 1
    if observation.trial is not None:
        template = replace(template, trials=(*template.trials, observation.trial)[-_TRIALS:])
    headlines = dict(template.headlines)
    if observation.headline:
        headlines[observation.headline] = page
    learned = replace(
        template,
        pages=page,
        contents=_contents(template.contents, observation, page),
        places=_places(template.places, template.contents, observation, page),
        headlines=_newest(headlines),
        fits=template.fits if observation.fits is None else (*template.fits, observation.fits)[-_FITS:],
    )
    change = _layout_change(learned)
    return learned if change is None else replace(learned, trials=(), fits=(), change=change)


def _layout_change(template: SiteTemplate) -> LayoutChange | None:
    """Return what the last pages say of the site's layout, None where it is what it was."""
    before, last = template.fits[:-_UNLIKE], template.fits[-_UNLIKE:]
    if len(before) < _UNLIKE or any(last):
        return None
    share = sum(before) / len(before)
    return LayoutChange(template.pages, share, 0.0) if share >= _ALIKE else None


def _contents(known: Mapping[int, Content], observation: Observation, page: int) -> dict[int, Content]:
    contents = dict(known)
    first, last = _new_text(known, observation)
    columns = zip(observation.contents, observation.roles, observation.sizes, strict=True)
    # A text that a page has twice counts as it stands there last.
    sighted = {hashed: (at, role, size) for at, (hashed, role, size) in enumerate(columns) if hashed}
    article = observation.headline
    for hashed, (at, role, size) in sighted.items():
        stripped = int(role >= ARTICLE_ROLES)
        alien = stripped if size else 0
        contents[hashed] = _seen(known.get(hashed), article, page, stripped, alien, int(first < at < last))
    if len(contents) <= MAX_CONTENTS:
        return contents
    # What stood on one page alone goes first, the oldest of it.
    order = sorted(contents.items(), key=lambda it: (it[1].articles > 1, it[1].last, it[0]), reverse=True)
    kept = order[: int(MAX_CONTENTS * (1 - _ROOM))]
    return {hashed: it for hashed, it in kept if page - it.last < FORGOTTEN_AFTER}


def _new_text(known: Mapping[int, Content], observation: Observation) -> tuple[int, int]:
    """Return where the first and the last paragraph of a page stand that no other page had."""
    sizes, contents = observation.sizes, observation.contents
    text = [at for at, role in enumerate(observation.roles) if role < ARTICLE_ROLES]
    new = [at for at in text if sizes[at] >= _PARAGRAPH and contents[at] not in known]
    return (new[0], new[-1]) if new else (-1, -1)


def _seen(content: Content | None, article: int, page: int, stripped: int, alien: int, within: int) -> Content:
    if content is None or page - content.last >= FORGOTTEN_AFTER:
        return Content(1, stripped, page, page, article, 0, alien, within)
    articles, was_stripped, first, _, one, other, was_alien, was_within = content
    if article in (one, other):  # a set takes thrice the time
        return content._replace(last=page)
    second = article if articles == 1 else other
    return Content(
        articles + 1, was_stripped + stripped, first, page, one, second, was_alien + alien, was_within + within
    )


def _places(
    known: Mapping[int, PlaceRecord], contents: Mapping[int, Content], observation: Observation, page: int
) -> dict[int, PlaceRecord]:
    places = dict(known)
    again = _known_blocks(contents, observation)
    for key, roles, text, boilerplate in _sums(observation):
        record = places.get(key) or PlaceRecord(observation.labels.get(key, ""), page, 0, 0, 0, (0,) * len(ROLES))
        if record.pages >= _MEMORY_OF_A_PLACE:
            record = _halved(record)
        places[key] = PlaceRecord(
            record.label,
            page,
            record.pages + 1,
            record.text + text,
            record.boilerplate + boilerplate,
            tuple(map(sum, zip(record.blocks, roles, strict=True))),
            record.again + again[key],
        )
    if len(places) <= MAX_PLACES:
        return places
    order = sorted(places.items(), key=lambda it: (it[1].last, it[1].pages, it[0]), reverse=True)
    kept = order[: int(MAX_PLACES * (1 - _ROOM))]
    return {key: it for key, it in kept if page - it.last < FORGOTTEN_AFTER}


def _sums(observation: Observation) -> list[tuple[int, list[int], int, int]]:
    """Return for each place of a page its blocks by role, and its characters of text and of boilerplate."""
    sums: dict[int, tuple[int, list[int], int, int]] = {}
    for key, role, size in zip(observation.places, observation.roles, observation.sizes, strict=True):
        _, roles, text, boilerplate = sums.get(key) or (key, [0] * len(ROLES), 0, 0)
        roles[role] += 1
        is_text = role < ARTICLE_ROLES
        sums[key] = (key, roles, text + size * is_text, boilerplate + size * (not is_text))
    return list(sums.values())


def _known_blocks(contents: Mapping[int, Content], observation: Observation) -> Counter[int]:
    """Count for each place of a page its blocks that another article had."""
    article = observation.headline
    seen = zip(observation.places, map(contents.get, observation.contents), strict=True)
    return Counter([key for key, it in seen if it is not None and it.others(article)])


def _halved(record: PlaceRecord) -> PlaceRecord:
    return record._replace(
        pages=record.pages // 2,
        text=record.text // 2,
        boilerplate=record.boilerplate // 2,
        blocks=tuple(n // 2 for n in record.blocks),
        again=record.again // 2,
    )


def _newest(headlines: dict[int, int]) -> dict[int, int]:
    if len(headlines) <= MAX_HEADLINES:
        return headlines
    order = sorted(headlines.items(), key=lambda it: (it[1], it[0]), reverse=True)
    return dict(order[: int(MAX_HEADLINES * (1 - _ROOM))])
