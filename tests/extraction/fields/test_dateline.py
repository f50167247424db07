"""Datelines of many languages, with zones; lines that only hold a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.extraction.fields.date_customs import DateCustoms
from newsbot.extraction.fields.date_words import BESIDE, months
from newsbot.extraction.fields.dateline import Dateline, parse_dateline


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("12:40 JST, December 12, 2024", "2024-12-12T12:40:00+09:00"),
        ("Published 3 May 2024, 17:47 CEST", "2024-05-03T17:47:00+02:00"),
        ("May 3, 2024 at 5:47 p.m. ET", "2024-05-03T17:47:00-04:00"),
        ("January 3, 2024 at 12:05 a.m. ET", "2024-01-03T00:05:00-05:00"),
        ("9:05am PDT Jul 3 2024", "2024-07-03T09:05:00-07:00"),
        ("Last modified on Fri 3 May 2024 13.07 BST", "2024-05-03T13:07:00+01:00"),
        ("Updated: Sep 2, 2024, 17:07 IST", "2024-09-02T17:07:00+05:30"),
        ("12:40 GMT+3, 3 May 2024", "2024-05-03T12:40:00+03:00"),
        ("Fri, 03 May 2024 17:47:00 -0430", "2024-05-03T17:47:00-04:30"),
        ("2024-05-03T12:40:00Z", "2024-05-03T12:40:00+00:00"),
        ("3. Mai 2024, 17:47 Uhr", "2024-05-03T17:47:00"),
        ("Stand: 03.05.2024 17:47 Uhr MESZ", "2024-05-03T17:47:00+02:00"),
        ("03.05.24, 17:47", "2024-05-03T17:47:00"),
        ("Publié le vendredi 3 mai 2024 à 14h25", "2024-05-03T14:25:00"),
        ("Sábado, 3 de agosto de 2024 às 14h05", "2024-08-03T14:05:00"),
        ("5 мая 2024, 14:30", "2024-05-05T14:30:00"),
        ("3. toukokuuta 2024 klo 17.47", "2024-05-03T17:47:00"),
        ("den 3 maj 2024 kl. 14:30", "2024-05-03T14:30:00"),
        ("2024. május 3. 12:40", "2024-05-03T12:40:00"),
        ("2024 m. gegužės 3 d. 12:40", "2024-05-03T12:40:00"),
        ("3 Haziran 2024 14:30", "2024-06-03T14:30:00"),
        ("2024年5月3日(金) 午後3時05分", "2024-05-03T15:05:00"),
        ("2024年5月3日（金）", "2024-05-03"),
        ("2024年5月3日 星期五", "2024-05-03"),
        ("2024.05.03 (금)", "2024-05-03"),
        ("2024年5月3日 12时40分", "2024-05-03T12:40:00"),
        ("2024년 5월 3일 오후 3:05", "2024-05-03T15:05:00"),
        ("السبت 3 أيار 2024 - 17:47", "2024-05-03T17:47:00"),
        ("3 تشرين الثاني 2024", "2024-11-03"),
        ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("३ मई 2024, 05:30 PM", "2024-05-03T17:30:00"),
        ("3 พฤษภาคม 2567", "2024-05-03"),
        ("Thứ Sáu, ngày 3 tháng 5 năm 2024", "2024-05-03"),
        ("May 3rd, 2024 | 2 min read", "2024-05-03"),
        ("3 مايو 2024 05:47 م", "2024-05-03T17:47:00"),
        ("الجمعة 3 أيار 2024 - 05:47 مساءً", "2024-05-03T17:47:00"),
        ("3 مايو 2024 05:47 صباحاً", "2024-05-03T05:47:00"),
        ("3 May 2024 17:47 PM", "2024-05-03T17:47:00"),
        ("প্রকাশিত: ৩ মে, ২০২৪ ০৫:৪৭ পিএম", "2024-05-03T17:47:00"),
        ("৩ মে ২০২৪, বিকাল ৫:৪৭", "2024-05-03T17:47:00"),
        ("வெள்ளி, 3 மே 2024 மாலை 5:47", "2024-05-03T17:47:00"),
        ("Mayo 3, 2024, 5:47 ng hapon", "2024-05-03T17:47:00"),
        ("3 مايو 2024 - 05:47 مساءً بتوقيت مكة المكرمة", "2024-05-03T17:47:00+03:00"),
        ("3 мая 2024 в 17:47 по московскому времени", "2024-05-03T17:47:00+03:00"),
        ("3 травня 2024, 17:47 за Києвом", "2024-05-03T17:47:00+03:00"),
        ("3 Mayıs 2024, 17:47 (TSİ)", "2024-05-03T17:47:00+03:00"),
        ("3 de maio de 2024 às 17:47 (horário de Brasília)", "2024-05-03T17:47:00-03:00"),
        ("13/05/24 17:47", "2024-05-13T17:47:00"),
        ("13-05-24 | 17:47", "2024-05-13T17:47:00"),
        ("۱۷:۴۷ - ۱۴ ارديبهشت ۱۴۰۳", "2024-05-03T17:47:00"),
        ("2024. gada 3. maijs 17:47", "2024-05-03T17:47:00"),
        ("2024ko maiatzaren 3a 17:47", "2024-05-03T17:47:00"),
        ("3 ឧសភា 2024 17:47", "2024-05-03T17:47:00"),
        ("3 Μαϊ 2024 17:47", "2024-05-03T17:47:00"),
        ("شائع 3 مئ 2024 05:47pm", "2024-05-03T17:47:00"),
        ("3 मई 2024, 05:47 अपराह्न", "2024-05-03T17:47:00"),
        ("3 مايو 2024 05:47 ص", "2024-05-03T05:47:00"),
        ("3 Μαΐου 2024 5:47 μ.μ.", "2024-05-03T17:47:00"),
        ("3 Mei 2024 5:47 petang", "2024-05-03T17:47:00"),
        ("3 मई 2024 शाम 5:47", "2024-05-03T17:47:00"),
        ("2024年5月3日 晚上8:30", "2024-05-03T20:30:00"),
        ("2024年5月3日（3時間前）", "2024-05-03"),
        ("3. Mai 2024 - vor 3 h", "2024-05-03"),
        ("3 mai 2024 à 17 h", "2024-05-03T17:00:00"),
        ("3 May 2024 (3h ago)", "2024-05-03"),
        ("3 May 2024 · 2:30 min", "2024-05-03"),
        ("3 May 2024 17:47 GMT + 7", "2024-05-03T17:47:00+07:00"),
        ("3 May 2024 17:47 UTC–5", "2024-05-03T17:47:00-05:00"),
        ("Published Fri, May 3 20242:23 PM EDT", "2024-05-03T14:23:00-04:00"),
    ],
)
def test_reads_a_line_that_is_a_date(line: str, value: str) -> None:
    assert parse_dateline(line) == Dateline(value=value, raw=line, covers_line=True)


@pytest.mark.parametrize(
    "line",
    [
        "The council met on 3 May 2024 in the town hall and decided.",
        "May 3, 2024 was a day like any other in the town",
        "Wahl am 3. Mai 2024",
        "2024年5月3日（金）に行われた試合",
        "© 2024 May 3 Harbour Inc",
        "Results of the vote of 3 May 2024, as of 17:47, by district and town",
    ],
)
def test_a_sentence_that_holds_a_date_is_no_dateline(line: str) -> None:
    found = parse_dateline(line)
    assert found is not None
    assert (found.value[:10], found.covers_line) == ("2024-05-03", False)


def test_another_date_is_no_time() -> None:
    found = parse_dateline("Erstellt: 03.05.2024, gelesen: 14.05.2024")
    assert found is not None
    assert found.value == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    ["", "May 2024", "5 August", "30.2.2024", "Mayor 12, 2024 people", "12:40 JST", "31/31/2024", "3 Mai 2024 " * 30],
)
def test_no_full_date_is_none(line: str) -> None:
    assert parse_dateline(line) is None


def test_numeric_dates_are_read_as_told() -> None:
    assert parse_dateline("03/05/2024") == Dateline(
        value="2024-05-03", raw="03/05/2024", covers_line=True, is_ambiguous=True
    )
    assert parse_dateline("03/05/2024", customs=DateCustoms(month_first=True)) == Dateline(
        value="2024-03-05", raw="03/05/2024", covers_line=True
    )
    assert parse_dateline("03.05.2024", customs=DateCustoms(month_first=True)) == Dateline(
        value="2024-05-03", raw="03.05.2024", covers_line=True
    )
    assert parse_dateline("05/25/2024") == Dateline(value="2024-05-25", raw="05/25/2024", covers_line=True)


def test_a_known_zone_gives_the_offset_that_a_time_lacks() -> None:
    summer = parse_dateline("3. Mai 2024, 17:47 Uhr", "Europe/Vienna")
    winter = parse_dateline("3. Januar 2024, 17:47 Uhr", "Europe/Vienna")
    written = parse_dateline("3 May 2024, 17:47 JST", "Europe/Vienna")
    day = parse_dateline("3. Mai 2024", "Europe/Vienna")
    assert [found.value for found in (summer, winter, written, day) if found] == [
        "2024-05-03T17:47:00+02:00",
        "2024-01-03T17:47:00+01:00",
        "2024-05-03T17:47:00+09:00",
        "2024-05-03",
    ]


def test_every_month_name_is_read_between_day_and_year() -> None:
    read = {name: parse_dateline(f"3 {name.replace('_', ' ')} 2024") for name in months()}
    wrong = {name for name, found in read.items() if not found or int(found.value[5:7]) != months()[name]}
    assert wrong == set()
    assert sorted(set(months().values())) == list(range(1, 13))


def test_words_beside_a_date_are_lower_case() -> None:
    assert {word for word in BESIDE if word != word.lower()} == set()


@given(st.text(max_size=220))
def test_any_text_is_read_or_none(text: str) -> None:
    found = parse_dateline(text)
    assert found is None or found.value[4] == "-"


@given(st.text(alphabet="0123456789 :./-+JSTUTCapm年月日,May", max_size=60))
def test_any_mix_of_date_parts_is_read_or_none(text: str) -> None:
    found = parse_dateline(text)
    assert found is None or 1900 <= int(found.value[:4]) < 2100
