"""Exact duplicates and revisions: an article against what was seen of the same identity and the same text."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsbot.identity import article_id
from newsbot.items import Article, Duplicate
from newsbot.text import digest, fold

_HASH_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is remembered of an article: its last revision, no text of it."""

    id: str
    url: str | None
    headline: str
    fingerprint: str
    revision: int
    paragraphs: bytes


def remember(article: Article) -> Seen:
    """Return what is to be remembered of an article."""
    return Seen(
        id=article.id,
        url=article.url,
        headline=digest(fold(article.headline or "")),
        fingerprint=article.fingerprint,
        revision=article.revision,
        paragraphs=b"".join(map(_hash, _paragraphs(article))),
    )


def judge(
    article: Article,
    by_id: Callable[[str], Seen | None],
    by_fingerprint: Callable[[str], str | None],
    *,
    keep_duplicates: bool,
) -> Article | Duplicate:
    """Tell what an article is to those seen before: new, a revision, a duplicate.

    `by_id` returns what is remembered of an id, `by_fingerprint` the id of an article of that text. A canonical URL
    that pages of other headline and other address share says nothing: the article's own address stands for it.
    """
    seen = by_id(article.id)
    if seen is not None and _shares_only_canonical(article, seen):
        article = replace(article, id=article_id(article.url, None, article.fingerprint))
        seen = by_id(article.id)
    if seen is None:
        return replace(article, duplicate_of=by_fingerprint(article.fingerprint))
    if seen.fingerprint == article.fingerprint:
        if keep_duplicates:
            return replace(article, revision=seen.revision, duplicate_of=seen.id)
        return Duplicate(id=article.id, url=article.url, input=article.input)
    return replace(article, revision=seen.revision + 1, changed=_changed(article, seen))


def _shares_only_canonical(article: Article, seen: Seen) -> bool:
    if article.canonical_url is None or article.url is None or seen.url is None:
        return False
    return article.url != seen.url and digest(fold(article.headline or "")) != seen.headline


def _changed(article: Article, seen: Seen) -> tuple[str, ...]:
    """Return the paragraphs that the earlier revision did not have."""
    size = _HASH_BYTES
    old = {seen.paragraphs[at : at + size] for at in range(0, len(seen.paragraphs), size)}
    return tuple(text for text in _paragraphs(article) if _hash(text) not in old)


def _paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.body]


def _hash(text: str) -> bytes:
    return bytes.fromhex(digest(fold(text)))[:_HASH_BYTES]
