"""Plain text sitemaps: an address a line."""

from newsbot.discovery.listing import Candidate, Listing, ListingKind
from newsbot.discovery.unpacking import unpack
from newsbot.discovery.xml_source import in_utf8
from newsbot.options import DiscoveryOptions
from newsbot.urls import absolute_url

_SCHEMES = ("http://", "https://")


def read_text_sitemap(body: bytes, url: str, options: DiscoveryOptions) -> Listing:
    """Read a plain text sitemap; lines that are no address are left out and counted."""
    content, problem = unpack(body, options.max_sitemap_bytes)
    problems = [problem] if problem else []
    candidates: list[Candidate] = []
    others = 0
    for line in b"".join(in_utf8([content])).decode("utf-8", "replace").splitlines():
        found = absolute_url(line) if line.strip().lower().startswith(_SCHEMES) else None
        if found is None or len(found) > options.max_url:
            others += bool(line.strip())
        elif len(candidates) >= options.max_entries:
            problems.append(f"cut at {options.max_entries:,} entries")
            break
        else:
            candidates.append(Candidate(url=found, found_in=url, kind=ListingKind.SITEMAP, position=len(candidates)))
    if others:
        problems.append(f"{others:,} lines are no address")
    return Listing(candidates=tuple(candidates), problems=tuple(problems))
