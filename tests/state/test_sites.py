"""Templates in the state: committed with their pages, bounded, many of them."""

import random
import time
from contextlib import closing
from itertools import islice
from pathlib import Path

from newsbot.site_template import (
    MAX_CONTENTS,
    MAX_HEADLINES,
    MAX_PLACES,
    ROLES,
    Content,
    PlaceRecord,
    SiteTemplate,
    pack,
)
from newsbot.state.database import Database
from newsbot.state.sites import ALL_RUNS, KeptSite, Sites, SiteUpdate, forget_site, list_sites, put_sites, read_site

LARGEST = 262_144  # bytes that a site takes in the state, as the README says


def kept(taken: int = 1, template: SiteTemplate | None = None) -> KeptSite:
    template = template or SiteTemplate(pages=taken)
    return KeptSite(taken=taken, template=pack(template), learned=template)


def full() -> SiteTemplate:
    """Return a template that is full of what cannot be compressed."""
    numbers = random.Random(5)

    def hashed() -> int:
        return numbers.getrandbits(64)

    def label() -> str:
        return " > ".join("".join(numbers.choices("abcdefghijklmnopqrstuvwxyz.-", k=60)) for _ in range(3))

    places = {
        numbers.getrandbits(32): PlaceRecord(
            label(), 999, 64, hashed() % 10**6, hashed() % 10**6, tuple(numbers.choices(range(99), k=len(ROLES)))
        )
        for _ in range(MAX_PLACES)
    }
    return SiteTemplate(
        pages=999,
        contents={hashed(): Content(2, 1, 900, 999, hashed(), hashed()) for _ in range(MAX_CONTENTS)},
        places=places,
        headlines={hashed(): 999 for _ in range(MAX_HEADLINES)},
    )


def test_a_site_takes_no_more_than_its_bound() -> None:
    packed = pack(full())
    assert LARGEST / 4 < 2 * len(packed) < LARGEST  # kept twice: as it is read with, and as it is learned


def test_ten_thousand_sites_load_in_well_under_a_second(tmp_path: Path) -> None:
    path = str(tmp_path / "state.sqlite")
    small = kept(9, SiteTemplate(pages=9, places=dict(islice(full().places.items(), 20))))
    with closing(Database(path)) as database:
        put_sites(database, ((f"site{n}.example", small) for n in range(10_000)), now=0.0)
    before = time.process_time()
    with closing(Database(path)) as database:
        assert Sites(database, "/out.jsonl").kept("site77.example") == small
        assert sum(1 for _ in list_sites(database)) == 10_000
    took = time.process_time() - before
    assert took < 0.5, "seconds of CPU"


def test_what_a_page_taught_is_committed_with_its_outcome_only(tmp_path: Path) -> None:
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        sites = Sites(database, ALL_RUNS)
        sites.begin("a.html", SiteUpdate(site="a.example", source=None, kept=kept(1)))
        sites.begin("b.html", SiteUpdate(site="a.example", source=None, kept=kept(2)))
        assert sites.finish("a.html") is not None
        assert sites.finish("other.html") is None
        with database.transaction() as connection:
            sites.store(connection)
        sites.clear()
        assert sites.kept("a.example") == kept(1)
        assert [(row.site, row.taken, row.articles) for row in list_sites(database)] == [("a.example", 1, 1)]


def test_an_output_begins_with_what_crawls_learned_and_goes_on_by_itself(tmp_path: Path) -> None:
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        put_sites(database, iter([("a.example", kept(5))]), now=0.0)
        sites = Sites(database, "/out.jsonl")
        assert sites.kept("a.example") == kept(5)
        sites.begin("a.html", SiteUpdate(site="a.example", source=None, kept=kept(6)))
        sites.finish("a.html")
        with database.transaction() as connection:
            sites.store(connection)
        sites.clear()
        assert (sites.kept("a.example"), Sites(database, "/other.jsonl").kept("a.example")) == (kept(6), kept(5))
        assert forget_site(database, "a.example")
        assert sites.kept("a.example") is None
        assert not forget_site(database, "a.example")


def test_what_another_newsbot_learned_is_not_known(tmp_path: Path) -> None:
    with closing(Database(str(tmp_path / "state.sqlite"))) as database:
        put_sites(database, iter([("a.example", kept(5))]), now=0.0)
        with database.transaction() as connection:
            connection.execute("UPDATE sites SET learned = ?", (b"of another kind",))
        assert read_site(database, ALL_RUNS, "a.example") is None
