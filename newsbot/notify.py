"""Tells other programs of a scheduled run: alarms to a webhook, a sign of life to a dead man's switch."""

import json
from typing import Any

import urllib3
from urllib3.exceptions import HTTPError

# A service that takes longer is as good as down, and the next run must not wait for it.
_SECONDS = 10.0
_LONGEST_BODY = 10_000


def post_json(url: str, value: Any) -> str | None:
    """Post a value as JSON. Return what went wrong, in words; a notice that fails never fails a run."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return _send("POST", url, body, "application/json")


def ping(url: str, *, good: bool, text: str) -> str | None:
    """Ask for `url` after a good run, for `url`/fail after a bad one (the way of healthchecks.io), with a text.

    Return what went wrong, in words.
    """
    address = url if good else f"{url.rstrip('/')}/fail"
    return _send("POST", address, text.encode()[:_LONGEST_BODY], "text/plain; charset=utf-8")


def _send(method: str, url: str, body: bytes, content_type: str) -> str | None:
    headers = {"Content-Type": content_type, "User-Agent": "newsbot"}
    try:
        with urllib3.PoolManager(timeout=_SECONDS, retries=urllib3.Retry(total=1, redirect=1)) as pool:
            answer = pool.request(method, url, body=body, headers=headers)
    except HTTPError as error:
        return f"{url}: cannot be reached ({type(error).__name__}); check the address in sources.toml"
    if answer.status >= 400:
        return f"{url}: answered {answer.status}; check the address in sources.toml"
    return None
