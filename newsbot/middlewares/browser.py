"""Pages that are filled by JavaScript, through a browser: the extra `newsbot[js]`, with scrapy-playwright."""

import asyncio
import shutil
import socket
from importlib.util import find_spec
from typing import Any, Protocol
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from newsbot.errors import UsageError
from newsbot.middlewares.resolver import PublicWebResolver

_HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# What an article's text does not need.
_IDLE_KINDS = frozenset({"image", "media", "font", "websocket", "eventsource"})
_NAVIGATION_MS = 15_000
# Chromium calls home otherwise. A container's root has no sandbox; pages are strangers' all the same.
_ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class BrowserRequest(Protocol):
    """A request that a page in the browser makes, as Playwright has it."""

    url: str
    resource_type: str


def add_browser(settings: BaseSettings, executable: str | None, *, sandbox: bool) -> None:
    """Have requests with `playwright` in their meta go through a browser. Raises UsageError where there is none."""
    if find_spec("scrapy_playwright") is None:
        raise UsageError("NEWSBOT_JAVASCRIPT: scrapy-playwright is not installed; pip install 'newsbot[js]'")
    path = executable or next(filter(None, map(shutil.which, _BROWSERS)), None)
    arguments = [*_ARGUMENTS, *([] if sandbox else ["--no-sandbox"])]
    launch: dict[str, Any] = {"args": arguments, **({"executable_path": path} if path else {})}
    for name, value in (
        ("DOWNLOAD_HANDLERS", {**settings.getdict("DOWNLOAD_HANDLERS"), "http": _HANDLER, "https": _HANDLER}),
        ("PLAYWRIGHT_BROWSER_TYPE", "chromium"),
        ("PLAYWRIGHT_LAUNCH_OPTIONS", launch),
        ("PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT", _NAVIGATION_MS),
        ("PLAYWRIGHT_ABORT_REQUEST", must_abort),
    ):
        settings.set(name, value, priority="spider")


async def must_abort(request: BrowserRequest) -> bool:
    """Tell whether a page's request is not made: for what no text needs, or off the public web.

    The browser resolves names itself, once more: a name that changes its address between the two is not caught.
    """
    parts = urlsplit(request.url)
    if request.resource_type in _IDLE_KINDS or parts.scheme not in {"http", "https"} or not parts.hostname:
        return True
    from twisted.internet import reactor  # noqa: PLC0415 - importing it installs it

    resolver = getattr(reactor, "nameResolver", None)
    if not isinstance(resolver, PublicWebResolver):
        return True
    try:
        found = await asyncio.get_running_loop().getaddrinfo(parts.hostname, None, type=socket.SOCK_STREAM)
    except OSError:
        return True
    return not all(resolver.allows(str(address[4][0])) for address in found)
