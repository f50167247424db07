"""Who wrote the article."""

from newsbot.extraction.structured import Structured


def read_authors(structured: Structured) -> tuple[str, ...]:
    """Return the names of the authors, without duplicates."""
    return tuple(dict.fromkeys(author.name for author in structured.article.authors if not author.is_outlet))
