"""WACZ: a ZIP whose pages are in its WARCs."""

import io
import zipfile
from datetime import UTC, datetime

from tests.loaders.shapes import MakePage, Read, Write
from tests.loaders.warcs import HTML, gzipped, response

URL = "https://news.example.org/rates"
TAKEN = datetime(2025, 6, 7, 8, 9, 10, tzinfo=UTC)


def wacz(**changed: bytes) -> bytes:
    members = {
        "archive/data.warc.gz": gzipped(response(URL), response(URL + "?p=2")),
        "archive/more.warc": response(URL + "?p=3"),
        "indexes/index.cdx.gz": gzipped(b"org,example,news)/rates 20250607080910 {}"),
        "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://news.example.org/rates", "html": "<p>"}',
        "datapackage.json": b'{"profile": "data-package", "wacz_version": "1.1.1"}',
        "datapackage-digest.json": b"{}",
        **changed,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_the_warcs_of_a_wacz_are_its_pages(write: Write, read: Read, page: MakePage) -> None:
    told = {"declared_encoding": "utf-8", "fetched": TAKEN}

    assert read(write("a.wacz", wacz())) == [
        page("a.wacz#archive/data.warc.gz#1", HTML, url=URL, **told),
        page("a.wacz#archive/data.warc.gz#2", HTML, url=URL + "?p=2", **told),
        page("a.wacz#archive/more.warc#1", HTML, url=URL + "?p=3", **told),
    ]


def test_a_damaged_warc_in_it_costs_only_its_record(write: Write, read: Read) -> None:
    first, second = gzipped(response(URL)), gzipped(response(URL + "?p=2"))

    found = read(write("a.wacz", wacz(**{"archive/data.warc.gz": first[:-20] + second})))

    assert [(each.input, getattr(each, "reason", None)) for each in found] == [
        ("a.wacz#archive/data.warc.gz#1", "unreadable"),
        ("a.wacz#archive/data.warc.gz#2", None),
        ("a.wacz#archive/more.warc#1", None),
    ]
