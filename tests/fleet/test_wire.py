"""Requests and records through JSON and back."""

import json

import pytest
from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.errors import RejectReason
from newsbot.extraction import extract_article
from newsbot.fleet.wire import pack_item, pack_request, unpack_item, unpack_request
from newsbot.items import Article, to_record
from newsbot.options import ExtractionOptions
from newsbot.rejects import reject_page
from tests.extraction.template.paper import page, story
from tests.extraction.test_wrapper import PAGE


class Some(Spider):
    name = "some"

    def read(self, response: Response) -> None: ...

    def fail(self, failure: Failure) -> None: ...


@pytest.mark.parametrize("it", [PAGE, page(story(3))])
def test_an_article_comes_back_as_it_was(it: object) -> None:
    outcome = extract_article(it, ExtractionOptions()).outcome  # type: ignore[arg-type]
    assert isinstance(outcome, Article)
    assert outcome.removed
    assert to_record(unpack_item(pack_item(outcome))) == to_record(outcome)


def test_a_reject_comes_back_as_it_was() -> None:
    reject = reject_page(PAGE, RejectReason.TOO_SHORT, "3 words")
    assert to_record(unpack_item(pack_item(reject))) == to_record(reject)


def test_a_request_comes_back_with_its_callbacks_and_without_what_is_of_one_download() -> None:
    spider = Some()
    request = Request(
        "https://example.org/a?b=ü", spider.read, errback=spider.fail, cb_kwargs={"source": "x", "depth": 2},
        headers={"If-None-Match": '"é"'}, meta={"retry_times": 1, "download_slot": "example.org", "object": object()},
        priority=3, dont_filter=True,
    )  # fmt: skip
    back = unpack_request(pack_request(request, spider), spider)
    assert (back.url, back.callback, back.errback) == (request.url, spider.read, spider.fail)
    assert (back.cb_kwargs, back.headers, back.meta) == (request.cb_kwargs, request.headers, {"retry_times": 1})
    assert (back.priority, back.dont_filter) == (3, True)


def test_what_is_no_json_is_refused() -> None:
    spider = Some()
    with pytest.raises(TypeError):
        pack_request(Request("https://example.org/", spider.read, cb_kwargs={"x": object()}), spider)
    json.loads(pack_request(Request("https://example.org/", spider.read), spider))
