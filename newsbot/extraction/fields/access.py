"""What a page says of access to it and of its use; the address it declares for itself."""

import re
from collections.abc import Iterator

from newsbot.extraction.fields.candidate import Candidate
from newsbot.extraction.structured import Structured
from newsbot.items import Page, Permissions
from newsbot.urls import absolute_url, original_url, site_of

# X-Robots-Tag may name a robot before a colon.
_TOKENS = re.compile(r"[\s,;:]+")
_EMPTY = frozenset({"undefined", "null", "none", "false", "true"})
_LIMITS = re.compile(r"\bmax-[a-z-]{1,30}\s?:\s?[\w-]{1,30}")  # "max-image-preview:none" is of previews alone
_YES, _NO = "yes", "no"
_TIERS = {"locked": _YES, "metered": _YES, "premium": _YES, "paid": _YES, "subscriber": _YES, "free": _NO}
_ROBOTS = ("robots", "googlebot", "googlebot-news", "bingbot")


def read_paywalled(structured: Structured) -> bool | None:
    """Return whether the page says its article is for subscribers, None where it says nothing."""
    return next((it.value == _YES for it in paywalled_candidates(structured) if it.value), None)


def paywalled_candidates(structured: Structured) -> Iterator[Candidate]:
    """Yield what the page says of who may read it; a tier of another name is not believed."""
    free = structured.article.accessible_for_free
    if free is not None:
        yield Candidate("JSON-LD isAccessibleForFree", str(free).lower(), _NO if free else _YES)
    tier = structured.first("article:content_tier", "og:article:content_tier", "content_tier")
    if tier:
        yield Candidate("meta content_tier", tier, _TIERS.get(tier.lower()))


def read_permissions(structured: Structured, page: Page) -> Permissions:
    """Return what the page forbids or expressly allows, in its head or in its HTTP headers.

    Robots metas and X-Robots-Tag (Robots Exclusion Protocol and the extensions of search engines; `noai`,
    `noimageai`), and `tdm-reservation` (TDM Reservation Protocol, W3C community report).
    """
    values = [value for name in _ROBOTS for value in structured.meta.get(name, ())]
    tokens = {token for value in (*values, page.robots_tag or "") for token in _split(value)}
    reservation = structured.first("tdm-reservation") or page.tdm_reservation or ""
    return Permissions(
        noindex=_said(tokens, forbid={"noindex", "none"}, allow={"index", "all"}),
        noarchive=_said(tokens, forbid={"noarchive", "none"}, allow={"archive"}),
        tdm={"1": True, "0": False}.get(reservation.strip()),
        ai=_said(tokens, forbid={"noai", "noimageai"}, allow=set()),
    )


def _split(value: str) -> list[str]:
    return _TOKENS.split(_LIMITS.sub(" ", value.lower()).strip())


def _said(tokens: set[str], *, forbid: set[str], allow: set[str]) -> bool | None:
    if tokens & forbid:
        return True
    return False if tokens & allow else None


def read_canonical_url(structured: Structured, url: str | None) -> str | None:
    """Return the address the page declares for itself, absolute: rel=canonical, og:url, JSON-LD url."""
    return next((it.value for it in canonical_candidates(structured, url) if it.value), None)


def canonical_candidates(structured: Structured, url: str | None) -> Iterator[Candidate]:
    """Yield the addresses that the page declares for itself; what is no address is not believed."""
    declared = (
        *(("rel=canonical", address) for address in structured.links.get("canonical", ())),
        ("og:url", structured.first("og:url")),
        ("JSON-LD url", structured.article.url),
    )
    for source, address in declared:
        if address is not None:
            yield Candidate(source, address, _to_absolute(address.strip(), url))
    if url is not None and (original := original_url(url)) != url:
        yield Candidate("the archive's address", url, original)


def _to_absolute(address: str, url: str | None) -> str | None:
    """Return a declared address made absolute; None for what is none, as what a template left empty.

    One that begins with the page's host lacks its scheme.
    """
    if address.lower() in _EMPTY:
        return None
    host = site_of(url)
    lacks_scheme = host is not None and f"{address}/".lower().startswith(f"{host}/")
    absolute = absolute_url(f"https://{address}" if lacks_scheme else address, url)
    return None if absolute is None else original_url(absolute)
