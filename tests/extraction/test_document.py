"""Bytes to text to tree: encodings that are declared, lied about or missing, and what is no page at all."""

from datetime import UTC, datetime
from typing import Any

import pytest

from newsbot.errors import PageRejected, RejectReason
from newsbot.extraction.document import decode, parse
from newsbot.items import Page
from newsbot.options import ExtractionOptions

OPTIONS = ExtractionOptions()
CYRILLIC = "<html><body><p>Мост через реку открыли после ремонта, движение восстановлено.</p></body></html>"


def page(body: bytes, **known: Any) -> Page:
    return Page(url=None, body=body, fetched=datetime(2031, 5, 4, tzinfo=UTC), **known)


@pytest.mark.parametrize(
    ("body", "known", "encoding"),
    [
        (CYRILLIC.encode("utf-8"), {}, "utf-8"),
        (CYRILLIC.encode("utf-8"), {"declared_encoding": "iso-8859-1"}, "utf-8"),
        (CYRILLIC.encode("utf-8-sig"), {}, "utf-8-sig"),
        (CYRILLIC.encode("utf-16"), {}, "utf-16"),
        (CYRILLIC.encode("utf-16-le"), {}, "utf-16-le"),
        (CYRILLIC.encode("utf-16-be"), {"declared_encoding": "utf-8"}, "utf-16-be"),
        (CYRILLIC.encode("cp1251"), {"declared_encoding": "windows-1251"}, "cp1251"),
        (CYRILLIC.encode("cp1251"), {"content_type": "text/html; charset=windows-1251"}, "cp1251"),
        (CYRILLIC.replace("<body>", '<meta charset="windows-1251"><body>').encode("cp1251"), {}, "cp1251"),
    ],
)
def test_the_text_is_read_whatever_is_declared(body: bytes, known: dict[str, str], encoding: str) -> None:
    text, found = decode(page(body, **known), OPTIONS)
    assert "Мост через реку открыли" in text
    assert found == encoding


@pytest.mark.parametrize("known", [{}, {"declared_encoding": "utf-8"}, {"declared_encoding": "iso-2022-jp"}])
def test_iso_2022_jp_is_told_by_its_escapes(known: dict[str, str]) -> None:
    body = "<html lang=ja><body><p>日本の橋が修理のあと開通した。</p></body></html>"
    assert decode(page(body.encode("iso2022_jp"), **known), OPTIONS) == (body, "iso2022_jp_ext")
    assert decode(page(b"<pre>\x1b$B</pre>" + body.encode()), OPTIONS)[1] == "utf-8"


def test_a_lie_about_the_charset_that_shows_is_not_believed() -> None:
    text, _ = decode(
        page("<p>日本の橋が修理のあと開通した。</p>".encode("shift_jis") * 20, declared_encoding="ascii"), OPTIONS
    )
    assert "\ufffd" not in text


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Мост через реку снова открыт после двух лет ремонта, и паром больше не ходит.", "koi8_r", "windows-1251"),
        ("Мост через реку снова открыт после двух лет ремонта, и паром больше не ходит.", "cp1251", "koi8-r"),
        ("Мост через реку снова открыт после двух лет ремонта, и паром больше не ходит.", "cp1251", "iso-8859-1"),
        ("Η γέφυρα του λιμανιού άνοιξε ξανά ύστερα από έντεκα χρόνια επισκευών.", "cp1253", "iso-8859-1"),
        (
            "Köprü on bir yıl süren onarımın ardından açıldı; kıyıda yaşayanlar sabahın ışığında yürüdü.",
            "cp1254",
            "latin1",
        ),
        (
            "Most, na który cała okolica czekała i bez którego została odcięta, był zamknięty i znów działa.",
            "iso8859_2",
            "latin1",
        ),
        ("桥修了十一年之后昨天重新开放，居民们走到了对岸。", "gb18030", "iso-8859-1"),
    ],
)
def test_an_encoding_whose_letters_are_none_of_any_language_is_not_believed(
    text: str, encoding: str, declared: str
) -> None:
    body = f"<title>x</title><p>{text} {text}</p>"
    assert decode(page(body.encode(encoding), declared_encoding=declared), OPTIONS)[0] == body


@pytest.mark.parametrize(
    ("text", "declared"),
    [
        (
            "Brúin var opnuð aftur eftir ellefu ár og það fannst öllum þess virði að bíða, sögðu íbúar við höfnina.",
            "cp1252",
        ),
        ("El pont s'ha obert: « l·legal », 20 m² i 3½ €. L’été où il a gelé, ça a brûlé à Nîmes.", "cp1252"),
        ("МОСТ ОТКРЫТ ПОСЛЕ ОДИННАДЦАТИ ЛЕТ РЕМОНТА, ПАРОМ БОЛЬШЕ НЕ ХОДИТ", "cp1251"),
    ],
)
def test_an_encoding_that_is_right_stays(text: str, declared: str) -> None:
    body = f"<p>{text}</p><p>{text}</p>"
    assert decode(page(body.encode(declared), declared_encoding=declared), OPTIONS) == (body, declared)


def test_a_lightly_accented_page_that_lies_about_utf8_keeps_its_quotation_marks() -> None:
    body = "<meta charset=utf-8><p>The harbour master said: “We have waited eleven years at the Café Müller.”</p>" * 3
    assert decode(page(body.encode("cp1252")), OPTIONS) == (body, "cp1252")


def test_a_page_cut_within_a_character_is_still_utf8() -> None:
    text, encoding = decode(page(CYRILLIC.encode("utf-8")[:81]), OPTIONS)
    assert encoding == "utf-8"
    assert "Мост" in text


@pytest.mark.parametrize("mistaken", ["latin-1", "cp1252"])
def test_a_page_encoded_twice_is_read_twice(mistaken: str) -> None:
    body = "<p>The harbour master’s café, “Zur Möwe”, re-opened.</p>"
    text = body if mistaken == "latin-1" else body.replace("”", '"')  # cp1252 lacks a byte of it
    twice = text.encode("utf-8").decode(mistaken).encode("utf-8")
    assert decode(page(twice), OPTIONS) == (text, "utf-8, twice")
    document = parse(*decode(page(twice), OPTIONS), OPTIONS, twice)
    assert document.tree.text_content() == text[3:-4]


@pytest.mark.parametrize("text", ["Ã la carte, déjà vu", "Â© and Möwe", "“quoted” Â»"])
def test_a_page_that_only_looks_in_part_as_if_it_were_stays_as_it_is(text: str) -> None:
    assert decode(page(f"<p>{text}</p>".encode()), OPTIONS) == (f"<p>{text}</p>", "utf-8")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", RejectReason.EMPTY),
        (b" \n\0\t", RejectReason.EMPTY),
        (b"%PDF-1.7 stream", RejectReason.NOT_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), RejectReason.NOT_TEXT),
        (bytes(range(256)) * 40, RejectReason.NOT_TEXT),
        (bytes([1, 0, 2, 0, 3, 0, 200, 0]) * 40, RejectReason.NOT_TEXT),
        (b'<meta charset="utf-8"><p>' + b"\xff\xfe\x81abc" * 300, RejectReason.UNDECODABLE),
        (b"x" * 1_501, RejectReason.TOO_LARGE),
    ],
)
def test_what_is_no_page_is_rejected_with_its_reason(body: bytes, reason: RejectReason) -> None:
    with pytest.raises(PageRejected) as caught:
        decode(page(body), ExtractionOptions(max_bytes=1_500 if reason is RejectReason.TOO_LARGE else 2**20))
    assert caught.value.reason is reason


def test_nul_bytes_and_surrogates_leave_the_rest_as_it_was() -> None:
    body = "<p>A bridge\0 opened \ud800again.</p>".encode("utf-8", "surrogatepass") + "<p>Größe é ü ö</p>".encode() * 30
    text, encoding = decode(page(body), OPTIONS)
    tree = parse(text, encoding, OPTIONS).tree
    assert str(tree.text_content()).startswith("A bridge opened")
    assert "again.Größe" in tree.text_content()


@pytest.mark.parametrize("tag", ["div", "b", "span", "blockquote"])
def test_a_page_nested_without_end_meets_the_parser_limit(tag: str) -> None:
    with pytest.raises(PageRejected) as caught:
        parse(f"<{tag}>" * 100_000 + "text", "utf-8", OPTIONS)
    assert caught.value.reason is RejectReason.PARSER_LIMIT


def test_a_page_of_too_many_elements_meets_the_parser_limit() -> None:
    with pytest.raises(PageRejected) as caught:
        parse("<p>a" * 200, "utf-8", ExtractionOptions(max_nodes=100))
    assert caught.value.reason is RejectReason.PARSER_LIMIT


def test_a_text_node_of_ten_megabytes_is_read_whole() -> None:
    tree = parse(f"<p>{'word ' * 2_100_000}</p>", "utf-8", OPTIONS).tree
    assert len(str(tree.text_content())) == 10_500_000
