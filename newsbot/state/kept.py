"""Fetched pages that are to be kept, until their outcome is committed."""

from newsbot.state.outputs import Outputs
from newsbot.state.templates import Templates


class KeptPages:
    """Holds the records of pages that are on their way; a page is kept in the transaction that commits its outcome."""

    def __init__(self, outputs: Outputs, templates: Templates) -> None:
        self._outputs = outputs
        self._templates = templates
        self._waiting: dict[str, tuple[str | None, tuple[bytes, ...]]] = {}

    def begin(self, url: str, source: str | None, records: tuple[bytes, ...]) -> None:
        """Have the page at `url` kept as `records` when its outcome comes."""
        self._waiting[url] = (self._templates.path_of_page(source), records)

    def drop(self, url: str) -> None:
        """Let go of a page whose outcome will not come."""
        self._waiting.pop(url, None)

    def finish(self, url: str) -> int:
        """Put a page that has its outcome into the batch. Return how many bytes that is. Raises as `Outputs.add`."""
        path, records = self._waiting.pop(url, (None, ()))
        return sum(self._outputs.add(path, record) for record in records) if path is not None else 0
