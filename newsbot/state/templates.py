"""Which output a record goes to, and a fetched page."""

from datetime import UTC, datetime

from newsbot.items import Article, Reject

_NO_SOURCE = "local"


class Templates:
    """The outputs' names, with `{source}` and `{date}` to be filled in."""

    def __init__(self, articles: str, rejects: str | None, started: datetime, pages: str | None = None) -> None:
        """Fill in the date of `started`, in UTC. Without `rejects` these have no output, nor have fetched `pages`."""
        date = started.astimezone(UTC).date().isoformat()
        self._articles = articles.replace("{date}", date)
        self._rejects = rejects.replace("{date}", date) if rejects is not None else None
        self._pages = pages.replace("{date}", date) if pages is not None else None

    @property
    def fixed(self) -> tuple[str, ...]:
        """Those outputs that are the same for all records."""
        templates = (self._articles, self._rejects, self._pages)
        return tuple(path for path in templates if path is not None and "{source}" not in path)

    def path_of(self, item: Article | Reject) -> str | None:
        """Return the output of a record, None where it has none."""
        return _filled(self._rejects if isinstance(item, Reject) else self._articles, item.source)

    def path_of_page(self, source: str | None) -> str | None:
        """Return where a fetched page of a source is kept, None where it is not."""
        return _filled(self._pages, source)


def _filled(template: str | None, source: str | None) -> str | None:
    # A source's name is no path: it may not lead out of the folder.
    name = (source or "").replace("/", "_").replace("\0", "_").lstrip(".") or _NO_SOURCE
    return template.replace("{source}", name) if template is not None else None
