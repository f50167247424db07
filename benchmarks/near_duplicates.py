"""How well near-duplicates are told, on pairs made from pages with gold; what a look-up costs among many signatures.

    python -m benchmarks.near_duplicates DATA_DIR
    python -m benchmarks.near_duplicates --signatures 1000000 [--state PATH]

Pairs that are the same: light edits (a word in 50 replaced), an added paragraph, another site's template (its first and
last paragraph around the text, the article's own last one gone), another headline above. Pairs that are not: texts of
one publisher and day, texts of one publisher, texts of two publishers, and reports in the same sentences with other
figures. Publishers are split in two: thresholds are chosen on one half, and hold on the other.
"""

import argparse
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from benchmarks.datasets import GoldPage, fold_of, read_set
from newsbot.dedup.near import is_near, resemblance
from newsbot.dedup.signing import sign
from newsbot.items import Article, Method
from newsbot.state.database import Database
from newsbot.state.signatures import Signatures
from newsbot.text import digest, is_unspaced

_SETS = ("news1", "news5", "short", "wcxb")
_SHORTEST = 200
_BATCH = 10_000


def main() -> None:
    """Measure pairs, or look-ups among so many signatures, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--signatures", type=int, default=1_000_000)
    parser.add_argument("--state", type=Path, default=Path("near.sqlite"))
    options = parser.parse_args()
    if options.data is not None:
        _measure_pairs(options.data)
    else:
        _measure_look_ups(options.state, options.signatures)


def _measure_pairs(data: Path) -> None:
    stories = _stories(data)
    for name, fold in (("choosing", 0), ("held out", 1)):
        mine = [story for story in stories if fold_of(story.publisher, 2) == fold]
        same = {kind: list(_same(mine, change)) for kind, change in _CHANGES.items()}
        other = _others(mine)
        print(f"{name}: {len(mine)} texts of {len({story.publisher for story in mine})} publishers")
        found = sum(_report(kind, pairs) for kind, pairs in same.items())
        false = sum(_report(kind, pairs) for kind, pairs in other.items())
        print(f"  recall {found / sum(map(len, same.values())):.4f}  precision {found / (found + false):.4f}")


def _report(kind: str, pairs: list[tuple[str, str]]) -> int:
    """Print of one kind of pairs how many are taken for near-duplicates, and how many a band brings together."""
    signed = [(one, other) for a, b in pairs if (one := sign(a)) and (other := sign(b))]
    near = [set(one.bands()) & set(other.bands()) != set() and is_near(one, other) for one, other in signed]
    alike = sorted(resemblance(one.values, other.values) for one, other in signed)
    span = (
        f"{alike[len(alike) // 20]:.2f} {alike[len(alike) // 2]:.2f} {alike[-1 - len(alike) // 20]:.2f}"
        if alike
        else ""
    )
    print(f"  {kind:22} {sum(near):6} of {len(pairs):6}   resemblance {span}")
    return sum(near)


def _stories(data: Path) -> list[GoldPage]:
    """Return pages with gold, each text once."""
    found: dict[str, GoldPage] = {}
    for name in _SETS:
        for page in read_set(data, name):
            text = _text(page)
            if len(text) >= (_SHORTEST if not is_unspaced(text) else _SHORTEST // 3):
                found.setdefault(digest(" ".join(text.split())[:400]), page)
    return list(found.values())


def _text(page: GoldPage) -> str:
    return "\n\n".join(_paragraphs(page))


def _paragraphs(page: GoldPage) -> list[str]:
    if page.paragraphs:
        return list(page.paragraphs)
    return [part for part in re.split(r"\n+", page.gold or "") if part.strip()]


def _edited(mine: list[str], _: list[str], chance: random.Random) -> list[str]:
    return [re.sub(r"\w+", lambda word: "changed" if chance.random() < 0.02 else word[0], part) for part in mine]


def _headed(mine: list[str], other: list[str], _: random.Random) -> list[str]:
    return [other[0][:80], *mine]


def _added(mine: list[str], other: list[str], chance: random.Random) -> list[str]:
    at = chance.randrange(len(mine) + 1)
    return [*mine[:at], max(other, key=len)[:400], *mine[at:]]


def _framed(mine: list[str], other: list[str], _: random.Random) -> list[str]:
    return [other[0][:200], *(mine[:-1] if len(mine) > 3 else mine), other[-1][:200]]


_CHANGES: dict[str, Callable[[list[str], list[str], random.Random], list[str]]] = {
    "light edits": _edited,
    "another headline": _headed,
    "an added paragraph": _added,
    "another template": _framed,
}


def _same(
    stories: list[GoldPage], change: Callable[[list[str], list[str], random.Random], list[str]]
) -> Iterator[tuple[str, str]]:
    chance = random.Random(7)
    for story in stories:
        mine, other = _paragraphs(story), _paragraphs(chance.choice(stories))
        yield "\n\n".join(mine), "\n\n".join(change(mine, other, chance))


def _others(stories: list[GoldPage]) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[GoldPage]] = defaultdict(list)
    for story in stories:
        groups[story.publisher].append(story)
    together = [pair for group in groups.values() for pair in combinations(group, 2)]
    apart = [(one, other) for one, other in combinations(stories, 2) if one.publisher != other.publisher]
    return {
        "same publisher and day": [(_text(a), _text(b)) for a, b in together if _day(a) and _day(a) == _day(b)],
        "same publisher": [(_text(a), _text(b)) for a, b in together if _day(a) != _day(b)],
        "another publisher": [(_text(a), _text(b)) for a, b in random.Random(7).sample(apart, min(5_000, len(apart)))],
        "same words, other figures": list(_reports()),
    }


def _day(story: GoldPage) -> str:
    return str(story.record.get("published") or story.record.get("fetched") or "")[:10]


def _reports() -> Iterator[tuple[str, str]]:
    """Yield reports as agencies write them by the hour: the same sentences about other places and figures."""
    chance = random.Random(7)
    for _ in range(300):
        yield _report_of(chance), _report_of(chance)


def _report_of(chance: random.Random) -> str:
    place, other = chance.sample(("Norland", "Estavia", "Vellmark", "Port Issel", "Harrow Bay", "Tarn Valley"), 2)
    day = chance.choice(("Monday", "Tuesday", "Friday"))
    number = chance.randrange
    return (
        f"An earthquake of magnitude {number(3, 7)}.{number(10)} shook {place} at {number(24)}:{number(10, 60)} on "
        f"{day}, the geological institute said. The quake struck {number(5, 90)} kilometres off the coast of {other} "
        f"at a depth of {number(10, 80)} kilometres. There were no immediate reports of damage or injuries, and no "
        "tsunami warning was issued. The institute asked residents to keep away from damaged buildings and to expect "
        f"aftershocks. The region was last hit by a strong earthquake in {number(1950, 2020)}, when {number(10, 900)} "
        f"people died and {number(1000, 9000)} houses were destroyed."
    )


def _measure_look_ups(path: Path, count: int) -> None:
    """Store texts of words by chance, then look up others of that kind."""
    chance = random.Random(7)
    database = Database(str(path))
    memory = Signatures(database, scope=0, started=datetime.now(UTC), days=90)
    begun = time.perf_counter()
    for first in range(0, count, _BATCH):
        for number in range(first, min(first + _BATCH, count)):
            memory.add(_article(number, chance), None)
        with database.transaction() as connection:
            memory.store(connection)
        memory.clear()
    print(f"{count} signatures stored, {1e3 * (time.perf_counter() - begun) / count:.2f} ms each, signing included")
    times = sorted(_time_look_up(memory, _article(count + number, chance)) for number in range(2_000))
    print(f"look-up, signing included: median {1e3 * times[1_000]:.2f} ms, 99 % {1e3 * times[1_980]:.2f} ms")
    database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    print(f"database: {path.stat().st_size / 2**20:.0f} MiB, {path.stat().st_size / count:.0f} bytes a signature")


def _time_look_up(memory: Signatures, article: Article) -> float:
    begun = time.perf_counter()
    memory.earliest(article)
    return time.perf_counter() - begun


def _article(number: int, chance: random.Random) -> Article:
    text = " ".join(map(str, chance.choices(range(5_000), k=100)))
    return Article(
        id=digest(str(number)),
        url=None,
        headline=None,
        text=text,
        fetched=datetime.now(UTC),
        extractor="",
        fingerprint="",
        method=Method.SCORER,
    )


if __name__ == "__main__":
    main()
