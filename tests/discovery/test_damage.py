import random

import pytest

from newsbot.discovery import ListingKind, UrlProfile, date_in_url, read_listing
from newsbot.options import DiscoveryOptions
from tests.discovery.test_feed import ATOM, JSON_FEED, RSS
from tests.discovery.test_sitemap import NEWS

URL = "https://courier.example/"
SECTION = b"<html><body><a href=/x>Ferry</a><time datetime=2024-01-01></body></html>"
WHOLE = {"rss": RSS.encode(), "atom": ATOM.encode(), "json": JSON_FEED.encode(), "sitemap": NEWS, "section": SECTION}
SPLINTERS = (b"<", b"]]>", b"<![CDATA[", b"&", b"http://[", b"\x00", b"\xff\xfe", b"<!DOCTYPE", b"-->", b"9" * 20)
TYPES = (None, "text/html", "application/xml; charset=none-such")


def damaged(body: bytes, chance: random.Random) -> bytes:
    content = bytearray(body)
    for _ in range(chance.randint(1, 30)):
        place = chance.randrange(len(content) + 1)
        match chance.randrange(3):
            case 0:
                content[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[place : place + chance.randint(1, 40)]
            case _:
                content[place:place] = chance.choice(SPLINTERS)
    return bytes(content)


@pytest.mark.parametrize("name", WHOLE)
def test_damage_costs_links_and_never_raises(name: str) -> None:
    chance = random.Random(name)
    for _ in range(300):
        kind = chance.choice([None, *ListingKind])
        listing = read_listing(damaged(WHOLE[name], chance), URL, kind, chance.choice(TYPES), DiscoveryOptions())
        for candidate in listing.candidates:
            assert candidate.url.startswith(("http://", "https://"))
            assert 0 <= UrlProfile().score(candidate.url, title=candidate.title, kind=candidate.kind) <= 1
            date_in_url(candidate.url)


def test_a_feed_too_damaged_to_read_is_said() -> None:
    body = b'<?xml version="1.0" encoding="\xcf\xff"?><rss><channel></channel></rss>'
    listing = read_listing(body, URL, ListingKind.FEED, None, DiscoveryOptions())
    assert listing.candidates == ()
    assert len(listing.problems) == 1
