"""Writes English stories: the same number, the same story; no two alike."""

import re
from collections.abc import Mapping, Sequence
from random import Random

from tests.site.story import Copy
from tests.site.words import COMMON, PLACES, TOPICS, WORDS, Topic

WIRE_EVERY = 5
"""Each fifth story is a wire item of one to three paragraphs."""

_STEP = 1009  # a prime that divides none of the list lengths: neighbouring numbers share neither place nor topic
_SLOT = re.compile(r"{(\w+)}")


class EnglishWriter:
    """Writes the stories of one newsroom; `shortest` and `longest` bound the paragraphs of all but wire items."""

    def __init__(self, seed: str, *, shortest: int = 3, longest: int = 12) -> None:
        self._seed = seed
        self._range = (shortest, longest)

    def __call__(self, number: int) -> Copy:
        """Write the story of a number."""
        rng = Random(f"{self._seed}/{number}")
        topic, cast = _cast(number, rng)
        headline = _upper_first(fill(_headline(topic, number), cast, WORDS, rng))
        length = rng.randint(1, 3) if number % WIRE_EVERY == 4 else rng.randint(*self._range)
        sentences = _sentences(topic, cast, rng)
        lead = fill(rng.choice(topic.leads), cast, WORDS, rng)
        paragraphs = [_paragraph([lead], sentences, rng), *(_paragraph([], sentences, rng) for _ in range(length - 1))]
        return Copy(
            headline=headline,
            paragraphs=tuple(paragraphs),
            authors=_authors(rng),
            section=topic.section,
            slug=re.sub(r"[^a-z0-9]+", "-", headline.lower()).strip("-"),
            correction=_paragraph([], sentences, rng),
            addition=_paragraph([], sentences, rng),
        )


def _combination(number: int) -> tuple[int, int, int]:
    """Indexes of topic, place and thing: all combinations come once before one comes again."""
    mixed = number * _STEP
    topic = mixed % len(TOPICS)
    place = mixed // len(TOPICS) % len(PLACES)
    return topic, place, mixed // (len(TOPICS) * len(PLACES))


def _cast(number: int, rng: Random) -> tuple[Topic, dict[str, str]]:
    topic_index, place, rest = _combination(number)
    topic = TOPICS[topic_index]
    thing = topic.things[rest % len(topic.things)]
    ayes = rng.randint(21, 48)
    return topic, {
        "place": PLACES[place],
        "thing": thing,
        "thing_title": thing.capitalize(),
        "person": _name(rng),
        "second": _name(rng),
        "votes": f"{ayes}-{rng.randint(3, 20)}",
        "hired": str(rng.randint(12, 340)),
        "since": str(rng.randint(1961, 2022)),
        "cost": f"{rng.randint(11, 990) / 10}M",
        "gap": rng.choice(("two", "three", "four", "six", "seven", "nine")),
    }


def _headline(topic: Topic, number: int) -> str:
    """A pattern that changes with each round of topics, and with each round of all combinations."""
    combinations = len(TOPICS) * len(PLACES) * len(topic.things)
    return topic.headlines[(number // len(TOPICS) + number // combinations) % len(topic.headlines)]


def _sentences(topic: Topic, cast: dict[str, str], rng: Random) -> list[str]:
    """All that is told, in the order it is told: facts of the topic among sentences that fit any."""
    patterns = [*topic.facts, *COMMON]
    rng.shuffle(patterns)
    patterns += rng.sample(COMMON, len(COMMON))  # the longest stories need more than one round
    return [fill(pattern, cast, WORDS, rng) for pattern in reversed(patterns)]


def _paragraph(opening: list[str], sentences: list[str], rng: Random) -> str:
    told, enough = list(opening), rng.randint(28, 46)
    while sum(len(sentence.split()) for sentence in told) < enough:
        told.append(sentences.pop())
    return " ".join(told)


def fill(pattern: str, cast: Mapping[str, str], words: Mapping[str, Sequence[str]], rng: Random) -> str:
    """Put a word into each slot of a sentence: the story's own where `cast` has one, else any of its list."""

    def word(slot: re.Match[str]) -> str:
        return cast.get(slot[1]) or rng.choice(words[slot[1]])

    return _SLOT.sub(word, pattern)


def _authors(rng: Random) -> tuple[str, ...]:
    return tuple(_name(rng) for _ in range(rng.choice((1, 1, 1, 2))))


def _name(rng: Random) -> str:
    return f"{rng.choice(WORDS['given'])} {rng.choice(WORDS['family'])}"


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]
