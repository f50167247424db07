from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsbot.items import Article, Reject
from newsbot.state import Ledger
from newsbot.state.database import Database
from newsbot.state.links import ArticleLink, Fetched, FoundLink, LinkState, ListingLink, Validators
from newsbot.state.retention import forget_details
from tests.state.records import article, reject
from tests.state.runs import open_ledger

FEED = ListingLink(url="https://news.example/feed", kind="feed")
VALIDATORS = Validators(etag='"1"', modified="Sun, 01 Mar 2026 10:00:00 GMT")
NOW = 1_000_000.0


def opened(folder: Path) -> Ledger:
    ledger = open_ledger(folder, per_output=False)
    ledger.frontier.open("news", NOW, [FEED])
    return ledger


def found(*numbers: int) -> list[FoundLink]:
    return [FoundLink(url=f"https://news.example/{n}", newest=n, published=float(n)) for n in numbers]


def live(item: Article | Reject, url: str) -> Article | Reject:
    return replace(item, input=None, url=url)


def claim(ledger: Ledger, now: float = NOW) -> list[str]:
    return [link.url[-1] for link in ledger.frontier.claim("news", 10, now)]


def write(ledger: Ledger, link: ArticleLink, item: Article | Reject, fetched: Fetched) -> None:
    ledger.frontier.begin(link.url, link.key, fetched)
    ledger.write(live(item, link.url))


def test_links_are_known_once_and_claimed_newest_first(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    frontier = ledger.frontier
    assert frontier.read("news", FEED.url, Fetched(at=NOW), found(1, 3, 2)) == 3
    assert frontier.read("news", FEED.url, Fetched(at=NOW), found(3, 4)) == 1
    assert frontier.knows("http://news.example/4?utm_source=feed")
    assert claim(ledger) == ["4", "3", "2", "1"]
    assert claim(ledger) == []
    ledger.close()


def test_what_was_in_flight_is_pending_in_the_next_run(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1, 2))
    assert ledger.frontier.next_listing("news") == FEED
    first, _ = ledger.frontier.claim("news", 2, NOW)
    write(ledger, first, article(2), Fetched(at=NOW))
    ledger.close()
    again = opened(tmp_path)
    assert again.frontier.next_listing("news") == FEED
    assert claim(again) == ["1"]
    again.close()


def test_link_is_not_done_before_its_record_is_committed(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1))
    (link,) = ledger.frontier.claim("news", 1, NOW)
    write(ledger, link, article(1), Fetched(at=NOW))
    assert ledger.frontier.count("news", LinkState.IN_FLIGHT) == 1
    ledger.commit()
    assert ledger.frontier.count("news", LinkState.DONE) == 1
    ledger.close()


def test_failed_link_is_tried_again_when_it_is_due(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1))
    (link,) = ledger.frontier.claim("news", 1, NOW)
    write(ledger, link, reject(1), Fetched(at=NOW, retry=NOW + 60))
    ledger.commit()
    assert claim(ledger, NOW + 59) == []
    (link,) = ledger.frontier.claim("news", 1, NOW + 60)
    assert link.tries == 1
    ledger.close()


def test_article_is_revisited_under_the_address_it_was_redirected_to(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1))
    (link,) = ledger.frontier.claim("news", 1, NOW)
    write(ledger, link, article(1), Fetched(at=NOW, validators=VALIDATORS, url="https://news.example/9"))
    ledger.commit()
    assert ledger.frontier.knows("https://news.example/9")
    assert ledger.frontier.revisit("news", 0.0, NOW) == 1
    (again,) = ledger.frontier.claim("news", 2, NOW)
    assert (again.url, again.validators, again.fetched) == ("https://news.example/9", VALIDATORS, NOW)
    ledger.frontier.begin(again.url, again.key, Fetched(at=NOW + 5, validators=VALIDATORS))
    ledger.note_unchanged(again.url)
    ledger.commit()
    assert ledger.frontier.revisit("news", 0.0, NOW + 4) == 0
    assert ledger.frontier.revisit("news", 0.0, NOW + 5) == 1
    ledger.close()


def test_link_to_the_canonical_address_of_a_done_article_is_known(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1))
    (link,) = ledger.frontier.claim("news", 1, NOW)
    write(ledger, link, article(1, canonical_url="https://news.example/story"), Fetched(at=NOW))
    ledger.commit()
    assert ledger.frontier.knows("https://news.example/story")
    assert ledger.frontier.revisit("news", 0.0, NOW) == 1  # once, under the address that was fetched
    ledger.close()


def test_page_without_an_article_is_not_revisited(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1))
    (link,) = ledger.frontier.claim("news", 1, NOW)
    write(ledger, link, reject(1), Fetched(at=NOW))
    ledger.commit()
    assert ledger.frontier.revisit("news", 0.0, NOW + 10_000) == 0
    ledger.close()


def test_first_crawl_leaves_what_it_does_not_take_to_a_backfill(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    assert ledger.frontier.open("news", NOW + 1, []).completed is None
    ledger.frontier.add("news", found(1, 2, 3))
    ledger.frontier.claim("news", 1, NOW)
    assert ledger.frontier.complete("news", NOW + 2) == 2
    assert ledger.frontier.open("news", NOW + 3, []).completed == pytest.approx(NOW + 2)
    assert claim(ledger) == ["3"]  # it was in flight
    assert ledger.frontier.recall("news", 2.0, 2.5) == 1
    assert claim(ledger) == ["2"]
    ledger.close()


def test_listing_keeps_its_validators_and_what_was_found_in_it(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    child = ListingLink(url="https://news.example/feed/2", kind="feed", newest=5.0, depth=1)
    assert ledger.frontier.next_listing("news") == FEED
    ledger.frontier.read("news", FEED.url, Fetched(at=NOW, validators=VALIDATORS), found(1), [child])
    assert ledger.frontier.next_listing("news") == child
    ledger.frontier.skip_listing("news", child.url)
    assert ledger.frontier.next_listing("news") is None
    known = ledger.frontier.listing("news", FEED.url)
    assert known is not None
    assert (known.validators, known.fetched) == (VALIDATORS, NOW)
    ledger.close()


def test_profile_is_kept(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    assert ledger.frontier.profile("news") is None
    ledger.frontier.save_profile("news", '{"shapes": {}}')
    ledger.close()
    again = opened(tmp_path)
    assert again.frontier.profile("news") == '{"shapes": {}}'
    again.close()


def test_exact_time_of_a_feed_counts_whichever_listing_came_first(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    frontier = ledger.frontier
    frontier.add("news", found(1, 2))
    exact = FoundLink(url="https://news.example/1", newest=9.0, published=8.0, witness='["One"]', exact=True)
    assert frontier.add("news", [exact]) == 0
    assert frontier.add("news", [replace(exact, newest=0.0, exact=False)]) == 0
    first, second = frontier.claim("news", 2, NOW)
    assert (first.url, first.newest, first.published, first.witness) == (exact.url, 9.0, 8.0, '["One"]')
    assert second.url == "https://news.example/2"
    # What is under way stays as it is.
    frontier.add("news", [replace(exact, newest=99.0)])
    again = open_again(ledger, tmp_path)
    assert [link.newest for link in again.frontier.claim("news", 2, NOW)] == [9.0, 2.0]
    again.close()


def test_source_has_something_due_until_all_is_taken(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    assert ledger.frontier.has_due("news", NOW)
    ledger.frontier.next_listing("news")
    assert not ledger.frontier.has_due("news", NOW)
    ledger.frontier.add("news", found(1))
    assert ledger.frontier.has_due("news", NOW - 1), "a new link is due, however the clock is set back"
    claim(ledger)
    assert not ledger.frontier.has_due("news", NOW)
    ledger.close()


def open_again(ledger: Ledger, folder: Path) -> Ledger:
    ledger.close()
    return opened(folder)


def test_old_links_are_known_for_ever_and_nothing_else_of_them(tmp_path: Path) -> None:
    ledger = opened(tmp_path)
    ledger.frontier.add("news", found(1, 2, 3))
    new, *_, old = ledger.frontier.claim("news", 3, NOW)
    for link, moved in ((new, None), (old, "https://news.example/moved")):
        ledger.frontier.begin(link.url, link.key, Fetched(at=NOW, validators=VALIDATORS, url=moved))
        ledger.write(live(article(int(link.newest)), link.url))
    ledger.close()
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        forget_details(database, "news", 2.5)
        kept = "SELECT newest, state, url, etag, published FROM links ORDER BY newest, url"
        assert database.rows(kept) == [
            (1.0, LinkState.KNOWN, "", None, None),
            (1.0, LinkState.KNOWN, "", None, None),
            (2.0, LinkState.IN_FLIGHT, "https://news.example/2", None, 2.0),
            (3.0, LinkState.DONE, "https://news.example/3", '"1"', 3.0),
        ]

    again = opened(tmp_path)
    assert again.frontier.add("news", [*found(1, 3), FoundLink(url="https://news.example/moved", newest=9)]) == 0
    assert again.frontier.knows("https://news.example/1")
    # Neither asked for again, nor when another address turns out to lead there.
    assert again.frontier.revisit("news", 0, NOW) == 1
    (link,) = (it for it in again.frontier.claim("news", 9, NOW) if it.newest == 2)
    write(again, link, article(1), Fetched(at=NOW, url="https://news.example/1"))
    again.commit()
    assert again.frontier.revisit("news", 0, NOW + 1) == 0
    again.close()
