"""The declared language, where the script of the text allows it."""

import pytest

from tests.extraction.fields.reading import fields_of, json_ld

JAPANESE = "<title>港の新しい桟橋が九年ぶりに再開し、町長が式典で挨拶した。市民が大勢集まり、祝った</title>"


@pytest.mark.parametrize(
    ("lang", "head", "language"),
    [
        ("de_at", "", "de-AT"),
        ("zh-hant-tw", "", "zh-Hant-TW"),
        ("", json_ld('{"@type":"Article","inLanguage":{"@type":"Language","name":"fr"}}'), "fr"),
        ("", '<meta property="og:locale" content="pt_BR">', "pt-BR"),
        ("", '<meta http-equiv="Content-Language" content="it, en">', "it"),
        ("en", JAPANESE + '<meta property="og:locale" content="ja_JP">', "ja-JP"),
        ("ja", JAPANESE, "ja"),
        ("und", "", None),
        ("English", "", None),
        ("", "", None),
    ],
)
def test_language(lang: str, head: str, language: str | None) -> None:
    assert fields_of(head, lang=lang).language == language
