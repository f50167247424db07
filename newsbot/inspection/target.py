"""The one page that a person names: a file, or a part of an archive."""

import os
from datetime import UTC, datetime
from itertools import islice

from newsbot.errors import InputError, UsageError
from newsbot.items import Page, Reject
from newsbot.loaders import load
from newsbot.options import LoaderOptions

_SHOWN = 3


def load_page(target: str, options: LoaderOptions) -> Page:
    """Return the page of a file, or of `FILE#MEMBER` as records name it in `input`.

    Raises InputError where it cannot be read, UsageError where it is not there or `target` names several.
    """
    path, member = _parted(target)
    items = load(path, options, fetched=datetime.now(UTC))
    if member:
        return _page(target, next((item for item in items if item.input == target), None))
    first = list(islice(items, _SHOWN + 1))
    if len(first) > 1:
        names = ", ".join(str(item.input) for item in first[:_SHOWN])
        raise UsageError(f"{target}: holds several pages; name one of them: {names}, …")
    return _page(target, first[0] if first else None)


def _parted(target: str) -> tuple[str, str]:
    """Return the file, the longest name of one that is there, and the member: a folder may have "#" in its name."""
    marks = [at for at, char in enumerate(target) if char == "#"]
    names = (target[:at] for at in (len(target), *reversed(marks)))
    # Path's own test raises where one may not look.
    path = next(filter(os.path.exists, names), target.partition("#")[0])
    return path, target[len(path) + 1 :]


def _page(target: str, item: Page | Reject | None) -> Page:
    if item is None:
        raise UsageError(f"{target}: there is no such page; `input` of a record names its page")
    if isinstance(item, Reject):
        raise InputError(target, f"{item.reason}: {item.detail}")
    return item
