"""What repeats on a site and is its articles' all the same, and lists that only the site tells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from newsbot.extraction import extract_article
from newsbot.items import Article, Page
from newsbot.options import ExtractionOptions
from newsbot.site_template import SiteTemplate, learn
from tests.extraction.template.paper import Story, page, story

OPTIONS = ExtractionOptions()


def with_text(it: Story, text: str, above: str = "") -> Page:
    """Return the page of a story with other elements in place of its paragraphs, and some below its headline."""
    html = page(replace(it, paragraphs=("PARAGRAPHS",)), disclaimer="", lists=False).body.decode()
    html = html.replace("<p></p>", "").replace("<p>PARAGRAPHS</p>", text).replace("</h1>", f"</h1>{above}")
    return replace(page(it), body=html.encode())


def as_paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def read_in_turn(pages: Sequence[Page]) -> Iterator[tuple[int, Article]]:
    """Read pages one after the other, each with what those before it taught."""
    template = SiteTemplate()
    for number, it in enumerate(pages):
        extraction = extract_article(it, OPTIONS, template)
        assert isinstance(extraction.outcome, Article), extraction.outcome
        assert extraction.observation is not None
        template = learn(template, extraction.observation)
        yield number, extraction.outcome


def lines_of(article: Article) -> list[str]:
    return [block.text for block in article.body]


INGREDIENTS = (
    "2 eggs", "1 tsp salt", "250 g plain flour", "1 onion, finely chopped", "salt and pepper to taste", "100 g butter",
    "200 ml milk", "50 g sugar", "a handful of parsley", "1 bay leaf", "500 g potatoes", "1 lemon",
)  # fmt: skip


@pytest.mark.parametrize("tag", ["li", "p"])
def test_what_recipes_list_again_and_again_is_kept(tag: str) -> None:
    recipes = [Random(n).sample(INGREDIENTS, 6) for n in range(30)]

    def recipe(n: int) -> Page:
        listed = "".join(f"<{tag}>{line}</{tag}>" for line in recipes[n])
        listed = f"<ul>{listed}</ul>" if tag == "li" else listed
        first, *others = story(n).paragraphs
        return with_text(story(n), f"<p>{first}</p><h2>Ingredients</h2>{listed}<h2>Method</h2>{as_paragraphs(others)}")

    for n, article in read_in_turn([recipe(n) for n in range(30)]):
        assert [line for line in lines_of(article) if line in INGREDIENTS] == recipes[n], n


def test_a_standfirst_without_a_full_stop_is_no_line_of_the_menu_above_it() -> None:
    def standfirst(n: int) -> str:
        return f"Two members of the crew tell what they saw of case {n} on the night of the gale"

    pages = [
        with_text(it, as_paragraphs(it.paragraphs), above=f"<p class='s1'>{standfirst(it.number)}</p>")
        for it in map(story, range(24))
    ]
    for n, article in read_in_turn(pages):
        assert lines_of(article) == [standfirst(n), *story(n).paragraphs], n


def test_a_standfirst_below_a_byline_of_the_same_place_is_no_line_of_a_list() -> None:
    def standfirst(n: int) -> str:
        return f"Two members of the crew tell what they saw of case {n} on the night of the gale"

    pages = [
        with_text(it, as_paragraphs(("Share", "By Nora Quinn", standfirst(it.number), *it.paragraphs)))
        for it in map(story, range(24))
    ]
    for n, article in read_in_turn(pages):
        assert standfirst(n) in article.text, n


QUESTIONS = ("What are you reading at the moment?", "Which book did you never finish?", "What made you laugh last?")


def test_the_questions_of_a_column_are_kept() -> None:
    def asked(it: Story) -> list[str]:
        return [line for pair in zip(QUESTIONS, it.paragraphs, strict=False) for line in pair]

    for n, article in read_in_turn([with_text(it, as_paragraphs(asked(it))) for it in map(story, range(24))]):
        assert lines_of(article) == asked(story(n)), n


def test_the_first_of_standing_subheads_is_kept() -> None:
    def parts(it: Story) -> str:
        first, last = as_paragraphs(it.paragraphs[:2]), as_paragraphs(it.paragraphs[2:])
        return f"<h2>What happened</h2>{first}<h2>What is next</h2>{last}"

    for n, article in read_in_turn([with_text(it, parts(it)) for it in map(story, range(24))]):
        assert {"What happened", "What is next"} <= set(lines_of(article)), n


BACKGROUND = "The dispute began when the old ferry was sold to a firm from the mainland, which never paid for it."


def amid(it: Story, line: str) -> list[str]:
    """Return the paragraphs of a story with a line between them."""
    at = 1 + it.number % (len(it.paragraphs) - 1)
    return [*it.paragraphs[:at], line, *it.paragraphs[at:]]


@pytest.mark.parametrize("first", [0, 12])
def test_background_that_ten_follow_ups_in_a_row_repeat_is_kept(first: int) -> None:
    def text(it: Story) -> list[str]:
        return amid(it, BACKGROUND) if first <= it.number < first + 10 else list(it.paragraphs)

    for n, article in read_in_turn([with_text(it, as_paragraphs(text(it))) for it in map(story, range(30))]):
        assert lines_of(article) == text(story(n)), n


def test_what_nearly_all_articles_have_among_their_paragraphs_is_stripped() -> None:
    note = "The Post has followed this matter from the start, with a reporter on each of the islands."
    pages = [with_text(it, as_paragraphs(amid(it, note))) for it in map(story, range(40))]
    for n, article in read_in_turn(pages):
        assert n < 16 or lines_of(article) == list(story(n).paragraphs), n


def card(n: int) -> tuple[str, str]:
    return story(n).headline, story(1_000 + n).paragraphs[0]


def cards(it: Story) -> str:
    """Return a box of four articles that are new on every page, with a sentence or two of each."""
    shown = "".join("<div class='z2'><h4>{}</h4><p>{}</p></div>".format(*card(it.number + n)) for n in range(4))
    return f"<div class='z1'><h3>Keep reading</h3>{shown}</div>"


def picks(it: Story) -> str:
    """Return a box of two of six articles between the paragraphs of another."""
    chosen = Random(it.number).sample(range(2_000, 2_006), 2)
    shown = "".join("<p><b>{}</b></p><p>{}</p>".format(*card(n)) for n in chosen)
    return f"<div class='k2'><p>Our choice</p>{shown}</div>"


@pytest.mark.parametrize("box", [cards, picks])
def test_boxes_of_other_articles_are_stripped_with_their_sentences(box: Callable[[Story], str]) -> None:
    def text(it: Story) -> str:
        first, *others = it.paragraphs
        return f"<p>{first}</p>{box(it)}{as_paragraphs(others)}"

    for n, article in read_in_turn([with_text(it, text(it)) for it in map(story, range(40))]):
        assert n < 16 or lines_of(article) == list(story(n).paragraphs), n


def test_paragraphs_of_a_script_without_full_stops_are_no_list() -> None:
    note = "ติดตามข่าวสารได้ที่เว็บไซต์ของเราทุกวัน"

    def paragraphs(n: int) -> list[str]:
        said = ("ตำรวจยืนยันว่าสะพานแห่งใหม่จะเปิดใช้งานในเดือนหน้า", "ชาวบ้านกล่าวว่าราคาน้ำมันจะเพิ่มขึ้นอย่างต่อเนื่องในปีนี้")
        return [
            f"{said[part % 2]} จำนวน {n * 10 + part} ราย {said[(n + part) % 2]} ทั้งหมด {part} ครั้ง" for part in range(6)
        ]

    pages = [with_text(story(n), as_paragraphs([*paragraphs(n), note])) for n in range(24)]
    for n, article in read_in_turn(pages):
        assert set(paragraphs(n)) <= set(lines_of(article)), n


FINES = (
    "Speeding on the pier road: fined 100 pounds", "No permit for the nets: fined 60 pounds",
    "Sailing without lights: banned for a month", "Theft of a lifebelt: conditional discharge",
    "Failing to stop at the lock: fined 200 pounds", "Fishing at night in May: fined 80 pounds",
)  # fmt: skip


def test_what_every_third_page_lists_among_its_paragraphs_is_kept() -> None:
    def text(it: Story) -> list[str]:
        fines = Random(it.number).sample(FINES, 4) if it.number % 3 == 0 else []
        return [*it.paragraphs[:2], *fines, *it.paragraphs[2:]]

    for n, article in read_in_turn([with_text(it, as_paragraphs(text(it))) for it in map(story, range(30))]):
        assert lines_of(article) == text(story(n)), n


def test_titles_below_a_standing_line_are_stripped_though_they_were_text_once() -> None:
    def text(it: Story) -> list[str]:
        titles = [story(n).headline for n in Random(it.number).sample(range(3_000, 3_012), 3)]
        return [*it.paragraphs[:2], "Also in the news", *titles, *it.paragraphs[2:]]

    for n, article in read_in_turn([with_text(it, as_paragraphs(text(it))) for it in map(story, range(30))]):
        assert n < 12 or lines_of(article) == list(story(n).paragraphs), n


def test_a_note_in_italics_below_each_article_is_no_heading() -> None:
    note = "This article was produced by the newsroom of the Post, which has covered the islands since 1911."
    pages = [with_text(it, f"{as_paragraphs(it.paragraphs)}<p><em>{note}</em></p>") for it in map(story, range(12))]
    for n, article in read_in_turn(pages):
        assert n < 2 or lines_of(article) == list(story(n).paragraphs), n


def test_what_tells_of_the_author_below_several_articles_is_stripped() -> None:
    authors = ("Nora Quinn", "Jonas Weiss", "Hana Sato", "Clara Vogt")

    def text(it: Story) -> list[str]:
        name = authors[it.number % 4]
        return [
            *it.paragraphs,
            f"{name} has reported on the islands since 1998 and lives near the old pier with two dogs.",
        ]

    pages = [
        with_text(it, as_paragraphs(text(it)), above=f"<div class='byline'>By {authors[it.number % 4]}</div>")
        for it in map(story, range(32))
    ]
    for n, article in read_in_turn(pages):
        assert article.authors == (authors[n % 4],)
        assert n < 8 or lines_of(article) == list(story(n).paragraphs), n
