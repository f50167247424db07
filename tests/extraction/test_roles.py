"""What is text, and what is a field of the record."""

import textwrap
from datetime import UTC, datetime

import pytest

from newsbot.extraction import extract_article
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions

REPEATED = "The harbour office had waited for the new crane since the storm of the winter before last."
PARAGRAPHS = (
    "The crane of the northern quay went to work on Monday morning, a month after it came by barge.",
    REPEATED,
    "Two crews were trained on it in March, and a third one will be by the end of the summer.",
    "Ships of the coast line unload in half the time now, the office said, and the mail is sorted by noon.",
)


def read(body: str) -> Article:
    html = f"<html><head><title>New crane at work</title></head><body><main><h1>New crane at work</h1>{body}</main>"
    page = Page(url=None, body=html.encode(), fetched=datetime(2024, 6, 1, tzinfo=UTC))
    outcome = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(outcome, Article)
    return outcome


@pytest.mark.parametrize("said", [REPEATED, REPEATED[:-1]])
def test_a_paragraph_that_a_caption_says_too_is_text(said: str) -> None:
    figure = f"<figure><img src=/crane.jpg alt=crane><figcaption>{said}</figcaption></figure>"
    first, *rest = PARAGRAPHS
    article = read(f"<article><p>{first}</p>{''.join(f'<p>{each}</p>' for each in rest)}{figure}</article>")
    assert article.text == "\n\n".join(PARAGRAPHS)
    assert [image.caption for image in article.images] == [said]


def test_what_says_a_caption_right_below_its_image_is_none() -> None:
    figure = f"<figure><img src=/crane.jpg alt=crane><figcaption>{REPEATED}</figcaption></figure>"
    image = "<img src=/crane.jpg alt=crane>"
    texts = "".join(f"<p>{each}</p>" for each in PARAGRAPHS if each != REPEATED)
    article = read(f"{figure}<article>{texts}{image}<p>{REPEATED}</p></article>")
    assert REPEATED not in article.text


@pytest.mark.parametrize(
    "caption", ["The crane of the quay at work. Photo: Ann Lee", "北码头的新起重机投入使用。港口日报记者 王磊 摄"]
)
def test_a_caption_with_its_credit_right_below_an_image_is_no_text(caption: str) -> None:
    image = f"<img src=/crane.jpg alt=crane><p>{caption}</p>"
    texts = [f"<p>{each}</p>" for each in PARAGRAPHS]
    assert read(f"<article>{texts[0]}{image}{''.join(texts[1:])}</article>").text == "\n\n".join(PARAGRAPHS)


def test_who_the_author_is_set_apart_from_the_text_is_no_text() -> None:
    life = "Ann Lee is a captain and the author of books on cranes."
    texts = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    said = read(f"<p class=byline>By Ann Lee</p><article>{texts}<p><i>{life}</i></p></article>")
    assert (said.authors, said.text) == (("Ann Lee",), "\n\n".join(PARAGRAPHS))
    assert life in read(f"<p class=byline>By Bo Ek</p><article>{texts}<p><i>{life}</i></p></article>").text


def test_a_lead_that_the_byline_parts_from_the_text_is_the_standfirst() -> None:
    lead = "After a month in its crates the crane of the northern quay is at work"
    texts = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    parted = read(f"<header><p>{lead}</p><p>By Ann Lee</p></header><article>{texts}</article>")
    assert (parted.standfirst, parted.text) == (lead, "\n\n".join([lead, *PARAGRAPHS]))
    assert read(f"<article><p>{lead}</p>{texts}</article>").standfirst is None


def test_headline_byline_and_date_in_one_block_are_no_text() -> None:
    top = (
        "<span>New crane of the northern quay at work</span><br><span>By Ann Lee</span><br>Staff writer<br>May 3, 2024"
    )
    paragraphs = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    html = f"<title>New crane of the northern quay at work - The Courier</title><table><td>{top}{paragraphs}</table>"
    page = Page(url=None, body=html.encode(), fetched=datetime(2024, 6, 1, tzinfo=UTC))
    outcome = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(outcome, Article)
    assert (outcome.authors, outcome.published, outcome.text) == (("Ann Lee",), "2024-05-03", "\n\n".join(PARAGRAPHS))
    assert {block.kind for block in outcome.body} == {"paragraph"}  # of a table that lays out the page


def test_a_wire_item_in_preformatted_text_is_read_in_paragraphs() -> None:
    top = "By Ann Lee\nStaff writer\nMay 3, 2024"
    wrapped = "\n\n".join(textwrap.fill(f"   {each}", 60) for each in PARAGRAPHS)
    headline = "New crane of the northern quay at work"
    html = f"<title>{headline}</title><h2>{headline}</h2><pre>{top}\n\n{wrapped}</pre>"
    page = Page(url=None, body=html.encode(), fetched=datetime(2024, 6, 1, tzinfo=UTC))
    outcome = extract_article(page, ExtractionOptions()).outcome
    assert isinstance(outcome, Article)
    assert (outcome.authors, outcome.published, outcome.text) == (("Ann Lee",), "2024-05-03", "\n\n".join(PARAGRAPHS))
    assert {block.kind for block in outcome.body} == {"paragraph"}
