"""Scores of lines to the article's lines."""

import numpy as np

from newsbot.extraction.line_choice import choose_lines
from newsbot.extraction.plain_text import split_lines

SENTENCE = "The ferry of the northern line sails at noon and comes back before the tide turns, the harbour master said."
NEAR, FAR = 15, 25


def chosen(*scored: tuple[str, float]) -> list[str]:
    lines = split_lines("\n\n".join(text for text, _ in scored))
    flags, _ = choose_lines(lines, np.array([score for _, score in scored]))
    return [line.text for line in lines if flags[line.index]]


def test_doubtful_prose_below_text_is_text_and_a_doubtful_line_is_not() -> None:
    found = chosen((SENTENCE, 0.9), (f"Then {SENTENCE}", 0.35), ("Share", 0.35), (f"But {SENTENCE}", 0.35))
    assert found == [SENTENCE, f"Then {SENTENCE}"]


def test_a_sentence_in_a_wide_script_is_prose_at_half_the_length() -> None:
    first, second = (
        "港の灯台で三日、五年ぶりの夜間公開が始まった。",
        "灯台は千九百十二年に建てられ、二十年前に役目を終えた。有志が直した。",
    )
    assert chosen((first, 0.9), (second, 0.3)) == [first, second]


def test_a_small_part_far_from_the_text_is_none() -> None:
    text = [(f"{number}: {SENTENCE}", 0.9) for number in range(12)]
    teaser = ("A teaser of another article that was taken for text.", 0.55)

    def apart(lines: int) -> list[str]:
        return chosen(*text, *[(f"Menu {number}", 0.0) for number in range(lines)], teaser)

    assert teaser[0] in apart(NEAR)
    assert teaser[0] not in apart(FAR)
