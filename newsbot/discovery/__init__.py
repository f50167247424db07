"""What a site offers: feeds, sitemaps and section pages, read to links, and the test whether a link is an article.

Pure: bytes and values in, values out.
"""

from newsbot.discovery.dates import date_in_url
from newsbot.discovery.listing import Candidate, Link, Listing, ListingKind
from newsbot.discovery.reading import read_listing
from newsbot.discovery.url_profile import ARTICLE_BAR, UrlProfile

__all__ = ["ARTICLE_BAR", "Candidate", "Link", "Listing", "ListingKind", "UrlProfile", "date_in_url", "read_listing"]
