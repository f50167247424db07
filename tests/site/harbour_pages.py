"""The pages of harbour: JSON-LD, Open Graph, rankings with quotes in their titles, share buttons, a newsletter."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from tests.site.markup import escape, json_ld, links, open_graph, paragraphs, stamp
from tests.site.story import Story

FIRST_NUMBER = 171_001
SECTIONS = ("politics", "economy", "society", "environment", "culture", "sports")
LINK_TRACKING = "?utm_source=front&utm_campaign=top"
_ZONE = timezone(timedelta(hours=2))


def front(stories: Sequence[Story], popular: Sequence[Story], now: datetime) -> str:
    """The front page: the newest stories, with tracking parameters in their links."""
    main = f"<h1>The Harbour Chronicle</h1><ul class='headlines'>\n{links(stories, LINK_TRACKING)}\n</ul>"
    diary = f"<p><a href='/calendar/{now:%Y/%m}'>Diary of events</a></p>"
    return _frame("The Harbour Chronicle", "", main + diary + _ranked("HC ACCESS RANKING", popular))


def section(name: str, stories: Sequence[Story], number: int, pages: int, popular: Sequence[Story]) -> str:
    """One page of a section; `rel=next` leads to older ones."""
    older = f'<link rel="next" href="/{name}/?page={number + 1}">' if number < pages else ""
    newer = f'<link rel="prev" href="/{name}/?page={number - 1}">' if number > 1 else ""
    pager = "".join(f'<a href="/{name}/?page={other}">{other}</a> ' for other in range(1, pages + 1))
    teasers = "\n".join(_teaser(story) for story in stories)
    main = f"<h1>{name.title()}</h1>\n{teasers}\n<nav class='pages'>{pager}</nav>"
    return _frame(f"{name.title()} - The Harbour Chronicle", older + newer, main + _ranked(_title(name), popular))


def article(story: Story, related: Sequence[Story], popular: Sequence[Story]) -> str:
    """An article page."""
    head = (
        f'<link rel="canonical" href="{story.url}"><link rel="amphtml" href="/amp{story.path}">'
        f"{open_graph(story)}{json_ld(story, 'The Harbour Chronicle')}"
    )
    main = f"""<nav class="breadcrumb"><a href="/">Home</a> &gt;
<a href="/{story.section}/">{story.section.title()}</a></nav>
<article class="article-single">
<h1 class="title">{escape(story.headline)}</h1>
<p class="byline">By {escape(" and ".join(story.authors))} / Harbour Chronicle Staff Writer</p>
<p class="date"><time datetime="{stamp(story.published)}">{_written(story.published)}</time></p>
{_SHARE}
<figure><img src="/images/{story.number}.jpg" alt=""><figcaption>A view of the scene on the day of the report. Photo: \
Chronicle archive</figcaption></figure>
<div class="article-body">
{paragraphs(story)}
</div>
{_SHARE}
</article>
<section class="related"><h2>Related Stories</h2><ul>
{links(related)}
</ul></section>
{_ranked(_title(story.section), popular)}
{_NEWSLETTER}"""
    return _frame(f"{story.headline} - The Harbour Chronicle", head, main)


def amp(story: Story) -> str:
    """The AMP twin: the same text, and the canonical address."""
    return f"""<!doctype html>
<html amp lang="en"><head><meta charset="utf-8"><title>{escape(story.headline)}</title>
<link rel="canonical" href="{story.url}"><script async src="https://cdn.ampproject.org/v0.js"></script>
{json_ld(story, "The Harbour Chronicle")}</head>
<body><header>The Harbour Chronicle</header><article><h1>{escape(story.headline)}</h1>
{paragraphs(story)}
</article><footer>&copy; The Harbour Chronicle</footer></body></html>
"""


def calendar(year: int, month: int) -> str:
    """A month without an event, and a link to the next one, for ever: a trap."""
    following = f"/calendar/{year + month // 12}/{month % 12 + 1:02}"
    days = "".join(f'<td><a href="/calendar/{year}/{month:02}?day={day}">{day}</a></td>' for day in range(1, 29))
    main = (
        f'<h1>Diary {year}/{month:02}</h1><table><tr>{days}</tr></table><a rel="next" href="{following}">Next month</a>'
    )
    return _frame("Diary - The Harbour Chronicle", f'<link rel="next" href="{following}">', main)


_SHARE = """<ul class="share"><li><a href="https://social.example/share">Share</a></li><li><a href="#">Post</a></li>\
<li><a href="#">Print</a></li></ul>"""

_NEWSLETTER = """<aside class="newsletter"><h2>Morning Tide newsletter</h2><p>Get the day's five most important \
stories in your inbox at seven. Sign up, it is free and you can leave at any time.</p><form><input type="email">\
<button>Subscribe</button></form></aside>"""


def _title(section_name: str) -> str:
    return f'"{section_name.title()}" POPULAR ARTICLE'


def _ranked(title: str, stories: Sequence[Story]) -> str:
    return f'<section class="ranking"><h2>{escape(title)}</h2><ol>\n{links(stories)}\n</ol></section>'


def _teaser(story: Story) -> str:
    first = escape(story.paragraphs[0].partition(". ")[0])
    return f'<div class="teaser"><h2><a href="{story.path}">{escape(story.headline)}</a></h2><p>{first} ...</p></div>'


def _written(moment: datetime) -> str:
    local = moment.astimezone(_ZONE)
    return f"{local:%H:%M} CEST, {local:%B} {local.day}, {local.year}"


def _frame(title: str, head: str, main: str) -> str:
    menu = "".join(f'<li><a href="/{name}/">{name.title()}</a></li>' for name in SECTIONS)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<link rel="alternate" type="application/rss+xml" title="RSS" href="/feed/">
{head}</head>
<body><header><a class="logo" href="/">The Harbour Chronicle</a><nav><ul>{menu}</ul></nav></header>
<main>
{main}
</main>
<footer><p>&copy; The Harbour Chronicle. No part of this site may be reproduced without leave.</p>
<ul><li><a href="/internal/contact">Contact</a></li><li><a href="/internal/privacy">Privacy policy</a></li></ul>
</footer>
</body></html>
"""
