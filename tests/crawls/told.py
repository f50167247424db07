"""What sites published, and what crawls wrote, in a form to compare."""

from collections.abc import Iterable
from typing import Any

from tests.site import Story


def told(stories: Iterable[Story]) -> set[tuple[str, str | None, str]]:
    return {(story.url, story.headline, "\n\n".join(story.paragraphs)) for story in stories}


def written(records: Iterable[dict[str, Any]]) -> set[tuple[str, str | None, str]]:
    return {(record["canonical_url"] or record["url"], record["headline"], record["text"]) for record in records}
