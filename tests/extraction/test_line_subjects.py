"""What the lines of a text have in common."""

from newsbot.extraction.line_subjects import LINE_SUBJECT_NAMES, line_subjects
from newsbot.text import words

LINES = (
    "Night ferry keeps running through winter",
    "The harbour council agreed on Monday to keep the night ferry running through the winter months.",
    "Fewer people take the night ferry than in any winter since the harbour council opened the line.",
    "A baker from Oldmarket has glazed four thousand almond pastries without repeating one single pattern.",
    "Menu",
)


def columns(*texts: str) -> dict[str, list[float]]:
    rows = line_subjects(texts, [words(text) for text in texts])
    return dict(zip(LINE_SUBJECT_NAMES, rows.T.tolist(), strict=True))


def test_paragraphs_of_one_subject_share_more_than_a_teaser_does() -> None:
    found = columns(*LINES)
    for name in ("subject_shared", "subject_first", "subject_title"):
        assert min(found[name][1:3]) > found[name][3], name


def test_a_line_is_compared_with_the_paragraphs_next_to_it() -> None:
    found = columns(*LINES)
    assert found["subject_after"][1] > 0.4
    assert found["subject_before"][2] > 0.4
    assert found["subject_before"][3] == 0


def test_where_there_is_nothing_to_compare_with_it_says_so() -> None:
    of_lines = {name: [0] for name in ("cohesion", "cohesion_next", "cohesion_top", "subject_shared")}
    of_paragraphs = {name: [-1] for name in ("subject_first", "subject_title", "subject_before", "subject_after")}
    assert columns("Menu") == of_lines | of_paragraphs
