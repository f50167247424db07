"""Templates as they are kept and handed on: a JSON object, and the same compressed."""

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from newsbot.errors import NewsbotError
from newsbot.site_template.values import ROLES, Content, LayoutChange, PlaceRecord, Role, SiteTemplate

SCHEMA = "newsbot.site/2"
"""Goes up when hashes or places are made in another way, or more is counted: what was learned before means nothing
then."""

_MOST_BYTES = 2**24  # unpacked; a full template has a fiftieth of that
_NUMBER = {str(role): number for number, role in enumerate(ROLES)}


class PackingError(NewsbotError):
    """What is given is no template."""


def pack(template: SiteTemplate) -> bytes:
    """Return a template as bytes; the same template gives the same bytes."""
    return zlib.compress(json.dumps(to_record(template), separators=(",", ":")).encode(), level=1)


def unpack(packed: bytes) -> SiteTemplate:
    """Return a template that was packed. Raises PackingError."""
    try:
        record = json.loads(zlib.decompressobj().decompress(packed, _MOST_BYTES))
    except (zlib.error, ValueError) as error:
        raise PackingError(f"no packed template ({error})") from error
    return from_record(record)


def to_record(template: SiteTemplate) -> dict[str, Any]:
    """Return a template as a JSON object: hashes in hexadecimal, places with their tag path, counts by role."""
    return {
        "schema": SCHEMA,
        "pages": template.pages,
        "trials": list(template.trials),
        "fits": [int(fit) for fit in template.fits],
        "change": list(template.change) if template.change else None,
        "places": {f"{key:x}": _place_record(place) for key, place in template.places.items()},
        "contents": {
            f"{key:x}": [*it[:4], f"{it.one:x}", f"{it.other:x}", *it[6:]] for key, it in template.contents.items()
        },
        "headlines": {f"{key:x}": page for key, page in template.headlines.items()},
    }  # fmt: skip


def from_record(record: Any) -> SiteTemplate:
    """Return the template of a JSON object. Raises PackingError that says what is wrong with it."""
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise PackingError(f"no template as this newsbot makes them (a JSON object with schema {SCHEMA})")
    try:
        return SiteTemplate(
            pages=_count(record["pages"]),
            trials=tuple(map(float, record["trials"])),
            fits=tuple(map(bool, record["fits"])),
            change=_change(record["change"]),
            places={int(key, 16): _place(place) for key, place in record["places"].items()},
            contents={int(key, 16): _content(content) for key, content in record["contents"].items()},
            headlines={int(key, 16): _count(page) for key, page in record["headlines"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackingError(f"a template that is damaged ({type(error).__name__}: {error})") from error


def _place_record(place: PlaceRecord) -> list[Any]:
    roles = {str(role): n for role, n in zip(ROLES, place.blocks, strict=True) if n}
    return [place.label, place.last, place.pages, place.text, place.boilerplate, roles, place.again]


def _place(record: Iterable[Any]) -> PlaceRecord:
    label, last, pages, text, boilerplate, roles, again = record
    return PlaceRecord(
        str(label), _count(last), _count(pages), _count(text), _count(boilerplate), _blocks(roles), _count(again)
    )  # fmt: skip


def _blocks(roles: Mapping[str, int]) -> tuple[int, ...]:
    blocks = [0] * len(ROLES)
    for role, n in roles.items():
        blocks[_NUMBER[Role(role)]] = _count(n)
    return tuple(blocks)


def _content(record: Iterable[Any]) -> Content:
    articles, stripped, first, last, one, other, alien, within = record
    return Content(
        _count(articles), _count(stripped), _count(first), _count(last),
        int(one, 16), int(other, 16), _count(alien), _count(within),
    )  # fmt: skip


def _change(record: Any) -> LayoutChange | None:
    if record is None:
        return None
    page, before, after = record
    return LayoutChange(_count(page), float(before), float(after))


def _count(value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(f"{value!r} is no count")
    return value
