"""WACZ (Web Archive Collection Zipped, 1.1): a ZIP whose pages are in the WARCs of its folder `archive/`."""

from collections.abc import Callable, Sequence

_DESCRIPTION = "datapackage.json"
_RECORDS = "archive/"
_SUFFIXES = (".warc", ".warc.gz")


def wanted(names: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells the members to read in a ZIP of these names: in a WACZ its WARCs, else all.

    The other members of a WACZ (indexes, lists of pages, logs) say again what the WARCs say.
    """
    is_wacz = _DESCRIPTION in names and any(map(_is_records, names))
    return _is_records if is_wacz else _is_any


def _is_records(name: str) -> bool:
    return name.startswith(_RECORDS) and name.lower().endswith(_SUFFIXES)


def _is_any(_name: str) -> bool:
    return True
