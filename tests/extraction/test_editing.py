"""The choice mended as an editor would: what goes together is taken together."""

import numpy as np
from lxml.html import document_fromstring

from newsbot.extraction.blocks import split_blocks
from newsbot.extraction.editing import edit
from newsbot.extraction.features import Hints

SENTENCE = "The harbour office said on Monday that the {} ferry would sail again in the morning."


def taken(html: str, scores: list[float]) -> list[int]:
    """Return the numbers of the blocks that are taken where all from a half on were chosen."""
    blocks = split_blocks(document_fromstring(html))
    assert len(blocks) == len(scores)
    chosen = edit(blocks, np.array(scores), np.array(scores) >= 0.5, Hints())
    return np.flatnonzero(chosen).tolist()


def listed(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


def test_a_list_that_is_mostly_taken_is_taken_whole() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + listed(
        "Red line: at eight", "Blue line: at nine", "Green line: at ten"
    )
    assert taken(page, [0.9, 0.8, 0.3, 0.7]) == [0, 1, 2, 3]


def test_of_a_list_that_is_mostly_left_nothing_more_is_taken() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + listed(
        "Red line: at eight", "Blue line: at nine", "Green line: at ten"
    )
    assert taken(page, [0.9, 0.8, 0.3, 0.3]) == [0, 1]


def test_an_item_that_is_surely_none_stays_out() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + listed("Red line: at eight", "Share", "Green line: at ten")
    assert taken(page, [0.9, 0.8, 0.05, 0.7]) == [0, 1, 3]


def test_a_list_goes_with_the_line_that_leads_in_to_it() -> None:
    items = listed("the mail for two islands,", "a sheep and" + listed("two lambs,", "their feed,"), "no passenger.")
    page = f"<p>{SENTENCE.format('first')}</p><p>On board were:</p>{items}<p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.8, 0.2, 0.3, 0.2, 0.05, 0.3, 0.9]) == [0, 1, 2, 3, 4, 6, 7]
    assert taken(page.replace("were:", "were few."), [0.9, 0.8, 0.2, 0.3, 0.2, 0.05, 0.3, 0.9]) == [0, 1, 7]


def test_a_line_that_leads_in_to_a_list_stands_with_the_prose_around_it() -> None:
    items = listed("the mail,", "a sheep.")
    page = f"<p>{SENTENCE.format('first')}</p><p>On board were:</p>{items}<p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.3, 0.2, 0.2, 0.9]) == [0, 1, 2, 3, 4]
    assert taken(page.replace("were:", "were"), [0.9, 0.3, 0.2, 0.2, 0.9]) == [0, 4]


def test_of_prose_that_is_nearly_all_taken_only_what_is_told_to_the_reader_stays_out() -> None:
    names = ("first", "second", "third", "fourth", "fifth")
    page = "".join(f"<section><p class=t>{SENTENCE.format(name)}</p></section>" for name in names)
    told = page.replace("ferry would sail", "paper needs your support, and that you would subscribe")
    assert taken(page, [0.9, 0.9, 0.9, 0.9, 0.1]) == [0, 1, 2, 3, 4]
    assert taken(page, [0.9, 0.9, 0.9, 0.9, 0.05]) == [0, 1, 2, 3]
    assert taken(page, [0.9, 0.9, 0.9, 0.1, 0.1]) == [0, 1, 2]
    assert taken(told, [0.9, 0.9, 0.9, 0.9, 0.1]) == [0, 1, 2, 3]


def test_a_heading_that_heads_nothing_stays_out_but_for_an_item_of_a_list() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>{{}}<p>{SENTENCE.format('second')}</p>"
    headings = "<h2>Red line</h2>", "<h2>Blue line</h2>"
    assert taken(page.format("".join(headings)), [0.9, 0.9, 0.9, 0.9]) == [0, 2, 3]
    assert taken(page.format(listed(*headings)), [0.9, 0.9, 0.9, 0.9]) == [0, 1, 2, 3]


def test_a_list_of_links_stays_out_whatever_leads_in_to_it() -> None:
    items = listed(*(f'<a href="/{name}">The {name} ferry is late</a>' for name in ("red", "blue")))
    page = f"<p>{SENTENCE.format('first')}</p><p>On board were:</p>{items}<p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.8, 0.3, 0.3, 0.9]) == [0, 1, 4]


def tabled(*rows: tuple[str, ...]) -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"
    )


def test_a_table_is_taken_whole_or_left() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + tabled(("Red line", "at eight"), ("Blue line", "at nine"))
    assert taken(page, [0.9, 0.8, 0.3, 0.7, 0.2]) == [0, 1, 2, 3, 4]
    assert taken(page, [0.9, 0.3, 0.3, 0.6, 0.3]) == [0, 3]
    assert taken(page, [0.9, 0.3, 0.3, 0.3, 0.6]) == [0]


def test_a_table_keeps_a_head_that_reads_like_none_of_the_text() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + tabled(("Line", "Sails"), ("Red", "at eight"), ("Blue", "at nine"))
    assert taken(page, [0.9, 0.08, 0.2, 0.8, 0.7, 0.8, 0.7]) == [0, 1, 2, 3, 4, 5, 6]


def test_a_link_up_the_page_stays_out_in_any_language() -> None:
    page = f"<p>{SENTENCE.format('first')}</p><p><a href=#top>{{}} Ar ais go barr</a></p>"
    assert taken(page.format("▲"), [0.9, 0.8]) == [0]
    assert taken(page.format("–"), [0.9, 0.8]) == [0, 1]


def test_of_a_table_that_lays_out_a_page_each_cell_counts_for_itself() -> None:
    page = tabled((f"<p>{SENTENCE.format('first')}</p><p>{SENTENCE.format('second')}</p>", "To the front page"))
    assert taken(page, [0.9, 0.8, 0.3]) == [0, 1]


def test_parts_of_a_body_that_share_their_class_are_joined_wherever_they_stand() -> None:
    part = '<div><div class="body"><p class="paragraph">{}</p></div></div>'
    page = "".join(part.format(SENTENCE.format(name)) for name in ("first", "second", "third"))
    assert taken(page, [0.9, 0.8, 0.3]) == [0, 1, 2]
    assert taken(page.replace(' class="paragraph"', ""), [0.9, 0.8, 0.3]) == [0, 1]


def test_comments_stay_out_however_well_they_read() -> None:
    page = f"<p>{SENTENCE.format('first')}</p>" + "".join(
        f'<div class="comment-content"><div><p>{SENTENCE.format(name)}</p></div></div>' for name in ("blue", "green")
    )
    assert taken(page, [0.9, 0.8, 0.9]) == [0]


def test_a_page_that_is_all_comments_by_its_classes_is_read() -> None:
    page = "".join(f'<div class="comment-content"><p>{SENTENCE.format(name)}</p></div>' for name in ("blue", "green"))
    assert taken(page, [0.8, 0.9]) == [0, 1]


def test_posts_of_networks_stay_out_unless_they_are_nearly_all() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{SENTENCE.format("blue")}</p>— Ann (@ann) July 18</blockquote>'
    page = f"<p>{SENTENCE.format('first')}</p>{post}<p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.9, 0.9, 0.9]) == [0, 3]
    assert taken(page.replace("twitter-tweet", "wide"), [0.9, 0.9, 0.9, 0.9]) == [0, 1, 2, 3]
    assert taken(post, [0.9, 0.9]) == [0, 1]


def test_labels_of_adverts_stay_out() -> None:
    between = ("Advertisement", "Story continues below advertisement", "広告", "Advertisement was slow in coming here.")
    page = "".join(f"<p>{SENTENCE.format(line)}</p><p>{line}</p>" for line in between)
    assert taken(page, [0.9, 0.7] * 4) == [0, 2, 4, 6, 7]


def test_a_quote_that_is_pulled_out_of_the_text_stays_out() -> None:
    paragraphs = [f"<p>{SENTENCE.format(name)}</p>" for name in ("first", "second", "third", "fourth")]
    for quote, left in (
        (SENTENCE.format("fourth")[:60], [0, 1, 2, 4]),
        ("Nobody has seen such a sea", [0, 1, 2, 3, 4]),
    ):
        page = "".join([*paragraphs[:3], f"<div class=x1>“{quote}”</div>", paragraphs[3]])
        assert taken(page, [0.9] * 5) == left
    standfirst = f"<h2>{SENTENCE.format('first')[:60]}</h2>" + "".join(paragraphs)
    assert taken(standfirst, [0.9] * 5) == [0, 1, 2, 3, 4]


def test_the_articles_that_a_page_loads_below_its_own_stay_out() -> None:
    def story(name: str, tag: str, headline: str) -> str:
        by = f"<p>By Ann Lee</p><p>{SENTENCE.format(name)}</p>"
        return f"<{tag} class=story><{headline}>The {name} ferry</{headline}>{by}</{tag}>"

    for tag, headline in (("article", "h1"), ("div", "h1"), ("div", "h2")):
        page = f"<main>{story('first', tag, 'h1')}{story('second', tag, headline)}</main>"
        assert taken(page, [0.1, 0.1, 0.9, 0.1, 0.1, 0.9]) == [2]
    parts = f"<main>{story('first', 'section', 'h1')}{story('second', 'section', 'h2')}</main>"
    assert taken(parts.replace("By Ann Lee", "At eight"), [0.1, 0.1, 0.9, 0.6, 0.6, 0.9]) == [2, 3, 4, 5]


def test_a_lead_beside_the_headline_is_taken_where_the_fields_part_it_from_the_text() -> None:
    lead = "After a week in port the ferries to the islands sail"
    head = f"<header><h1>Ferries sail</h1><p>{lead}</p><p>By Ann Lee</p></header>"
    page = f"{head}<p>{SENTENCE.format('first')}</p><p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.1, 0.2, 0.1, 0.9, 0.9]) == [1, 3, 4]
    assert taken(page, [0.1, 0.1, 0.1, 0.9, 0.9]) == [3, 4]  # surely none
    assert taken(page.replace("By Ann Lee", "Share"), [0.1, 0.2, 0.1, 0.9, 0.9]) == [3, 4]
    assert taken(page.replace(lead, "Ferries"), [0.1, 0.2, 0.1, 0.9, 0.9]) == [3, 4]


def test_a_correction_below_the_text_is_taken() -> None:
    told = "Correction, Feb. 3: the ferry is called Ada Brook, not Ada Bruck, as we wrote here on Monday."
    page = f"<p>{SENTENCE.format('first')}</p><div>{told}</div><p>Share</p>"
    assert taken(page, [0.9, 0.1, 0.1]) == [0, 1]
    assert taken(page.replace("Correction, Feb. 3", "Sent by"), [0.9, 0.1, 0.1]) == [0]


def test_notes_of_the_house_below_the_text_stay_out() -> None:
    opinions, offer = "The opinions expressed here are the author's own.", "Subscribe to our weekly letter."
    notes = f"<p><em>{opinions}</em></p><p><em>{offer}</em></p>"
    page = f"<p>{SENTENCE.format('first')}</p>{notes}"
    assert taken(page, [0.9, 0.9, 0.9]) == [0]
    assert taken(page.replace("em>", "u>"), [0.9, 0.9, 0.9]) == [0, 1, 2]


def test_a_short_paragraph_beside_what_stands_twice_stands_twice_too() -> None:
    body = f"<p>{SENTENCE.format('first')}</p><p>All had rope.</p>"
    page = f"<div class=m>{body}</div><div class=d>{body}</div>"
    assert taken(page, [0.9] * 4) == [0, 1]
    assert taken(page.replace(f"d><p>{SENTENCE.format('first')}", f"d><p>{SENTENCE.format('last')}"), [0.9] * 4) == [
        0, 1, 2, 3,
    ]  # fmt: skip


def test_a_short_list_between_two_paragraphs_is_taken_unless_it_leads_away() -> None:
    items = listed("Forty machine operators by May", "Ten drivers by July")
    page = f"<p>{SENTENCE.format('first')}</p>{items}<p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.2, 0.15, 0.9]) == [0, 1, 2, 3]
    assert taken(page, [0.9, 0.2, 0.05, 0.9]) == [0, 3]
    assert taken(page.replace("Ten drivers", "<a href=/a>Ten drivers</a>"), [0.9, 0.2, 0.15, 0.9]) == [0, 3]


def test_a_quote_and_a_glossary_that_are_mostly_taken_are_taken_whole() -> None:
    quote = f"<blockquote><p>{SENTENCE.format('first')}</p><cite>Ann Lee, captain</cite></blockquote>"
    assert taken(quote.replace("cite", "footer"), [0.9, 0.3]) == [0, 1]
    terms = f"<dl><dt>Ferry</dt><dd>{SENTENCE.format('first')}</dd><dt>Pier</dt><dd>{SENTENCE.format('last')}</dd></dl>"
    assert taken(terms, [0.3, 0.9, 0.3, 0.9]) == [0, 1, 2, 3]


def test_a_lead_is_looked_for_below_the_headline_that_is_shown() -> None:
    crumbs = "<nav><h1>Ferries sail</h1></nav><div>At sea</div><h2>Ferries sail again after the storm</h2>"
    page = f"{crumbs}<div>{SENTENCE.format('old')}</div><p>By Ann Lee</p><p>{SENTENCE.format('first')}</p>"
    blocks = split_blocks(document_fromstring(page))
    scores = np.array([0.0, 0.0, 0.0, 0.2, 0.0, 0.9])
    told = edit(blocks, scores, scores >= 0.5, Hints(headline="Ferries sail again after the storm"))
    assert np.flatnonzero(told).tolist() == [3, 5]
    assert np.flatnonzero(edit(blocks, scores, scores >= 0.5, Hints())).tolist() == [5]


def test_what_a_question_unfolds_is_text_though_it_is_hidden() -> None:
    answer = f"<div aria-hidden=true>{SENTENCE.format('second')}</div>"
    page = f"<p>{SENTENCE.format('first')}</p><details><summary>When will it sail?</summary>{answer}</details>"
    assert taken(page, [0.9, 0.9, 0.1]) == [0, 1, 2]
    assert taken(page, [0.9, 0.1, 0.1]) == [0]
    assert taken(page.replace("details", "section"), [0.9, 0.9, 0.9]) == [0, 1]


def test_what_the_house_tells_the_reader_is_left_out() -> None:
    pitch = "<p>This article is for subscribers. Subscribe now to read what the harbour office said on Monday.</p>"
    page = f"<p>{SENTENCE.format('first')}</p>{pitch}<p>Zobacz też: Sztorm na wybrzeżu</p>"
    assert taken(page, [0.9, 0.9, 0.9]) == [0]


def test_what_tells_of_the_author_below_the_text_is_left_out_with_its_heading() -> None:
    box = "<h2>About the author</h2><p>Ann Lee</p><p>She has written of the harbour since she came to the town.</p>"
    page = f"<p>{SENTENCE.format('first')}</p>{box}"
    assert taken(page, [0.9, 0.9, 0.9, 0.9]) == [0]
    assert taken(page.replace("h2>", "p>"), [0.9, 0.9, 0.9, 0.9]) == [0, 1, 2, 3]


def test_the_headings_of_posts_are_taken_from_above_their_fields() -> None:
    names = ("first", "second", "third")
    post = "<article class=post><header><h3>The {} sails</h3><b>Ann Lee</b></header><div><p>{}</p></div></article>"
    page = "".join(post.format(name, SENTENCE.format(name)) for name in names)
    assert taken(page, [0.05, 0.05, 0.9] * 3) == [0, 2, 3, 5, 6, 8]
    assert taken(page.replace("class=post", ""), [0.05, 0.05, 0.9] * 3) == [2, 5, 8]


def test_a_summary_by_a_machine_is_left_out_with_what_stands_in_its_box() -> None:
    box = "<div><div>AI summary</div>" + listed("The ferry is back", "It sails at eight") + "</div>"
    text = "".join(f"<p>{SENTENCE.format(name)}</p>" for name in ("first", "second"))
    assert taken(box + text, [0.1, 0.9, 0.9, 0.9, 0.9]) == [3, 4]
    assert taken(box.replace("AI summary", "In short") + text, [0.1, 0.9, 0.9, 0.9, 0.9]) == [1, 2, 3, 4]


def test_the_name_of_a_ranking_is_that_of_the_lines_below_it_up_to_a_sentence() -> None:
    titles = ("Rain closes schools", "Tomatoes cost more", "A new train sails")
    ranking = "<h3>Las más leídas</h3>" + listed(*titles)
    page = f"<p>{SENTENCE.format('first')}</p><div>{ranking}</div><p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9] * 6) == [0, 5]
    assert taken(page, [0.9, 0.1, 0.9, 0.9, 0.9, 0.9]) == [0, 5]
    assert taken(page.replace("Las más leídas", "Universities by ranking"), [0.9] * 6) == [0, 1, 2, 3, 4, 5]


def test_a_name_that_is_left_out_already_speaks_for_its_box_alone_and_not_for_a_heading() -> None:
    box = "<div><h4>Related stories</h4><p><a href=/1>Rain closes schools</a></p></div>"
    page = f"<p>{SENTENCE.format('first')}</p>{box}<h4>At sea</h4><p>{SENTENCE.format('second')}</p>"
    assert taken(page, [0.9, 0.1, 0.1, 0.9, 0.9]) == [0, 3, 4]
    assert taken(page.replace("<div>", "").replace("</div>", ""), [0.9, 0.1, 0.1, 0.9, 0.9]) == [0, 3, 4]
