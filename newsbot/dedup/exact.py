"""Exact duplicates and revisions: an article against what was seen of the same identity and the same text."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from newsbot.identity import article_id
from newsbot.items import Article, Duplicate
from newsbot.text import digest, fold
from newsbot.urls import normalise_url

# A paragraph's hash is 64 bits: among the some hundred paragraphs of two revisions none meets another by chance.
_HASH_BYTES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is remembered of an article: its last revision, no text of it.

    `headline` and `input` are hashes, `paragraphs` the hashes of the body's blocks, one after the other.
    """

    id: str
    url: str | None
    headline: str
    fingerprint: str
    revision: int
    paragraphs: bytes
    input: str


def remember(article: Article) -> Seen:
    """Return what is to be remembered of an article."""
    return Seen(
        id=article.id,
        url=article.url,
        headline=_headline_hash(article),
        fingerprint=article.fingerprint,
        revision=article.revision,
        paragraphs=b"".join(_hash(block.text) for block in article.body),
        input=_input_hash(article),
    )


def judge(
    article: Article,
    by_id: Callable[[str], Seen | None],
    by_fingerprint: Callable[[str], str | None],
    *,
    keep_duplicates: bool,
) -> Article | Duplicate:
    """Tell what an article is to those seen before: new, a revision, a duplicate.

    `by_id` returns what is remembered of an id, `by_fingerprint` the id of the first article of that text. A
    duplicate that is kept has the revision and, as `duplicate_of`, the id of the article it repeats.
    """
    article, seen = _identify(article, by_id)
    if seen is not None and seen.fingerprint == article.fingerprint:
        if keep_duplicates:
            return replace(article, revision=seen.revision, duplicate_of=seen.id)
        return Duplicate(id=article.id, url=article.url, input=article.input)
    same_text = by_fingerprint(article.fingerprint)
    article = replace(article, duplicate_of=same_text if same_text != article.id else None)
    if seen is None:
        return article
    return replace(article, revision=seen.revision + 1, changed=_changed(article, seen))


def _identify(article: Article, by_id: Callable[[str], Seen | None]) -> tuple[Article, Seen | None]:
    """Return the article with its id, and what is remembered of that id.

    A canonical URL that pages of other headline and other address share says nothing: a section's address, say, in
    all its articles. The article's own address stands for it then; its content, where it has no other address.
    """
    seen = by_id(article.id)
    if seen is None or not _shares_only_canonical(article, seen):
        return article, seen
    url = None if _has_only_canonical(article) else article.url
    article = replace(article, id=article_id(url, None, article.fingerprint))
    return article, by_id(article.id)


def _shares_only_canonical(article: Article, seen: Seen) -> bool:
    if article.canonical_url is None or _headline_hash(article) == seen.headline:
        return False
    if _has_only_canonical(article):
        return _input_hash(article) != seen.input
    return article.url is not None and seen.url is not None and article.url != seen.url


def _has_only_canonical(article: Article) -> bool:
    """Tell whether the address of a saved page is its canonical one: most name no other."""
    if article.input is None or article.url is None or article.canonical_url is None:
        return False
    return normalise_url(article.url) == normalise_url(article.canonical_url)


def _changed(article: Article, seen: Seen) -> tuple[str, ...]:
    """Return the blocks of the body that the earlier revision did not have."""
    size = _HASH_BYTES
    old = {seen.paragraphs[at : at + size] for at in range(0, len(seen.paragraphs), size)}
    return tuple(block.text for block in article.body if _hash(block.text) not in old)


def _headline_hash(article: Article) -> str:
    return digest(fold(article.headline or ""))


def _input_hash(article: Article) -> str:
    return digest(article.input or "")


def _hash(text: str) -> bytes:
    return bytes.fromhex(digest(fold(text)))[:_HASH_BYTES]
