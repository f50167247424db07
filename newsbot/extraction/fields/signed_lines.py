"""Lines within an article that name who wrote it, as papers sign where their pages have no byline."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsbot.extraction.element_text import element_text, line_behind
from newsbot.extraction.fields.names import is_person, split_names

_TAGS = ("p", "br", "td", "div", "span", "strong", "em", "b", "article", "section")
_ELEMENTS = 4_000  # that are looked at
_BEGINNING = 100  # characters of a paragraph within which its writer is named
_SIGNATURE = 40  # characters of a line that is a name
_HAN, _HANGUL = r"[\u4e00-\u9fff·]{2,4}", r"[\uac00-\ud7af]{2,4}"
_HANS = rf"{_HAN}(?:[、， ]{{1,2}}{_HAN}){{0,3}}"
_HANGULS = rf"{_HANGUL}(?:\s?[·,]\s?{_HANGUL}){{0,3}}"
_REPORTER = "(?:本[報报網网刊台社])?[记記]者"
_OPEN, _CLOSE = r"[（(〔［\[]", r"[）)〕］\]]"
_FROM = r"[/／][^）)〕］\]。]{1,12}"  # "／台北報導"
_SIGNED = tuple(map(re.compile, (
    # For example "(서울=통신사) 홍길동 기자 = …", "홍길동 기자 hong@…"
    rf"^(?:[(\[][^)\]]{{2,30}}[)\]]\s?)?({_HANGULS})\s?(?:기자|특파원)(?:\s?=|\s?[(<]?\S+@|$)",
    # "（记者 王小明）", "〔記者王小明／台北報導〕", "記者王小明／台北報導"; what ends with "摄" signs a picture
    rf"{_OPEN}(?:通讯员|{_REPORTER})[：: ]?\s?({_HANS})(?<![攝摄])(?:{_FROM})?{_CLOSE}",
    rf"^[记記]者({_HANS}){_FROM}[報报][導导道]",
    # "记者王小明北京3日电"
    r"[记記]者([\u4e00-\u9fff]{2,3})[\u4e00-\u9fff]{2,4}\d{1,2}日[電电]",
    # "作者：王小明", "文/本报记者 王小明 图/…"
    rf"^(?:文\s?[/／]|(?:作者|撰文|撰稿|采写|{_REPORTER})[：: ]\s?)(?:{_REPORTER}\s?)?({_HANS})(?=$|[\s/／（(])",
    # "（山本 花子）"
    r"^[（(【]([\u4e00-\u9fff]{1,3}\s[\u3040-\u30ff\u4e00-\u9fff]{1,4})[）)】]$",
)))  # fmt: skip
_TELLING = re.compile(r"기자|특파원|[记記]者|作者|通讯员|撰|文\s?[/／]|采写|[（(【]")
_TO_THE_RIGHT = re.compile(r"text-align:\s*right|\b(?:text-|align-?)right\b")


def signed_lines(tree: HtmlElement) -> Iterator[str]:
    """Yield what names the writer in lines of the page, in document order.

    In Chinese, Japanese and Korean words tell. In other languages it is a line of a name alone, in bold and to the
    right, as below a letter.
    """
    for element in islice(tree.iter(*_TAGS), _ELEMENTS):
        is_break = element.tag == "br"
        text = (element.tail if is_break else element.text) or ""
        if _TELLING.search(text, 0, _BEGINNING):
            line = line_behind(element, _BEGINNING) if is_break else element_text(element, _BEGINNING)
            yield from (found[1] for found in (shape.search(line) for shape in _SIGNED) if found is not None)
        elif element.tag == "p" and _is_signature(element):
            yield element_text(element, _SIGNATURE)


def _is_signature(element: HtmlElement) -> bool:
    if not _TO_THE_RIGHT.search(f"{element.get('style') or ''} {element.get('class') or ''}"):
        return False
    line = element_text(element, _SIGNATURE + 1)
    is_bold = next(element.iter("b", "strong"), None) is not None
    return is_bold and 3 <= len(line) <= _SIGNATURE and len(line.split()) > 1 and _names_people(line)


def _names_people(line: str) -> bool:
    names = split_names(line)
    return bool(names) and all(map(is_person, names))
