"""tar archives, made for tests."""

import io
import tarfile
from typing import Any

MTIME = 1_700_000_000


def member(name: str, content: bytes = b"", **fields: Any) -> tuple[tarfile.TarInfo, bytes]:
    """Return a member with its content; `fields` are those of TarInfo."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime = len(content), MTIME
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


def tarred(*members: tuple[tarfile.TarInfo, bytes], format: int = tarfile.PAX_FORMAT) -> bytes:  # noqa: A002
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for info, content in members:
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()
