"""Misfortunes of addresses: redirects to good places and to bad ones, and addresses not to ask for."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.site.messages import Answer, Response, page
from tests.site.misfortune.case import Case, Visit, article

HOPS = 4


def _to(location: str, status: int = 302) -> Callable[[Visit], Answer]:
    return lambda visit: Response(status=status, headers=(("Location", location),))


def _moved(visit: Visit) -> Answer:
    return Response(status=301, headers=(("Location", visit.elsewhere),))


def _chain(visit: Visit) -> Answer:
    hop = int(visit.request.query.get("hop", "0")) + 1
    location = visit.elsewhere if hop == HOPS else f"{visit.request.path}?hop={hop}"
    return Response(status=302, headers=(("Location", location),))


def _loop(visit: Visit) -> Answer:
    side = "b" if visit.request.query.get("side") == "a" else "a"
    return Response(status=302, headers=(("Location", f"{visit.request.path}?side={side}"),))


def _meta_refresh(visit: Visit) -> Answer:
    return page(f'<!doctype html><meta http-equiv="refresh" content="0; url={visit.elsewhere}"><title>Moved</title>')


CASES: Mapping[str, Case] = MappingProxyType(
    {
        "moved-permanently": Case(what="301 to the article", answer=_moved, article=True, moved=True),
        "redirect-chain": Case(what=f"{HOPS} times 302, then the article", answer=_chain, article=True, moved=True),
        "redirect-loop": Case(what="302 to itself, for ever", answer=_loop),
        "meta-refresh": Case(
            what="a meta refresh leads to the article", answer=_meta_refresh, article=True, moved=True
        ),
        "to-private-address": Case(what="302 to 10.0.0.1", answer=_to("http://10.0.0.1/news/secret")),
        "to-link-local": Case(what="302 to 169.254.169.254", answer=_to("http://169.254.169.254/latest/meta-data/")),
        "to-file": Case(what="302 to file:", answer=_to("file:///etc/passwd")),
        "to-data": Case(what="302 to data:", answer=_to("data:text/html,<p>An article that is not there.</p>")),
        "to-other-scheme": Case(what="302 to ftp:", answer=_to("ftp://127.0.0.1/news.html")),
        "to-disallowed": Case(what="302 to an address that robots.txt forbids", answer=_to("/private/article")),
        "disallowed": Case(what="robots.txt forbids it", answer=article),
        "with-credentials": Case(
            what="the link has a user and a password", answer=article, link="http://user:secret@{rest}"
        ),
        "twice": Case(what="an article at two addresses, one canonical", answer=article, article=True),
        "twice-print": Case(what="the other address of the same article", answer=article, twin="twice"),
    }
)
"""By name."""
