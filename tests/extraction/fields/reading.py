"""Pages read to their fields, for the tests of fields."""

from datetime import UTC, datetime

from newsbot.extraction.document import parse
from newsbot.extraction.fields import Fields, read_fields
from newsbot.extraction.structured import Structured, read_structured
from newsbot.items import Page
from newsbot.options import ExtractionOptions

URL = "https://www.harbour-courier.example/town/pier-opens"
FETCHED = datetime(2024, 6, 1, 12, tzinfo=UTC)


def fields_of(
    head: str = "", body: str = "", *, url: str | None = URL, zone: str | None = None, lang: str = ""
) -> Fields:
    html = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    options = ExtractionOptions(timezone=zone)
    tree = parse(html, "utf-8", options).tree
    page = Page(url=url, body=html.encode(), fetched=FETCHED)
    return read_fields(read_structured(tree, url), tree, page, options)


def structured_of(html: str, url: str | None = URL) -> Structured:
    return read_structured(parse(html, "utf-8", ExtractionOptions()).tree, url)


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'
