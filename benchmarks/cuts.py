"""Short pages made of long ones: the article cut to its first blocks, all else as published.

The wire item is where extractors fail, and few collections hold many of them.
"""

import json
import re
from collections.abc import Sequence
from random import Random

from lxml.html import HtmlElement

from benchmarks.labels import align
from newsbot.extraction.blocks import PageBlock, split_blocks

_ARTICLE_BODY = re.compile(r'("articleBody"\s*:\s*)"(?:[^"\\]|\\.)*"')
_CONTAINERS = frozenset({"div", "section", "li", "ul", "ol", "blockquote", "p", "td"})
PAGE_LENGTHS = (1, 1, 2, 2, 3, 4, 5)
TEXT_LENGTHS = (2, 2, 3, 3, 4, 4, 5)
"""Blocks that are left, each as likely: a standfirst alone is too little for what becomes plain text."""


def cut(tree: HtmlElement, gold: str, random: Random, lengths: Sequence[int]) -> str | None:
    """Cut the article of a parsed page in place to one of some lengths, in blocks; return its gold.

    None where it cannot be cut cleanly.
    """
    blocks = split_blocks(tree)
    shares = align([block.text for block in blocks], gold)
    article = [block for block, share in zip(blocks, shares, strict=True) if share > 0.5]
    size = random.choice(lengths)
    if len(article) <= size + 1:
        return None
    kept = {block.element for block in article[:size]}
    for block in article[size:]:
        if block.element in kept or block.element.tag in {"body", "html"}:
            return None
        _remove(block, kept)
    text = "\n\n".join(block.text for block in article[:size])
    _replace_article_body(tree, text)
    return text


def _remove(block: PageBlock, kept: set[HtmlElement]) -> None:
    element = block.element
    parent = element.getparent()
    if parent is None or any(below in kept for below in element.iter()):
        return
    parent.remove(element)
    while parent is not None and parent.tag in _CONTAINERS and not len(parent) and not (parent.text or "").strip():
        above = parent.getparent()
        if above is None or parent in kept:
            return
        above.remove(parent)
        parent = above


def _replace_article_body(tree: HtmlElement, text: str) -> None:
    body = json.dumps(text)
    for script in tree.iter("script"):
        if script.text and "ld+json" in (script.get("type") or ""):
            script.text = _ARTICLE_BODY.sub(lambda found: found.group(1) + body, script.text)
