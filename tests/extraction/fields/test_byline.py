"""Authors: declared or shown, split and cleaned."""

import pytest

from newsbot.extraction.fields.names import split_names, unique
from tests.extraction.fields.reading import fields_of, json_ld

NAMED = '<meta property="og:site_name" content="The Harbour Courier">'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("Von Birte Ohm und Cem Arda, dpa", ["Birte Ohm", "Cem Arda", "dpa"]),
        ("Par Zoé Lenoir et Yann Le Goff", ["Zoé Lenoir", "Yann Le Goff"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ludwig van der Moor", ["Ludwig van der Moor"]),
        ("ANN LEE & Bo EK", ["ANN LEE", "Bo EK"]),
        ("Ann Lee (al), Bo Ek (be)", ["Ann Lee", "Bo Ek"]),
        ("Ann Lee, Senior Reporter", ["Ann Lee"]),
        ("Ann Lee, MD, PhD", ["Ann Lee"]),
        ("Ann Lee ann@courier.example @annlee", ["Ann Lee"]),
        ("Ann Lee | 3 May 2024", ["Ann Lee"]),
        ("文/王小明 记者", ["王小明"]),
        ("홍길동 기자", ["홍길동"]),
        ("Автор: Анна Лисова", ["Анна Лисова"]),
        ("Ann Lee, Bo Ek, and Cy Oz", ["Ann Lee", "Bo Ek", "Cy Oz"]),
        ("Birte Ohm mit dpa", ["Birte Ohm"]),
        ("Ann Lee and others", ["Ann Lee"]),
        ("Martin Lee, Jr.", ["Martin Lee"]),
        ("Ann Lee in London", ["Ann Lee"]),
        ("Ann Lee For Courier.example", ["Ann Lee"]),
        ("Center for Harbour Research", ["Center for Harbour Research"]),
        ("By Ann Lee with AP", ["Ann Lee"]),
        ("The Courier with Agencies", ["The Courier"]),
        ("Watch Live", []),
        ("Jan in der Au", ["Jan in der Au"]),
        ("Ann Lee - Reuters", ["Ann Lee", "Reuters"]),
        ("Text: Ann Lee; Fotos: Bo Ek", ["Ann Lee"]),
        ("記者李明／台北報導", ["李明"]),
        ("Ann Lee, facebook.example/harbourcourier", ["Ann Lee"]),
        ('<a href="/a">Ann Lee</a>', ["Ann Lee"]),
        ("By Ann Lee, May 3, 2024", ["Ann Lee"]),
        ("Di Caelers", ["Di Caelers"]),
        ("Di Ann Lee", ["Ann Lee"]),
        ("ANN LEE Staff Writer", ["ANN LEE"]),
        ("Ann Lee Senior Political Reporter", ["Ann Lee"]),
        ("Senior Autos Editor", []),
        ("The Harbour Courier Reporter", []),
        ("Zoé Lenoir avec AFP", ["Zoé Lenoir"]),
        ("Karin Ek Foto: Nils Ask", ["Karin Ek"]),
        ("Texto: Ana Paz / Fotos: Luis Gil", ["Ana Paz"]),
        ("Haber: Elif Demir", ["Elif Demir"]),
        ("文/本报记者 王小明　图/受访者提供", ["王小明"]),
        ("다른기사 보기", []),
        ("Thomas More", []),
        ("By Ann Lee Updated May 3, 2024 8:12 a.m.", ["Ann Lee"]),
        ("Publié par Jean Dupont le 3 mai 2024", ["Jean Dupont"]),
        ("Novák Jan", ["Novák Jan"]),
        ("Piše: Ivana Babić", ["Ivana Babić"]),
        ("எழுதியவர்: கவிதா முருகன்", ["கவிதா முருகன்"]),
        ("โดย วิภา แสงทอง", ["วิภา แสงทอง"]),
        ("تحریر: سعدیہ ملک", ["سعدیہ ملک"]),
        ("ავტორი: ნინო კაპანაძე", ["ნინო კაპანაძე"]),
        ("来源：海岸日报　记者：林晓燕", ["林晓燕"]),
        ("নিজস্ব প্রতিবেদক", []),
        ("ANN LEE The Associated Press", ["ANN LEE"]),
        ("Sanna Virta STT", ["Sanna Virta"]),
        ("Le Courrier et AFP", ["Le Courrier et AFP"]),
        ("a cura di Anna Verdi", ["Anna Verdi"]),
        ("Oprac. Ewa Lis", ["Ewa Lis"]),
        ("Της Άννας Παππά", ["Άννας Παππά"]),
        ("Edited By: Ann Lee", []),
        ("作者：王小明 编辑：李强", ["王小明"]),
        ("（山田太郎、鈴木花子）", ["山田太郎", "鈴木花子"]),
        ("取材・文＝山田太郎", ["山田太郎"]),
        ("Texto: Ana Paz. Fotos: Luis Gil", ["Ana Paz"]),
        ("Af Mette Holm /ritzau/", ["Mette Holm"]),
        ("Ρεπορτάζ: Ελένη Παππά", ["Ελένη Παππά"]),
        ("Հեղինակ՝ Անի Սարգսյան", ["Անի Սարգսյան"]),
        ("ข่าวโดย สมหญิง ใจดี", ["สมหญิง ใจดี"]),
        ("रिपोर्ट: सुनीता राव", ["सुनीता राव"]),
        ("رپورٹ: ثنا ملک", ["ثنا ملک"]),
        ("Best Cars 2024", []),
        ("Story and photos by Ann Lee", ["Ann Lee"]),
        ("Dalla nostra inviata Anna Rossi", ["Anna Rossi"]),
        ("Oleh: Budi Santoso, Editor: Siti Aminah", ["Budi Santoso"]),
        ("聞き手・山本花子", ["山本花子"]),
        ("홍길동 기자 김영희 기자", ["홍길동", "김영희"]),
        ("항구=홍길동 경제부 선임기자", ["홍길동"]),
        ("undefined", []),
        ("", []),
    ],
)
def test_names_in_a_line(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (
            json_ld('{"@type":"Article","author":[{"@type":"Person","name":"Ann Lee"},"ann lee","Bo Ek"]}'),
            "",
            ("Ann Lee", "Bo Ek"),
        ),
        (
            NAMED + json_ld('{"@type":"Article","author":{"@type":"Organization","name":"The Harbour Courier"}}'),
            "<h1>Pier opens</h1><p class='article-byline'>By <a href='/x'>Ann Lee</a></p>",
            ("Ann Lee",),
        ),
        (NAMED + '<meta name="author" content="The Harbour Courier">', "", ("The Harbour Courier",)),
        (
            NAMED + json_ld('{"@type":"Article","author":[{"name":"Ann Lee"},{"name":"The Harbour Courier"}]}'),
            "",
            ("Ann Lee",),
        ),
        ('<meta property="article:author" content="https://social.example/courier">', "", ()),
        ("", "<h1>Pier opens</h1><p>Text by <a href='/authors/ann-lee'>Ann Lee</a></p>", ("Ann Lee",)),
        (
            "",
            """<h1>Pier opens</h1><div class='byline'><div>Town</div><span>Ann Lee</span><span>Bo Ek</span></div>
            <ul><li class='author'>Other Person</li></ul>""",
            ("Ann Lee", "Bo Ek"),
        ),
        ("", "<h1>Pier opens</h1><figure><span class='author'>Fay Photo</span></figure>", ()),
        ("", "<h1>Pier opens</h1><p>by Ann Lee on <time>Friday 3 May 2024</time></p>", ("Ann Lee",)),
        ("", "<h1>Pier opens</h1><p>By the sea it was quiet on Friday, said the mayor of Port Elm.</p>", ()),
        ("", "<h1>Pier opens</h1><span class='author'>dpa</span>", ("dpa",)),
    ],
)
def test_authors(head: str, body: str, authors: tuple[str, ...]) -> None:
    assert fields_of(head, body).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("（记者 王小明）", ("王小明",)),
        ("作者：王小明", ("王小明",)),
        ("〔記者李明、王大文／台北報導〕渡輪碼頭昨天關閉。", ("李明", "王大文")),
        ("本报港口5月3日电（记者王小明）渡口昨日关闭。", ("王小明",)),
        ("（山本 花子）", ("山本 花子",)),
        ("[항구=한빛] 홍길동 기자 = 선착장이 문을 닫았다.", ("홍길동",)),
        ("홍길동 기자 hong@hanbit.example", ("홍길동",)),
        ("中央社記者王小明台北3日電", ("王小明",)),
        ("（写真）", ()),
        ("渡輪碼頭昨天關閉。（記者李明攝）", ()),
        ("记者了解到，渡口明日开放。", ()),
    ],
)
def test_the_lines_of_an_article_that_are_signed(line: str, authors: tuple[str, ...]) -> None:
    outlet = json_ld('{"@type":"NewsArticle","author":{"@type":"Organization","name":"港新聞社"}}')
    assert fields_of("", f"<h1>渡口</h1><p>{line}</p>").authors == authors
    assert fields_of(outlet, f"<h1>渡口</h1><p>{line}</p>").authors == (authors or ("港新聞社",))


def test_a_name_in_bold_to_the_right_signs_an_article() -> None:
    body = "<h1>Bến phà</h1><p>Bến phà đóng cửa.</p><p style='text-align:right;'><strong>Nguyễn Thu Hà</strong></p>"
    assert fields_of("", body).authors == ("Nguyễn Thu Hà",)
    assert fields_of("", body.replace(" style='text-align:right;'", "")).authors == ()


def test_a_person_that_data_name_may_be_called_as_a_button_is() -> None:
    assert fields_of(json_ld('{"@type":"Article","author":{"name":"Simon Read"}}')).authors == ("Simon Read",)
    assert fields_of("", "<h1>Pier opens</h1><p class='byline'>Read More</p>").authors == ()


def test_the_name_may_stand_in_an_element_behind_by() -> None:
    assert fields_of("", "<h1>Pier opens</h1><div class='x'>Por <b>Lucía Prado</b></div>").authors == ("Lucía Prado",)
    assert fields_of("", "<h1>Pier opens</h1><div class='szerzo'>Nagy Eszter</div>").authors == ("Nagy Eszter",)


def test_a_portal_behind_an_outlet_is_no_author() -> None:
    head = '<meta property="og:article:author" content="한빛일보 | 포털">'
    body = "<h1>선착장</h1><em class='journalist'>홍길동 기자</em>"
    assert fields_of(head, body).authors == ("홍길동",)


def test_authors_stand_in_the_order_of_their_first_mention() -> None:
    body = "<h1>Pier opens</h1><p class=byline><b>Ann Lee</b> and <b>Bo Ek</b></p>"
    assert fields_of(body=body + "<p class=byline>By Ann Lee</p>").authors == ("Ann Lee", "Bo Ek")
    assert unique(["Ann Lee", "Bo Ek", "ANN LEE"]) == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    "body",
    [
        "<b>Pier opens after nine years</b><br>By Ann Lee<br>May 3, 2004<br><br>The pier is open.",
        "<h1>Pier opens after nine years</h1><div>Posted on Friday, May 3 by <a href='/u?3'>Ann Lee</a></div>",
    ],
)
def test_a_byline_behind_a_break_or_behind_a_date(body: str) -> None:
    assert fields_of("<title>Pier opens after nine years</title>", body).authors == ("Ann Lee",)


def test_who_is_named_in_a_sentence_is_no_author() -> None:
    body = "<h1>Pier opens</h1><p>The town, long without one, has a pier that was built by <a>Ann Lee</a>.</p>"
    assert fields_of("", body).authors == ()


def test_a_line_that_is_signed_may_stand_behind_a_break() -> None:
    assert fields_of("", "<h1>桥</h1><td>桥昨天重新开放。<br>（记者 王小明）</td>").authors == ("王小明",)
