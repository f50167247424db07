"""Arguments of spiders (`-a NAME=VALUE`)."""

from collections.abc import Iterable
from difflib import get_close_matches

from newsbot.errors import UsageError


def refuse_unknown(given: Iterable[str], *, known: tuple[str, ...]) -> None:
    """Raise UsageError where an argument is none of the spider's: it would be ignored.

    >>> refuse_unknown({"sorces": "a.toml"}, known=("url", "sources"))
    Traceback (most recent call last):
    newsbot.errors.UsageError: -a sorces=...: there is no such argument; did you mean sources?
    """
    for name in given:
        near = get_close_matches(name, known, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"-a {name}=...: there is no such argument; {remedy}")
