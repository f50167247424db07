"""What must hold of each parser whatever bytes it gets: its corpus, and that cut, doubled, spliced and sprinkled."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.targets import CORPUS, TARGETS

# What parsers stumble over: ends of records, escapes, control characters, lone surrogates, signs of formats.
SPRINKLE = st.sampled_from(
    [b"\x00", b"\n", b"\r\n\r\n", b"\xe2\x80\xa8", b"\xed\xa0\xbd", b"\xff\xfe", b"&#xD800;", b"&#0;", b"<!--", b"]]>",
     b"<![CDATA[", b"<p>", b"</", b'"', b"'", b"[[source]]", b"= 99999999999999999999", b"\x1f\x8b\x08", b"PK\x03\x04",
     b"WARC/1.0\r\n", b"Content-Length: 9999999999999\r\n", b"http://[", b"//x:99999/", b"9999-99-99T99:99:99+99:99",
     b"\xc2\x85", b"\x1b[2J", b"{", b"}", b"\\u0000", b"\\ud800"]
)  # fmt: skip


@st.composite
def inputs(draw: st.DrawFn, target: str) -> bytes:
    bodies = [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]
    body = draw(st.sampled_from(bodies))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(body)))
        until = min(len(body), at + draw(st.integers(0, 200)))
        middle = draw(st.one_of(SPRINKLE, st.binary(max_size=8), st.sampled_from(bodies).map(lambda it: it[:300])))
        body = body[:at] + middle * draw(st.sampled_from([1, 1, 1, 40])) + body[until:]
    return body[: draw(st.integers(0, len(body)))] if draw(st.booleans()) else body


@pytest.mark.parametrize("target", sorted(TARGETS))
@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_parser_gets(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(inputs(target)))


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*/*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_corpus(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())
