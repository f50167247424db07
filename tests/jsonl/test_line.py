import json
from dataclasses import replace

from newsbot.items import ARTICLE_KEYS, REJECT_KEYS, to_record
from newsbot.jsonl import to_line
from tests.state.records import article, reject


def test_line_is_the_record_with_its_keys_in_order() -> None:
    line = to_line(article(1))
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert json.loads(line) == to_record(article(1))
    assert tuple(json.loads(line)) == ARTICLE_KEYS
    assert tuple(json.loads(to_line(reject(1)))) == REJECT_KEYS


def test_text_is_written_as_it_is() -> None:
    assert "東京の港 «ça» 🚢".encode() in to_line(article(1, headline="東京の港 «ça» 🚢"))


def test_what_splits_or_steers_is_escaped_and_read_back() -> None:
    text = "a\nb\x1b[31m\x7f\x85c\u2028d\u2029e\x00"
    line = to_line(replace(article(1), text=text))
    assert all(byte >= 0x20 and byte != 0x7F for byte in line[:-1])
    assert len(line.decode().splitlines()) == 1
    assert json.loads(line)["text"] == text


def test_lone_surrogate_is_replaced() -> None:
    line = to_line(replace(reject(1), input="pages/\udcff.html"))
    assert json.loads(line.decode("utf-8"))["input"] == "pages/\ufffd.html"
