from datetime import UTC, datetime

from newsbot.errors import RejectReason
from newsbot.items import Duplicate, Page
from newsbot.pipelines.dropped import REJECTED, DuplicateArticle, duplicate, rejected
from newsbot.rejects import reject_page


def test_each_reason_has_an_exception_of_its_own() -> None:
    assert set(REJECTED) == set(RejectReason)
    assert len({type_.__name__ for type_ in REJECTED.values()}) == len(RejectReason)
    assert REJECTED[RejectReason.NOT_AN_ARTICLE].__name__ == "NotAnArticle"


def test_an_exception_names_the_page_and_is_logged_as_information() -> None:
    page = Page(url="https://port.example/", body=b"", fetched=datetime(2026, 1, 1, tzinfo=UTC))

    error = rejected(reject_page(page, RejectReason.LOGIN_WALL, "asks for a password"))

    assert isinstance(error, REJECTED[RejectReason.LOGIN_WALL])
    assert str(error) == "https://port.example/: login_wall: asks for a password"
    assert error.log_level == "INFO"


def test_a_duplicate_names_the_article_that_is_there() -> None:
    error = duplicate(Duplicate(id="ab", url="https://port.example/", input="pages/a.html"))

    assert isinstance(error, DuplicateArticle)
    assert str(error) == "pages/a.html: the article ab is in the output already"
    assert error.log_level == "INFO"
