"""Misfortunes of content: a 200 that is no article, or an article that says what may be done with it."""

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.site.messages import HTML, Answer, Headers, Response, page
from tests.site.misfortune.case import Case, Visit, article, bare, render

_LOGIN = """<p>Sign in to read on. This article is for subscribers of the Misfortune Gazette.</p>
<form action="/login" method="post"><label>E-mail <input name="email" type="email"></label>
<label>Password <input name="password" type="password"></label><button>Sign in</button></form>
<p><a href="/subscribe">Subscribe</a> <a href="/password">Forgot your password?</a></p>"""

_CONSENT = """<div id="consent-dialog"><p>We and our 214 partners store cookies on your device and process personal
data, such as your IP address, to show advertising and to measure it. To read on, accept cookies or
take a subscription.</p>
<button>Accept all cookies</button> <button>Manage preferences</button> <a href="/privacy">Privacy policy</a></div>"""

_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [] /Count 0 >> endobj
trailer << /Root 1 0 R >>
%%EOF
"""


def _plain(title: str, text: str) -> Callable[[Visit], Answer]:
    return lambda visit: page(bare(title, text))


def _marked(head: str = "", headers: Headers = ()) -> Callable[[Visit], Answer]:
    return lambda visit: article(visit, head, headers)


def _wrong_charset(visit: Visit) -> Answer:
    return Response(body=render(visit.story).encode(), headers=(("Content-Type", "text/html; charset=shift_jis"),))


def _shell(visit: Visit) -> Answer:
    """An application: the text comes by a second request, made by the script."""
    if visit.request.query.get("as") == "json":
        record = {"headline": visit.story.headline, "paragraphs": visit.story.paragraphs}
        return Response(body=json.dumps(record).encode(), headers=(("Content-Type", "application/json"),))
    return page(_SHELL.replace("TITLE", "The Misfortune Gazette").replace("DATA", f"{visit.request.path}?as=json"))


_SHELL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>TITLE</title></head>
<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>
<script>
fetch("DATA").then(answer => answer.json()).then(story => {
  const article = document.createElement("article");
  const add = (tag, text) => {
    const node = document.createElement(tag);
    node.textContent = text;
    article.append(node);
  };
  add("h1", story.headline);
  story.paragraphs.forEach(text => add("p", text));
  document.getElementById("root").append(article);
});
</script></body></html>
"""

CASES: Mapping[str, Case] = MappingProxyType(
    {
        "wrong-charset": Case(
            what="UTF-8, as the page says; the header says Shift_JIS", answer=_wrong_charset, article=True
        ),
        "soft-404": Case(
            what="200, and the page says that there is nothing",
            answer=_plain("Page not found", "<p>The page you are looking for does not exist or has been moved.</p>"),
        ),
        "login-wall": Case(what="a form to sign in", answer=_plain("Sign in", _LOGIN)),
        "consent-wall": Case(what="a dialogue about cookies", answer=_plain("Before you continue", _CONSENT)),
        "empty-shell": Case(what="the text comes by script (?as=json)", answer=_shell),
        "empty-body": Case(what="200 with no body", answer=lambda visit: Response(headers=HTML)),
        "pdf-as-html": Case(what="a PDF sent as text/html", answer=lambda visit: Response(body=_PDF, headers=HTML)),
        "noindex": Case(
            what="meta robots noindex", answer=_marked('<meta name="robots" content="noindex">'), article=True
        ),
        "noarchive": Case(
            what="meta robots noarchive", answer=_marked('<meta name="robots" content="noarchive">'), article=True
        ),
        "noindex-header": Case(
            what="X-Robots-Tag: noindex", answer=_marked(headers=(("X-Robots-Tag", "noindex"),)), article=True
        ),
        "noarchive-header": Case(
            what="X-Robots-Tag: noarchive", answer=_marked(headers=(("X-Robots-Tag", "noarchive"),)), article=True
        ),
        "tdm-header": Case(
            what="tdm-reservation: 1 in the header", answer=_marked(headers=(("tdm-reservation", "1"),)), article=True
        ),
        "tdm-meta": Case(
            what="tdm-reservation in a meta element",
            answer=_marked('<meta name="tdm-reservation" content="1">'),
            article=True,
        ),
    }
)
"""By name."""
