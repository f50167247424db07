"""What each misfortune is made of."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.site.markup import escape, paragraphs, stamp
from tests.site.messages import HTML, Answer, Headers, Request, Response, page
from tests.site.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request for a page: `attempt` counts them from 1; `elsewhere` is where a redirect finds the story."""

    request: Request
    attempt: int
    story: Story
    elsewhere: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One misfortune: what it is, how it answers, and whether a patient crawl gets an article of it.

    `moved`: the article's own address is elsewhere. `link` is how the site links to it, where that differs from its
    address: `{url}` is the address, `{rest}` the same without `http://`. `twin` names the case whose story this is.
    """

    what: str
    answer: Callable[[Visit], Answer]
    article: bool = False
    moved: bool = False
    link: str = "{url}"
    twin: str | None = None


def render(story: Story, head: str = "", charset: str = "utf-8") -> str:
    """A plain article page, with `head` in its head."""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="{charset}"><title>{escape(story.headline)}</title>
<link rel="canonical" href="{story.url}">{head}</head>
<body><header><a href="/">The Misfortune Gazette</a></header>
<main><article><h1>{escape(story.headline)}</h1><p class="byline">By {escape(" and ".join(story.authors))}</p>
<time datetime="{stamp(story.published)}">{story.published:%B %d, %Y}</time>
{paragraphs(story)}
</article></main><footer>The Misfortune Gazette</footer></body></html>
"""


def article(visit: Visit, head: str = "", headers: Headers = ()) -> Response:
    """The story's page, as it should be."""
    return page(render(visit.story, head), headers=HTML + headers)


def bare(title: str, text: str) -> str:
    """A page that is no article."""
    return (
        f"<!doctype html>\n<html lang=en><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"
    )
