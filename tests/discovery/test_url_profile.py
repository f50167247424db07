from datetime import date

import pytest

from newsbot.discovery import ListingKind, UrlProfile, date_in_url

HEADLINE = "Ferry pact signed after a year of talks"

ARTICLES = [
    ("/2024/05/03/world/ferry-pact-signed", None),
    ("/politics/ferry-pact-signed-after-year-of-talks-48213377", None),
    ("/story/3000000218734/", None),
    ("/artikel/ferry-pact-unterzeichnet.html", None),
    ("/?p=4821", None),
    ("/news/articleView.html?idxno=21877", None),
    ("/articles/c0lzpw3ee1yo", None),
    ("/tag-der-offenen-tuer-im-hafen-lockt-tausende", None),
    ("/world/ferry-pact", HEADLINE),
]
OTHERS = [
    ("/", HEADLINE),
    ("/politics/", "Politics"),
    ("/tag/ferry", "Ferry"),
    ("/author/jane-maria-doe", "Jane Doe"),
    ("/search?q=ferry", None),
    ("/about-us", "About us"),
    ("/datenschutz.html", "Datenschutz"),
    ("/images/2024/05/03/ferry-pact-signed-at-harbour.jpg", None),
    ("/login?redirect=/2024/05/03/ferry-pact-signed-at-harbour", None),
    ("/newsletter", None),
    ("/video/", "Video"),
]


def score(path: str, title: str | None, profile: UrlProfile | None = None, kind: ListingKind | None = None) -> float:
    return (profile or UrlProfile()).score(f"https://courier.example{path}", title=title, kind=kind)


@pytest.mark.parametrize(("path", "title"), ARTICLES)
def test_articles_of_an_unknown_site_are_believed(path: str, title: str | None) -> None:
    assert 0.5 <= score(path, title) <= 1


@pytest.mark.parametrize(("path", "title"), OTHERS)
def test_other_pages_of_an_unknown_site_are_not(path: str, title: str | None) -> None:
    assert 0 <= score(path, title) < 0.5


def test_a_site_teaches_what_its_articles_look_like() -> None:
    path, unlike = "/n/harbour", "/topics/ferry-services-on-the-strait"
    profile = UrlProfile()
    assert score(path, None, profile) < 0.5 < score("/shop/item/ferry-models-made-of-oak-2024.html", None, profile)
    for number in range(10):
        profile = profile.learn(f"https://courier.example/n/word{'abcdefghij'[number]}", True)
        profile = profile.learn(f"https://courier.example/shop/item/a-{number}-model-of-oak.html", False)
    assert score(path, None, profile) > 0.5
    assert score("/shop/item/ferry-models-made-of-oak-2024.html", None, profile) < 0.5
    assert score(unlike, None, profile) == score(unlike, None)


def test_a_few_oddities_do_not_turn_a_shape() -> None:
    profile = UrlProfile()
    for number in range(30):
        url = f"https://courier.example/2024/05/03/a-story-of-{number}-ferries-at-sea"
        profile = profile.learn(url, number % 10 != 0)
    assert score("/2024/05/04/another-story-of-ferries", None, profile) > 0.8


def test_where_a_link_was_found_counts() -> None:
    trusted = score("/n/harbour", None, kind=ListingKind.NEWS_SITEMAP)
    assert trusted > 0.5 > score("/n/harbour", None, kind=ListingKind.SECTION)
    assert score("/feed.xml", None, kind=ListingKind.FEED) < 0.5


def test_a_profile_is_a_bounded_value_that_survives_json() -> None:
    empty = UrlProfile()
    profile = empty
    for number in range(500):
        profile = profile.learn(f"https://courier.example/{'x' * (number % 20)}{chr(97 + number % 26)}y/2024", True)
    assert empty == UrlProfile()
    assert len(profile.tallies) <= 400
    assert UrlProfile.from_json(profile.to_json()) == profile


def test_counts_forget_so_that_a_site_may_change() -> None:
    profile = UrlProfile()
    for _ in range(1_500):
        profile = profile.learn("https://courier.example/n/harbour", True)
    for _ in range(1_500):
        profile = profile.learn("https://courier.example/n/harbour", False)
    assert score("/n/harbour", None, profile) < 0.5


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/03/ferry", date(2024, 5, 3)),
        ("/2024/5/3/ferry", date(2024, 5, 3)),
        ("/news/2024-05-03-ferry", date(2024, 5, 3)),
        ("/politics/20240503-227544/", date(2024, 5, 3)),
        ("/view/AEN20240503001200315", date(2024, 5, 3)),
        ("/2024/0503/c90000-1.html", date(2024, 5, 3)),
        ("/2024/may/03/ferry", date(2024, 5, 3)),
        ("/03-05-2024/ferry", date(2024, 5, 3)),
        ("/2024/05/03", date(2024, 5, 3)),
        ("/2024/05/03.html", date(2024, 5, 3)),
        ("/2024/05/03_ferry", date(2024, 5, 3)),
        ("/2024-may-3-ferry", date(2024, 5, 3)),
        ("/2024/September/3/", date(2024, 9, 3)),
        ("/202405/03/ferry.htm", date(2024, 5, 3)),
        ("/ferry-20240503174700-nt.html", date(2024, 5, 3)),
        ("/read/A2024050317430000802", date(2024, 5, 3)),
        ("/2024/05/3-dead-in-crash/", None),
        ("/2024/05/20-questions-to-the-mayor", None),
        ("/2024/05/3.5-magnitude-quake", None),
        ("/2024/10/10-28-policies", None),
        ("/2024/0503-dead", None),
        ("/2024/may/18-held/", None),
        ("/2024/mayor-18-held/", None),
        ("/2024-mayor-18-held/", None),
        ("/2024/march-18-held/", None),
        ("/story/2000120212345/", None),
        ("/2024/05/", None),
        ("/2024/13/45/ferry", None),
        ("/2023/02/30/ferry", None),
        ("/n/1202405031", None),
        ("/ferry?date=2024-05-03", None),
    ],
)
def test_the_day_in_an_address(path: str, day: date | None) -> None:
    assert date_in_url(f"https://courier.example{path}") == day
