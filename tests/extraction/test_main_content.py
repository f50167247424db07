"""What trafilatura is asked for, and how."""

from lxml.html import document_fromstring
from trafilatura import bare_extraction
from trafilatura.settings import Document

from newsbot.extraction.main_content import find_main_content
from newsbot.text import fold

SHORT = "The harbour of Skerry stays closed until Friday, its master said on Monday, as the breakwater is mended. " * 3
PAGE = (
    f"<html><body><article><p>{SHORT}</p>"
    + "".join(f'<div class="teaser"><p>{n}. {letter * 9} wrote a long remark on another day. {SHORT}</p></div>'
              for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz"))
    + "</article></body></html>"
)  # fmt: skip


def test_a_short_text_is_not_looked_for_again_in_the_rest_of_the_page() -> None:
    twice = bare_extraction(document_fromstring(PAGE), fast=True, include_comments=False)
    assert isinstance(twice, Document)
    assert "another day" in (twice.text or ""), "trafilatura itself reads this page a second time"
    verdict = find_main_content(document_fromstring(PAGE))
    assert fold(SHORT) in verdict.joined
    assert fold("another day") not in verdict.joined


def test_the_tree_is_left_as_it_was() -> None:
    tree = document_fromstring(PAGE)
    elements = [(element.tag, element.text, element.tail) for element in tree.iter()]
    find_main_content(tree)
    assert [(element.tag, element.text, element.tail) for element in tree.iter()] == elements
