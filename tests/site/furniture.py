"""What stands around an article on the pages of large papers: menus, rankings, cards, scripts, a footer.

In number as on news pages, of which the middle half had 700 to 1,500 elements, 110 to 280 links, 70 to 200 list items,
10 to 36 images, and a third of the bytes in scripts and styles; lighter than most, 81 KB. All words are our own.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.site.markup import escape
from tests.site.story import Story

_SECTIONS = ("Town", "Harbour", "Economy", "Schools", "Culture", "Sport", "Weather", "Letters", "Traffic", "Archive")
_PAGES = ("Today", "This week", "Pictures", "Background", "People", "Dates")
_FOOT = (
    "About us",
    "Contact",
    "Privacy",
    "Terms of use",
    "Advertise",
    "Jobs",
    "Corrections",
    "Help",
    "Newsletters",
    "RSS",
)
_ICON = '<svg class="icon icon--small" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"></path></svg>'
_SHARE = ("Mail", "Copy link", "Print", "Send", "Save")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What goes into the head, before the article, between its first and second paragraph, beside and behind it."""

    head: str
    top: str
    within: str
    side: str
    bottom: str


def furnish(story: Story, others: Sequence[Story]) -> Furniture:
    """Return the furniture of a story's page, which leads on to `others`; they are 60 or more."""
    rng = Random(f"furniture/{story.number}")
    chosen = rng.sample(list(others), 60)
    return Furniture(
        head=f"<style>{_style()}</style>\n<script>window.__state = {_state(story, chosen, rng)};</script>",
        top=f'<div class="page-top page-top--sticky" data-module="navigation">{_menu()}</div>',
        within=_share(),
        side=f'<aside class="column">{_ranking(chosen[:10])}{_cards("Latest news", chosen[10:18])}</aside>',
        bottom=f"{_newsletter()}{_cards('More from Bulk', chosen[18:30])}{_lists(chosen[30:])}{_footer()}",
    )


def _icon(seed: str) -> str:
    rng = Random(seed)
    steps = (f"{rng.choice('lhvc')}{rng.uniform(-9, 9):.2f} {rng.uniform(-9, 9):.2f}" for _ in range(24))
    return _ICON.format("M12 2" + "".join(steps) + "z")


def _style() -> str:
    rng = Random("style")
    rules = (
        f".card--{n}{{display:flex;margin:{rng.randint(0, 40)}px {rng.randint(0, 40)}px;"
        f"color:#{rng.randrange(16**6):06x}}}"
        for n in range(120)
    )
    return "".join(rules)


def _state(story: Story, others: Sequence[Story], rng: Random) -> str:
    """What a page's script starts with: ids, addresses and settings, more than a reader ever sees."""
    items = [
        {"id": f"{rng.randrange(16**12):012x}", "path": it.path, "title": it.headline, "section": it.section,
         "image": {"src": f"/images/{it.number}.jpg", "sizes": [320, 640, 960, 1280], "ratio": 1.5}}
        for it in others
    ]  # fmt: skip
    flags = {f"feature_{n}": {"on": rng.random() < 0.5, "share": rng.random()} for n in range(100)}
    record = {"page": {"path": story.path, "type": "article"}, "items": items, "flags": flags}
    return json.dumps(record).replace("</", "<\\/")


def _menu() -> str:
    entries = "".join(
        f'<li class="menu__item menu__item--level-1"><a class="menu__link" href="/{name.lower()}">{_icon(name)}'
        f'<span class="menu__label">{name}</span></a><ul class="menu__list menu__list--level-2">'
        + "".join(
            f'<li class="menu__item"><a class="menu__link" href="/{name.lower()}/{page.lower().replace(" ", "-")}"'
            f' data-track="menu-{name.lower()}"><span class="menu__label">{page}</span></a></li>'
            for page in _PAGES
        )
        + "</ul></li>"
        for name in _SECTIONS
    )
    return f'<nav class="menu" aria-label="Main"><ul class="menu__list menu__list--level-1">{entries}</ul></nav>'


def _share() -> str:
    buttons = "".join(
        f'<li class="share__item"><button class="share__button" data-share="{name}">{_icon(name)}<span>{name}</span>'
        "</button></li>"
        for name in _SHARE
    )
    return f'<div class="share" data-module="share"><ul class="share__list">{buttons}</ul></div>'


def _ranking(stories: Sequence[Story]) -> str:
    items = "".join(
        f'<li class="ranking__item"><span class="ranking__place">{place}</span><a class="ranking__link" '
        f'href="{it.path}" data-track="ranking-{place}">{escape(it.headline)}</a></li>'
        for place, it in enumerate(stories, 1)
    )
    return f'<section class="ranking"><h3 class="ranking__title">MOST READ</h3><ol>{items}</ol></section>'


def _cards(title: str, stories: Sequence[Story]) -> str:
    cards = "".join(
        f'<div class="card card--{it.number % 120} card--compact"><a class="card__link" href="{it.path}">'
        f'<div class="card__media"><img class="card__image" loading="lazy" alt="" src="/images/{it.number}-320.jpg" '
        f'srcset="/images/{it.number}-640.jpg 640w, /images/{it.number}-960.jpg 960w">'
        f'</div><div class="card__body"><span class="card__kicker">{it.section}</span><h4 class="card__title">'
        f'{escape(it.headline)}</h4></a><p class="card__teaser">{escape(it.paragraphs[0][:90])} …</p>'
        f'<time class="card__time" datetime="{it.published:%Y-%m-%d}">{it.published:%d %B}</time></div></div>'
        for it in stories
    )
    return (
        f'<section class="cards"><h3 class="cards__title">{title}</h3><div class="cards__grid">{cards}</div></section>'
    )


def _lists(stories: Sequence[Story]) -> str:
    columns = (stories[at : at + 10] for at in range(0, len(stories), 10))
    return "".join(
        f'<section class="list"><h3 class="list__title">{column[0].section}</h3><ul class="list__items">'
        + "".join(
            f'<li class="list__item"><a class="list__link" href="{it.path}">{_icon("dot")}{escape(it.headline)}</a>'
            "</li>"
            for it in column
        )
        + "</ul></section>"
        for column in columns
    )


def _newsletter() -> str:
    return (
        '<section class="newsletter"><h3>The morning letter</h3><p>All that moves the town, in your mail at seven.</p>'
        '<form action="/newsletter"><label>Your address <input type="email" name="mail"></label>'
        "<button>Sign up</button></form></section>"
    )


def _footer() -> str:
    columns = "".join(
        '<div class="footer__column"><ul>'
        + "".join(
            f'<li class="footer__item"><a class="footer__link" href="/info/{n}-{at}">{name}</a></li>'
            for at, name in enumerate(_FOOT)
        )
        + "</ul></div>"
        for n in range(3)
    )
    return f'<footer class="footer">{columns}<p>Bulk, a paper that does not exist.</p></footer>'
