"""kaigan: a Japanese paper with a JSON Feed of some stories, section pages of all, and pages in other encodings."""

import re
from datetime import datetime, timedelta, timezone
from math import ceil

from tests.site import feeds
from tests.site.clock import Clock
from tests.site.markup import escape, links, paragraphs, ranking, stamp
from tests.site.messages import HTML, Answer, Request, Response, not_found, page
from tests.site.newsroom import Newsroom
from tests.site.newssite import Paper
from tests.site.prose_ja import JapaneseWriter
from tests.site.routes import Route, dispatch
from tests.site.story import Copy, Story
from tests.site.words_ja import TOPICS

A_PAGE = 10
NAMES = {"politics": "政治", "economy": "経済", "society": "社会"}
CHARSETS = {2: "shift_jis", 5: "euc-jp"}
"""Of each seven pages, these are in another encoding: their meta element names it, the header says UTF-8."""

_ZONE = timezone(timedelta(hours=9))


class Kaigan(Paper):
    """海岸新報."""

    name = "kaigan"

    def __init__(self, url: str, clock: Clock, seed: str, articles: int) -> None:
        writer = JapaneseWriter(f"{seed}/kaigan")
        super().__init__(url, clock, Newsroom(url, clock, articles=articles, write=writer, address=_address))
        self.robots = "User-agent: *\nDisallow: /members/\n"
        self._routes: tuple[Route, ...] = (
            (re.compile(r"/"), self._front),
            (re.compile(r"/feed\.json"), self._feed),
            (re.compile(r"/articles/KS\d{6}(\d{5})\.html"), self._article),
            (re.compile(r"/([a-z]+)/(?:p(\d+)/)?"), self._section),
        )

    def answer(self, request: Request) -> Answer:
        return dispatch(self._routes, request)

    def _front(self, request: Request, match: re.Match[str]) -> Answer:
        main = f"<h1>海岸新報</h1><ul>{links(self.published()[:6])}</ul>{self._ranking()}"
        return page(_frame("海岸新報", '<link rel="alternate" type="application/feed+json" href="/feed.json">', main))

    def _feed(self, request: Request, match: re.Match[str]) -> Answer:
        some = [story for story in self.published()[:30] if story.number % 3]
        return feeds.json_feed("海岸新報", self.url, some, "ja")

    def _section(self, request: Request, match: re.Match[str]) -> Answer:
        stories = [story for story in self.published() if story.section == match[1]]
        number = int(match[2] or 1)
        if not 1 <= number <= ceil(len(stories) / A_PAGE):
            return not_found()
        shown = stories[(number - 1) * A_PAGE : number * A_PAGE]
        older = f'<a href="/{match[1]}/p{number + 1}/">次へ</a>' if number * A_PAGE < len(stories) else ""
        return page(_frame(NAMES[match[1]], "", f"<h1>{NAMES[match[1]]}</h1><ul>{links(shown)}</ul>{older}"))

    def _article(self, request: Request, match: re.Match[str]) -> Answer:
        story = self.newsroom.story(int(match[1]))
        if story is None or story.path != request.path:
            return not_found()
        charset = CHARSETS.get(story.number % 7, "utf-8")
        return Response(body=_render(story, charset, self._ranking()).encode(charset), headers=HTML)

    def _ranking(self) -> str:
        most_read = ranking(self.published(), self.clock.now(), "kaigan")
        return f'<div class="rank"><h2>アクセスランキング</h2><ol>\n{links(most_read)}\n</ol></div>'


def _address(number: int, copy: Copy, published: datetime) -> str:
    return f"/articles/KS{published:%y%m%d}{number:05}.html"


def _render(story: Story, charset: str, ranked: str) -> str:
    local = story.published.astimezone(_ZONE)
    written = f"{local.year}年{local.month}月{local.day}日 {local:%H時%M分}"
    main = f"""<p class="pan"><a href="/">トップ</a> &gt; <a href="/{story.section}/">{NAMES[story.section]}</a></p>
<div class="article"><h1>{escape(story.headline)}</h1>
<p class="info"><time datetime="{stamp(local)}">{written}</time>
<span class="author">{"、".join(story.authors)}</span></p>
<ul class="sns"><li><a href="#">シェア</a></li><li><a href="#">印刷</a></li></ul>
<div class="honbun">
{paragraphs(story)}
</div></div>
{ranked}
<div class="mail"><h2>メールマガジン</h2><p>毎朝のニュースをメールでお届けします。登録は無料です。</p></div>"""
    return _frame(f"{story.headline} | 海岸新報", f'<link rel="canonical" href="{story.url}">', main, charset)


def _frame(title: str, head: str, main: str, charset: str = "utf-8") -> str:
    menu = "".join(f'<li><a href="/{topic.section}/">{NAMES[topic.section]}</a></li>' for topic in TOPICS)
    return f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="{charset}"><title>{escape(title)}</title>
{head}</head>
<body><div id="header"><a href="/">海岸新報</a><ul>{menu}</ul><a href="/members/login">ログイン</a></div>
<div id="main">
{main}
</div>
<div id="footer"><p>海岸新報社 無断転載を禁じます</p></div></body></html>
"""
