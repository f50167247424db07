"""Which output a record goes to."""

from datetime import UTC, datetime

from newsbot.items import Article, Reject

_NO_SOURCE = "local"


class Templates:
    """The outputs' names, with `{source}` and `{date}` to be filled in."""

    def __init__(self, articles: str, rejects: str | None, started: datetime) -> None:
        """Fill in the date of `started`, in UTC. Without `rejects` these have no output."""
        date = started.astimezone(UTC).date().isoformat()
        self._articles = articles.replace("{date}", date)
        self._rejects = rejects.replace("{date}", date) if rejects is not None else None

    @property
    def fixed(self) -> tuple[str, ...]:
        """Those outputs that are the same for all records."""
        return tuple(path for path in (self._articles, self._rejects) if path is not None and "{source}" not in path)

    def path_of(self, item: Article | Reject) -> str | None:
        """Return the output of a record, None where it has none."""
        template = self._rejects if isinstance(item, Reject) else self._articles
        # A source's name is no path: it may not lead out of the folder.
        source = (item.source or "").replace("/", "_").replace("\0", "_").lstrip(".") or _NO_SOURCE
        return template.replace("{source}", source) if template is not None else None
