"""Scores to a choice."""

import numpy as np

from newsbot.extraction.scorer import best_choice, generous_choice, likely_choice

SIZES = np.array([100.0, 100.0, 100.0])


def test_the_best_choice_takes_doubtful_blocks_where_little_is_sure() -> None:
    chosen, expected = best_choice(np.array([0.4, 0.3, 0.0]), SIZES)
    assert chosen.tolist() == [True, True, False]
    assert expected == 140 / 270


def test_the_likely_choice_takes_what_is_more_likely_text_than_not() -> None:
    scores = np.array([0.9, 0.45, 0.5])
    chosen, expected = likely_choice(scores, SIZES)
    assert chosen.tolist() == [True, False, True]
    assert expected == 2 * 140 / (200 + 185)


def test_the_likely_choice_takes_doubtful_lines_where_none_is_sure() -> None:
    scores = np.array([0.6, 0.4, 0.0])
    assert likely_choice(scores, SIZES)[0].tolist() == best_choice(scores, SIZES)[0].tolist()


def test_a_generous_choice_takes_paragraphs_in_doubt_but_no_lines_in_doubt() -> None:
    scores, sizes = np.array([0.99, 0.46, 0.46]), np.array([1000, 200, 20])
    assert best_choice(scores, sizes)[0].tolist() == [True, False, False]
    assert generous_choice(scores, sizes).tolist() == [True, True, False]
