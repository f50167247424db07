"""Captions and credits told apart by the general shapes of credits."""

from time import process_time

import pytest

from newsbot.extraction.fields.credits import clean_credit, split_credit


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("The chancellor Ann Lee (CDU/CSU)", "The chancellor Ann Lee (CDU/CSU)", None),
        ("The harbour at dusk (Ann Lee/Courier)", "The harbour at dusk", "Ann Lee/Courier"),
        ("The harbour at dusk. (Photo: Ann Lee/Reuters)", "The harbour at dusk.", "Ann Lee/Reuters"),
        ("Der Hafen am Abend. Foto: Ann Lee", "Der Hafen am Abend.", "Ann Lee"),
        ("Le port le soir. © Ann Lee / AFP", "Le port le soir.", "Ann Lee / AFP"),
        ("The harbour at dusk (Ann Lee/Harbour News)", "The harbour at dusk", "Ann Lee/Harbour News"),
        ("The harbour at dusk on May 3. (AP Photo/Ann Lee)", "The harbour at dusk on May 3.", "AP Photo/Ann Lee"),
        ("The harbour at dusk. / AFP via Getty Images", "The harbour at dusk.", "AFP via Getty Images"),
        ("Der Hafen. Ann Lee/dpa", "Der Hafen.", "Ann Lee/dpa"),
        ("El puerto. Fotografía: Ann Lee (EFE)", "El puerto.", "Ann Lee (EFE)"),
        ("The sun rises, photo by Ann Lee", "The sun rises", "Ann Lee"),
        ("夕暮れの港。写真：山田花子", "夕暮れの港。", "山田花子"),
        ("저녁의 항구 [사진 출처 = 하버뉴스]", "저녁의 항구", "하버뉴스"),
        ("Το λιμάνι το βράδυ. Πηγή: Ελένη Παππά", "Το λιμάνι το βράδυ.", "Ελένη Παππά"),
        ("সন্ধ্যার বন্দর। ছবি: সুমন রায়", "সন্ধ্যার বন্দর।", "সুমন রায়"),
        ("Foto: Ann Lee", None, "Ann Lee"),
        ("© AFP", None, "AFP"),
        ("A woman takes a picture of the harbour", "A woman takes a picture of the harbour", None),
        ("Ein Bild von Ann Lee und Bob Ray", "Ein Bild von Ann Lee und Bob Ray", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_splits_a_line(line: str, caption: str | None, credit: str | None) -> None:
    assert split_credit(line) == (caption, credit)


def test_a_long_text_behind_a_label_is_no_credit() -> None:
    line = "The source: a spring in the hills above the town. " + "It was found by hikers who had lost their way. " * 3
    assert split_credit(line) == (line.strip(), None)


def test_cleans_a_credit() -> None:
    assert [
        clean_credit(text) for text in ("Foto: Ann Lee / dpa", "(Ann Lee (Getty)", "Copyright", "©", "Bild: SN/APA")
    ] == [
        "Ann Lee / dpa",
        "Ann Lee (Getty)",
        None,
        None,
        "SN/APA",
    ]


@pytest.mark.parametrize("part", ["(", "a/", "© ", "Foto: ", "AP "])
def test_a_hostile_caption_takes_no_long_time(part: str) -> None:
    started = process_time()
    split_credit(part * 200_000)
    assert process_time() - started < 2
