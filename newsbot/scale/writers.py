"""Records as datatrove writes them: the same lines and columns as newsbot's own outputs."""

from typing import IO, Any

from datatrove.data import Document
from datatrove.pipeline.writers import ParquetWriter
from datatrove.pipeline.writers.jsonl import JsonlWriter

from newsbot.items import to_record
from newsbot.jsonl import to_line
from newsbot.scale.reader import ITEM


class RecordWriter(JsonlWriter):  # type: ignore[misc]  # datatrove has no types
    """Writes articles or rejects as JSON Lines, one file a task (`${rank}`); gzip by the file's name."""

    def __init__(self, folder: str, kind: str) -> None:
        super().__init__(folder, f"{kind}/${{rank}}.jsonl.gz", compression="infer", adapter=_item)

    def _write(self, document: dict[str, Any], file_handler: IO[bytes], _filename: str) -> None:
        file_handler.write(to_line(document[ITEM]))


def parquet_writer(folder: str) -> ParquetWriter:
    """Return datatrove's writer of Parquet, with the columns that `newsbot export` gives."""
    from newsbot.export.arrow import arrow_schema  # noqa: PLC0415 - an extra

    return ParquetWriter(folder, "articles/${rank}.parquet", schema=arrow_schema("article"), adapter=_row)


def _row(_writer: ParquetWriter, document: Document) -> dict[str, Any]:
    from newsbot.export.parquet import to_row  # noqa: PLC0415

    return to_row(to_record(document.metadata[ITEM]))


def _item(_writer: JsonlWriter, document: Document) -> dict[str, Any]:
    return dict(document.metadata)
