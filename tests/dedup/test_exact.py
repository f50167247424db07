from dataclasses import replace

import pytest

from newsbot.dedup.exact import Seen, judge, remember
from newsbot.identity import article_id
from newsbot.items import Article, Duplicate
from tests.state.records import article


class Memory:
    """What was seen, as judge asks for it."""

    def __init__(self, *articles: Article) -> None:
        self.by_id: dict[str, Seen] = {}
        self.texts: dict[str, str] = {}
        for item in articles:
            self.add(item)

    def add(self, item: Article) -> None:
        self.by_id[item.id] = remember(item)
        self.texts.setdefault(item.fingerprint, item.id)

    def judge(self, item: Article, *, keep_duplicates: bool = False) -> Article | Duplicate:
        return judge(item, self.by_id.get, self.texts.get, keep_duplicates=keep_duplicates)


def test_new_article_is_left_as_it_is() -> None:
    assert Memory(article(1)).judge(article(2)) == article(2)


def test_same_identity_and_text_is_a_duplicate() -> None:
    again = replace(article(1), input="other.html")
    assert Memory(article(1)).judge(again) == Duplicate(id=article(1).id, url=article(1).url, input="other.html")


def test_kept_duplicate_names_what_it_repeats() -> None:
    first = replace(article(1), revision=3)
    expected = replace(article(1), revision=3, duplicate_of=first.id)
    assert Memory(first).judge(article(1), keep_duplicates=True) == expected


def test_same_identity_and_other_text_is_a_revision() -> None:
    memory = Memory(article(1, paragraphs=("One.", "Two.", "Three.")))
    second = article(1, paragraphs=("One.", "Two, corrected.", "Three.", "Four."))
    revised = memory.judge(second)
    assert revised == replace(second, revision=2, changed=("Two, corrected.", "Four."))
    assert isinstance(revised, Article)
    memory.add(revised)
    third = article(1, paragraphs=("One.",))
    assert memory.judge(third) == replace(third, revision=3)


def test_change_of_case_and_space_is_none() -> None:
    memory = Memory(article(1, paragraphs=("The Mayor said no.",)))
    assert isinstance(memory.judge(article(1, paragraphs=("the mayor  said “no”",))), Duplicate)


def test_same_text_of_another_identity_is_written_with_the_first_ones_id() -> None:
    memory = Memory(article(1, headline="Wire story", paragraphs=("Same text.",)))
    other = article(2, headline="Wire story", paragraphs=("Same text.",))
    assert memory.judge(other) == replace(other, duplicate_of=article(1).id)


def test_revision_that_takes_another_articles_text_says_so() -> None:
    memory = Memory(
        article(1, headline="Wire", paragraphs=("Same.",)), article(2, headline="Own", paragraphs=("Old.",))
    )
    revised = article(2, headline="Wire", paragraphs=("Same.",))
    assert memory.judge(revised) == replace(revised, revision=2, changed=("Same.",), duplicate_of=article(1).id)


def test_pages_without_address_are_the_same_by_their_content() -> None:
    memory = Memory(article(1, url=None))
    assert isinstance(memory.judge(article(1, url=None)), Duplicate)
    assert memory.judge(article(2, url=None)) == article(2, url=None)


def test_canonical_shared_by_other_headlines_is_ignored() -> None:
    section = "https://news.example/harbour"
    memory = Memory(article(1, canonical_url=section))
    other = article(2, canonical_url=section)
    told_apart = memory.judge(other)
    assert told_apart == replace(other, id=article(2).id)
    assert isinstance(told_apart, Article)
    memory.add(told_apart)
    assert isinstance(memory.judge(other), Duplicate)
    assert isinstance(memory.judge(article(1, canonical_url=section)), Duplicate)


def test_canonical_that_saved_pages_have_for_their_only_address_is_ignored_too() -> None:
    canonical = "https://news.example/harbour"
    first, other = (article(number, url=f"{canonical}?utm_source=saved", canonical_url=canonical) for number in (1, 2))
    memory = Memory(first)
    told_apart = memory.judge(other)
    assert told_apart == replace(other, id=article_id(None, None, other.fingerprint))
    assert isinstance(told_apart, Article)
    memory.add(told_apart)
    assert isinstance(memory.judge(other), Duplicate)
    corrected = replace(article(3, url=canonical, canonical_url=canonical), input=first.input)
    assert memory.judge(corrected) == replace(corrected, revision=2, changed=("Boat 3 left the harbour.",))
    copied = article(4, url=canonical, canonical_url=canonical, headline=first.headline)
    assert memory.judge(copied) == replace(copied, revision=2, changed=("Boat 4 left the harbour.",))


@pytest.mark.parametrize(
    ("url", "headline"), [("https://amp.news.example/1", "Same"), ("https://news.example/1", "New")]
)
def test_canonical_of_one_article_under_two_addresses_or_headlines_counts(url: str, headline: str) -> None:
    canonical = "https://news.example/ferry"
    memory = Memory(article(1, canonical_url=canonical, headline="Same"))
    later = article(1, url=url, canonical_url=canonical, headline=headline, paragraphs=("Later.",))
    assert memory.judge(later) == replace(later, revision=2, changed=("Later.",))
