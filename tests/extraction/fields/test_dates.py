"""When an article was published and modified."""

import pytest

from tests.extraction.fields.reading import fields_of, json_ld

DAY = '<meta name="date" content="2024-05-03">'
LD = json_ld('{"@type":"Article","datePublished":"2024-05-03T15:47:42.389Z"}')


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (LD + '<meta property="article:published_time" content="2024-05-02">', "", "2024-05-03T15:47:42+00:00"),
        ('<meta property="article:published_time" content="2024-05-03 17:47+0200">', "", "2024-05-03T17:47:00+02:00"),
        ('<meta name="date" content="Fri, 03 May 2024 17:47:00 +0200">', "", "2024-05-03T17:47:00+02:00"),
        ('<meta name="pubdate" content="1714751262">', "", "2024-05-03T15:47:42+00:00"),
        ('<meta name="date" content="Fri May  3 17:47:00 2024">', "", "2024-05-03T17:47:00"),
        ('<meta name="date" content="Fri May 03 17:47:00 CEST 2024">', "", "2024-05-03T17:47:00+02:00"),
        ('<meta name="date" content="20240503">', "", "2024-05-03"),
        (
            '<meta name="date" content="2024-05-03">',
            "<h1>P</h1><time datetime='2024-05-03T09:00Z'></time>",
            "2024-05-03T09:00:00+00:00",
        ),
        (
            '<meta name="date" content="2024-05-03">',
            "<h1>P</h1><time datetime='2024-05-04T09:00Z'></time>",
            "2024-05-03",
        ),
        ("", "<h1>Pier opens</h1><p>Published 3 May 2024, 17:47 CEST</p>", "2024-05-03T17:47:00+02:00"),
        ("", "<h1>Pier opens</h1><p>Updated 4 May 2024</p><p>3 May 2024</p>", "2024-05-03"),
        (
            "",
            "<h1>Pier opens</h1><p>The pier burnt down on 3 May 2014 and stands again, says the mayor.</p>",
            None,
        ),
        ('<meta name="date" content="1899-05-03"><meta name="pubdate" content="2031-05-03">', "", None),
        ('<meta name="date" content="2024-13-45">', "", None),
        ('<meta name="date" content="3/5/2024">', "", None),
    ],
)
def test_published(head: str, body: str, published: str | None) -> None:
    assert fields_of(head, body).published == published


def test_the_raw_text_stands_beside_the_date() -> None:
    assert fields_of(LD).published_raw == "2024-05-03T15:47:42.389Z"


@pytest.mark.parametrize(
    ("zone", "published"), [(None, "2024-05-03T12:40:00"), ("Asia/Tokyo", "2024-05-03T12:40:00+09:00")]
)
def test_a_time_without_zone(zone: str | None, published: str) -> None:
    head = '<meta property="article:published_time" content="2024-05-03T12:40">'
    assert fields_of(head, zone=zone).published == published


@pytest.mark.parametrize(("lang", "published"), [("en-US", "2024-05-03"), ("en-GB", "2024-03-05"), ("en", None)])
def test_the_language_orders_day_and_month(lang: str, published: str | None) -> None:
    assert fields_of('<meta name="date" content="5/3/2024">', lang=lang).published == published


def test_the_address_is_asked_last() -> None:
    url = "https://courier.example/2024/05/03/pier"
    assert fields_of(url=url).published == "2024-05-03"
    assert fields_of('<meta name="date" content="2024-05-02">', url=url).published == "2024-05-02"


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("2023/11/18/pier", "2023-11-18"),
        ("2024/1/5/pier", "2024-01-05"),
        ("town/2023-11-18-pier", "2023-11-18"),
        ("n1/2023/1118/c90000-1.html", "2023-11-18"),
        ("pier-20231118-p60bhj", "2023-11-18"),
        ("2023/11/pier", None),
        ("2023/12/674cdc8a", None),
        ("story/2023123", None),
        ("2024/may/03/pier", "2024-05-03"),
        ("2024/05/3-dead-on-the-pier", None),
        ("story/2000120212345/", None),
    ],
)
def test_days_in_addresses(path: str, published: str | None) -> None:
    assert fields_of(url=f"https://courier.example/{path}").published == published


def test_modified() -> None:
    meta = '<meta property="article:modified_time" content="2024-05-04T08:00:00Z">'
    assert fields_of(meta).modified == "2024-05-04T08:00:00+00:00"
    assert fields_of(json_ld('{"@type":"Article","dateModified":"2024-05-05"}') + meta).modified == "2024-05-05"
    assert fields_of(body="<h1>Pier opens</h1><p>Updated 4 May 2024</p>").modified == "2024-05-04"
    assert fields_of().modified is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published 3 May 2024 17:47 | Updated 4 May 2024 09:00", "2024-05-03T17:47:00", "2024-05-04T09:00:00"),
        ("Publié le 3 mai 2024 à 10h00, mis à jour le 4 mai 2024 à 8h00", "2024-05-03T10:00:00", "2024-05-04T08:00:00"),
        ("Erstellt: 03.05.2024, geändert: 14.05.2024", "2024-05-03", "2024-05-14"),
        ("입력 2024.05.03 17:47 | 수정 2024.05.04 09:00", "2024-05-03T17:47:00", "2024-05-04T09:00:00"),
        ("2024年5月4日 9:00更新", None, "2024-05-04T09:00:00"),
        ("Laatst gewijzigd: 4 mei 2024", None, "2024-05-04"),
        (
            "Mis à jour le 4 mai 2024 à 8h00 - Publié le 3 mai 2024 à 10h00",
            "2024-05-03T10:00:00",
            "2024-05-04T08:00:00",
        ),
        ("更新時間: 9:00 2024-05-04 發佈時間: 17:47 2024-05-03", "2024-05-03T17:47:00", "2024-05-04T09:00:00"),
        (
            "Objavljeno: 03.05.2024. u 17:47h Izmenjeno: 04.05.2024. u 09:00h",
            "2024-05-03T17:47:00",
            "2024-05-04T09:00:00",
        ),
        ("03.05.2024 17:47 (Akt. 04.05.2024 09:00)", "2024-05-03T17:47:00", "2024-05-04T09:00:00"),
        ("Cập nhật: 04/05/2024", None, None),  # the day and the month may be the other way round
    ],
)
def test_a_line_of_an_update(line: str, published: str | None, modified: str | None) -> None:
    fields = fields_of(body=f"<h1>Pier opens</h1><p>{line}</p>")
    assert (fields.published, fields.modified) == (published, modified)


@pytest.mark.parametrize(
    ("updated", "modified"),
    [
        ("Updated <time datetime='2024-05-04T09:00Z'>4 May</time>", "2024-05-04T09:00:00+00:00"),
        ("<time itemprop='dateModified' datetime='2024-05-04T09:00Z'></time>", "2024-05-04T09:00:00+00:00"),
        ("<time class='entry-date published updated' datetime='2024-05-03T09:00Z'></time>", None),
    ],
)
def test_a_time_element_of_an_update(updated: str, modified: str | None) -> None:
    body = f"<h1>Pier opens</h1><p>{updated}</p><p>By us, <time datetime='2024-05-03T09:00Z'>3 May</time></p>"
    fields = fields_of(body=body)
    assert (fields.published, fields.modified) == ("2024-05-03T09:00:00+00:00", modified)


def test_days_in_the_query_of_an_address_are_those_of_campaigns() -> None:
    assert fields_of(url="https://courier.example/pier?utm_campaign=news_20231224").published is None


@pytest.mark.parametrize(
    ("lang", "line", "published"),
    [
        ("ko", "입력 24.05.03 17:20", "2024-05-03T17:20:00"),
        ("de", "24.05.03 17:20", "2003-05-24T17:20:00"),
        ("hr", "20. listopada 2023. u 08:12", "2023-10-20T08:12:00"),
        ("cs", "20. listopadu 2023 v 8:12", "2023-11-20T08:12:00"),
        ("th", "วันพฤหัสบดีที่ 3 พ.ค. พ.ศ. 2567 เวลา 10:20 น.", "2024-05-03T10:20:00"),
        ("bn", "প্রকাশ: ০৩ মে ২০২৪, ১০: ২০", "2024-05-03T10:20:00"),
        ("bn", "শুক্রবার, ৩ মে ২০২৪", "2024-05-03"),
        ("th", "เผยแพร่ 3 พ.ค. 67 08:12 น.", "2024-05-03T08:12:00"),
        ("fa", "جمعه ۱۴ اردیبهشت ۱۴۰۳ - ۰۸:۱۲", "2024-05-03T08:12:00"),
        ("fa", "۱۴۰۲/۱۲/۲۹", "2024-03-19"),
        ("ja", "令和6年5月3日", "2024-05-03"),
        ("ja", "[公開日] 2024.05.03", "2024-05-03"),
        ("ja", "2024/5/3 8:12 (2024/5/4 9:01更新)", "2024-05-03T08:12:00"),
        ("tr", "Son Güncelleme: 04.05.2024 - 09:01 | Yayın: 03.05.2024 - 08:12", "2024-05-03T08:12:00"),
        ("cs", "3. května 2024 8:12, aktualizováno 9:40", "2024-05-03T08:12:00"),
    ],
)
def test_a_line_is_read_as_its_language_writes_dates(lang: str, line: str, published: str) -> None:
    assert fields_of("", f"<h1>The pier opens again</h1><p>{line}</p>", lang=lang).published == published


def test_a_time_may_stand_in_the_segment_behind_its_date() -> None:
    line = "BY ANN LEE • STAFF WRITER • MAY 3, 2024 • 8:12 AM"
    assert fields_of("", f"<h1>The pier opens again</h1><p>{line}</p>").published == "2024-05-03T08:12:00"


def test_how_long_ago_an_update_was_says_nothing_of_the_day_before_it() -> None:
    fields = fields_of("", "<h1>The pier opens again</h1><p>03/05/2024 08h12 · Atualizado há 2 horas</p>", lang="pt-BR")
    assert (fields.published, fields.modified) == ("2024-05-03T08:12:00", None)


def test_an_update_of_the_same_day_tells_its_time_alone() -> None:
    fields = fields_of("", "<h1>The pier opens again</h1><p>3. května 2024 8:12, aktualizováno 9:40</p>", lang="cs")
    assert fields.modified == "2024-05-03T09:40:00"


def test_the_label_of_an_update_may_stand_in_an_element_before_its_date() -> None:
    lines = "<h1>The pier opens again</h1><p><b>Updated</b> <i>4 May 2024</i></p><p><b>Issued</b> <i>3 May 2024</i></p>"
    fields = fields_of("", lines)
    assert (fields.published, fields.modified) == ("2024-05-03", "2024-05-04")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ("<h1>Pier</h1><p>By Ann Lee<br>Staff writer<br>May 3, 2024<br>The pier is open.", "2024-05-03"),
        ("<h1>Pier</h1><p>Posted by Ann Lee at May 3, 2024 10:41 PM | TrackBack</p>", "2024-05-03T22:41:00"),
        ("<h1>Pier</h1><p>Posted on May 3, 2024 by Ann Lee</p>", "2024-05-03"),
        ("<h1>Pier</h1><p>Article published May 3, 2024</p>", "2024-05-03"),
        ("<h1>Pier</h1>May 3, 2024<p>The pier is open.", "2024-05-03"),
        ("<h1>Мост</h1><i>Анна Лисова</i>, 3 мая 2024<br><br>Мост открыт.", "2024-05-03"),
        ("<h1>桥</h1><td>http://www.courier.example　2024年05月03日08:31　古城晚报</td>", "2024-05-03T08:31:00"),
        ("<h1>橋</h1><div>（２０２４年５月３日 １２：３０）</div>", "2024-05-03T12:30:00"),
        (  # the time of a comment is not that of the article
            "<h2>May 3, 2024</h2><h1>Pier</h1><p>Open.</p><ol class=commentlist><li>May 3, 2024 at 11:20 pm</ol>",
            "2024-05-03",
        ),
    ],
)
def test_published_in_lines_with_a_byline_and_beside_comments(body: str, published: str) -> None:
    assert fields_of("", body).published == published
