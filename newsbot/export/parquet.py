"""Records as a Parquet file, whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newsbot.jsonl.problems import cannot_write, check_replaced
from newsbot.jsonl.records import Account

# A row group: some ten megabytes of records are held in memory.
_ROWS = 2_000
_SIGN = b"PAR1"

Placed = tuple[str, dict[str, Any]]


def write_parquet(path: Path, records: Iterator[Placed], schema: Any, account: Account) -> None:
    """Write records, each with its place, in place of a Parquet file that stands there. Raises OutputError.

    A record that is not of the schema is left out, and named in the account's problems.
    """
    check_replaced(str(path), _SIGN, "Parquet file")
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            with pq.ParquetWriter(file, schema, compression="zstd") as writer:
                while rows := list(islice(records, _ROWS)):
                    writer.write_table(_table(rows, schema, account))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise cannot_write(str(path), error) from error
    finally:
        with suppress(OSError):  # whose name is too long, for one: then there is none
            part.unlink()


def _table(rows: list[Placed], schema: Any, account: Account) -> Any:
    try:
        table = pa.Table.from_pylist([to_row(record) for _, record in rows], schema=schema)
    except (pa.ArrowException, ValueError, TypeError, KeyError, OverflowError) as error:
        if len(rows) == 1:
            account.problems.append(f"{rows[0][0]}: is not of the schema ({error}); it is left out")
            return schema.empty_table()
        middle = len(rows) // 2
        return pa.concat_tables([_table(half, schema, account) for half in (rows[:middle], rows[middle:])])
    account.taken += len(rows)
    return table


def to_row(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record as the schema's columns take it."""
    return {**record, "fetched": datetime.fromisoformat(record["fetched"])}
