"""Files to pages: whatever newsbot's loaders read, from wherever fsspec reaches."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.readers.base import BaseDiskReader
from fsspec.implementations.local import LocalFileSystem

from newsbot.errors import InputError, RejectReason
from newsbot.items import Page, Reject
from newsbot.loaders import load
from newsbot.options import LoaderOptions
from newsbot.rejects import reject_page

ITEM = "item"
"""The key of a document's metadata that holds what newsbot makes of it: a Page, an Article, a Reject."""


class PageReader(BaseDiskReader):  # type: ignore[misc]  # datatrove has no types
    """Reads pages from a folder of WARC, WACZ, ZIP, JSONL, HTML, …; a task has whole files.

    `folder` is a path or an fsspec URL (`s3://`, `hf://`), `glob` chooses of its files. `started` is when a page was
    fetched of which nothing is known. What cannot be read comes as a Reject. A remote file is copied to the machine's
    temporary folder first.
    """

    name = "📰 Pages"

    def __init__(self, folder: str, options: LoaderOptions, *, started: datetime, glob: str | None = None) -> None:
        super().__init__(folder, glob_pattern=glob)
        self.options = options
        self.started = started

    def read_file(self, filepath: str) -> Iterator[Document]:
        """Yield a document for each page of a file."""
        if isinstance(self.data_folder.fs, LocalFileSystem):
            yield from self._documents(self.data_folder.resolve_paths(filepath), filepath)
            return
        with tempfile.TemporaryDirectory(prefix="newsbot-") as folder:
            copy = Path(folder) / Path(filepath).name
            self.data_folder.get(filepath, str(copy))
            yield from self._documents(str(copy), filepath)

    def _documents(self, path: str, name: str) -> Iterator[Document]:
        for number, item in enumerate(self._items(path, name)):
            label = (item.input or "").replace(path, name, 1)
            yield document(f"{name}#{number}", "", replace(item, input=label or None))

    def _items(self, path: str, name: str) -> Iterator[Page | Reject]:
        try:
            yield from load(path, self.options, fetched=self.started)
        except InputError as error:
            page = Page(url=None, body=b"", fetched=self.started, input=name)
            yield reject_page(page, RejectReason.UNREADABLE, error.detail)


def document(name: str, text: str, item: Any) -> Document:
    """Return a document of datatrove's that carries what newsbot made."""
    return Document(text=text, id=name, metadata={ITEM: item})
