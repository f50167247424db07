"""What the reasons mean, in a sentence each, for reports and documentation."""

from collections.abc import Mapping
from types import MappingProxyType

from newsbot.errors import RejectReason, RemovedReason

REMOVED: Mapping[RemovedReason, str] = MappingProxyType(
    {
        RemovedReason.LINK_LIST: "Links to other articles: rankings, most read, related, latest.",
        RemovedReason.PROMO: "Newsletter, subscription, app, donation: what the site wants of its reader.",
        RemovedReason.SHARE: "Buttons and lines that share, print, save, comment.",
        RemovedReason.CAPTION: "The caption or credit of an image; what belongs to the article stands in `images`.",
        RemovedReason.BYLINE: "Who wrote it; the names stand in `authors`.",
        RemovedReason.DATELINE: "When it was published or updated; the time stands in `published` or `modified`.",
        RemovedReason.HEADLINE_REPEAT: "The headline, or the kicker with it, once more.",
        RemovedReason.NAVIGATION: "Menus, breadcrumbs, tags, links within the page.",
        RemovedReason.COMMENTS: "Comments of readers, and what invites them.",
        RemovedReason.CONSENT: "A notice of cookies or consent.",
        RemovedReason.ADVERT: "Advertising, or the line that says so.",
        RemovedReason.LEGAL: "Copyright, terms, disclaimers.",
        RemovedReason.TEMPLATE: "A text that repeats across the site's pages, whatever it is.",
        RemovedReason.OTHER: "Nothing tells what it is, but it is not the article.",
    }
)

REJECTED: Mapping[RejectReason, str] = MappingProxyType(
    {
        RejectReason.EMPTY: "The page has no content, or no text.",
        RejectReason.NOT_TEXT: "It is an image, a PDF or another binary file.",
        RejectReason.UNDECODABLE: "No encoding, declared or detected, reads it.",
        RejectReason.TOO_LARGE: "It is larger than `NEWSBOT_MAX_PAGE_BYTES`, packed or unpacked.",
        RejectReason.PARSER_LIMIT: "It has too many elements, or they are nested too deep.",
        RejectReason.NOT_AN_ARTICLE: "A section page, a gallery, an index, a list: it leads to articles.",
        RejectReason.ERROR_PAGE: "It says that there is nothing: not found, an error.",
        RejectReason.CONSENT_WALL: "It shows nothing but a question for consent.",
        RejectReason.LOGIN_WALL: "It shows nothing but a demand to log in or subscribe.",
        RejectReason.SCRIPT_ONLY: "Its text comes by JavaScript; `NEWSBOT_JAVASCRIPT` has live pages rendered.",
        RejectReason.TOO_SHORT: "Its text has fewer words than `NEWSBOT_MIN_WORDS`.",
        RejectReason.EXTRACTOR_TIMEOUT: "It took longer than `NEWSBOT_PAGE_SECONDS`.",
        RejectReason.EXTRACTOR_MEMORY: "It took more than `NEWSBOT_PAGE_MEMORY_MB`.",
        RejectReason.EXTRACTOR_CRASHED: "The process that read it died, twice.",
        RejectReason.UNREADABLE: "The file, or the part of an archive, cannot be read.",
        RejectReason.DOWNLOAD_FAILED: "The site did not answer, or answered with an error; `status` has it.",
        RejectReason.ROBOTS_DENIED: "The site's robots.txt forbids it.",
        RejectReason.BLOCKED: "The site refuses the crawl: 401, 403, a wall against bots.",
        RejectReason.FORBIDDEN_ADDRESS: "It is at no public address, or no address of the web.",
        RejectReason.OPTED_OUT: "The page opts out of a use that `NEWSBOT_OBEY_OPT_OUTS` names.",
    }
)
