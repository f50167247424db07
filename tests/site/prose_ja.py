"""Writes Japanese stories, as `prose.py` does English ones."""

from random import Random

from tests.site.prose import WIRE_EVERY, fill
from tests.site.story import Copy
from tests.site.words import Topic
from tests.site.words_ja import COMMON, PLACES, TOPICS, WORDS

_STEP = 1009  # a prime, as in `prose.py`


class JapaneseWriter:
    """Writes the stories of one newsroom."""

    def __init__(self, seed: str) -> None:
        self._seed = seed

    def __call__(self, number: int) -> Copy:
        """Write the story of a number."""
        rng = Random(f"{self._seed}/{number}")
        topic, cast = _cast(number, rng)
        length = rng.randint(1, 3) if number % WIRE_EVERY == 4 else rng.randint(3, 8)
        sentences = [fill(pattern, cast, WORDS, rng) for pattern in _told(topic, rng)]
        lead = fill(rng.choice(topic.leads), cast, WORDS, rng)
        return Copy(
            headline=fill(topic.headlines[number % len(topic.headlines)], cast, WORDS, rng),
            paragraphs=(lead + sentences.pop(), *(_paragraph(sentences) for _ in range(length - 1))),
            authors=(rng.choice(WORDS["name"]),),
            section=topic.section,
            slug=str(number),
            correction=_paragraph(sentences),
            addition=_paragraph(sentences),
        )


def _cast(number: int, rng: Random) -> tuple[Topic, dict[str, str]]:
    mixed = number * _STEP
    topic = TOPICS[mixed % len(TOPICS)]
    return topic, {
        "place": PLACES[mixed // len(TOPICS) % len(PLACES)],
        "thing": topic.things[mixed // (len(TOPICS) * len(PLACES)) % len(topic.things)],
        "person": rng.choice(WORDS["name"]),
        "second": rng.choice(WORDS["name"]),
        "ayes": str(rng.randint(9, 31)),
        "hired": str(rng.randint(12, 940)),
    }


def _told(topic: Topic, rng: Random) -> list[str]:
    patterns = [*topic.facts, *COMMON]
    return rng.sample(patterns, len(patterns)) + rng.sample(COMMON, len(COMMON))


def _paragraph(sentences: list[str]) -> str:
    return "".join(sentences.pop() for _ in range(3))
