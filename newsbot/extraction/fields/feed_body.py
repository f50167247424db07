"""The text of an article as its feed has it."""

from lxml.etree import ParserError
from lxml.html import HtmlElement, fromstring

from newsbot.items import Witness
from newsbot.text import clean_line


def read_feed_body(witness: Witness) -> str | None:
    """Return the text of a feed's content, None where it has none.

    >>> read_feed_body(Witness(content="<p>She left</p> <p>at noon.</p>"))
    'She left at noon.'
    """
    try:
        tree: HtmlElement = fromstring(witness.content or "")
        return clean_line(str(tree.text_content())) or None
    except (ParserError, ValueError):
        return None
