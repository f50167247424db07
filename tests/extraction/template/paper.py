"""A paper of our own: pages in one layout, whose lists stand as plain paragraphs among those of the article."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from random import Random

from newsbot.items import Page

_WHO = (
    "The harbour master", "A spokesman for the ferry line", "The council", "Two members of the crew", "The mayor",
    "A fisherman of the village", "The inspector", "The owner of the yard", "The union", "A teacher of the school",
)  # fmt: skip
_DID = ("said", "confirmed", "denied", "wrote", "told the committee", "announced", "learned", "insisted")
_WHAT = (
    "the pier would be closed", "the boat had left early", "no permit was asked for", "the bridge needs new rails",
    "the money had been spent", "the nets were found empty", "the lamps had failed", "the tide came too soon",
)  # fmt: skip
_WHEN = (
    "on Monday evening", "before the vote", "after three weeks of talks", "in a letter of two pages",
    "during the storm", "at the end of the season", "for the second time this year", "without giving reasons",
)  # fmt: skip
_TOPIC = ("Pier", "Ferry", "Lighthouse", "Market", "School", "Bridge", "Cannery", "Chapel", "Museum", "Orchard")
_FATE = (
    "Closes for Repairs", "Draws Record Crowd", "Sold to Neighbours", "Wins Award", "Loses Roof in Gale",
    "Reopens after Fire", "Seeks Volunteers", "Turns a Hundred",
)  # fmt: skip
DISCLAIMER = "The Skerry Post is owned by its readers and takes no money from the firms that it writes about."
HEADING = "Around the islands"


@dataclass(frozen=True)
class Story:
    """An article as it was written, and the lines that stand below it."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]
    teasers: tuple[str, ...]


def story(number: int) -> Story:
    """Return the paper's article of a number; the lists rotate among its last stories."""
    random = Random(number)
    paragraphs = tuple(_sentences(random) for _ in range(random.randint(4, 9)))
    teasers = tuple(
        _headline(n) for n in random.sample(range(max(0, number - 12), max(number + 3, 6)), 5) if n != number
    )
    return Story(number, _headline(number), paragraphs, teasers)


def page(it: Story, *, site: str = "skerry.example", disclaimer: str = DISCLAIMER, lists: bool = True) -> Page:
    """Return the page of a story."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in it.paragraphs)
    below = f"<p>{HEADING}</p>" + "".join(f"<p>{teaser}</p>" for teaser in it.teasers) if lists else ""
    html = f"""<!doctype html><html lang="en"><head><title>{it.headline}</title>
        <link rel="canonical" href="https://{site}/news/{it.number}"></head><body>
        <div class="c1"><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/land">Land</a></div>
        <article class="c2"><h1>{it.headline}</h1><div class="c3">{text}<p>{disclaimer}</p>{below}</div></article>
        <div class="c4"><p>Harbour Street 4, Skerry</p></div></body></html>"""
    fetched = datetime(2026, 3, 1, tzinfo=UTC)
    return Page(url=f"https://{site}/news/{it.number}", body=html.encode(), fetched=fetched, content_type="text/html")


def redesigned(it: Story, *, site: str = "skerry.example") -> Page:
    """Return the page of a story in a layout that has nothing of the other."""
    text = "".join(f"<section class='n9'><p class='n8'>{paragraph}</p></section>" for paragraph in it.paragraphs)
    html = (
        f"<html><head><title>{it.headline}</title></head><body><main><h1>{it.headline}</h1>{text}</main></body></html>"
    )
    return replace(page(it, site=site), body=html.encode())


def _sentences(random: Random) -> str:
    parts = (_WHO, _DID, _WHAT, _WHEN)
    sentences = (" ".join(random.choice(part) for part in parts) for _ in range(random.randint(2, 4)))
    return " ".join(f"{sentence}, case {random.randint(100, 9999)}." for sentence in sentences)


def _headline(number: int) -> str:
    random = Random(f"headline {number}")
    return f"{random.choice(_TOPIC)} {random.choice(_FATE)}, No. {number}"
