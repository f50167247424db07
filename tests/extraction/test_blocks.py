"""Tree to blocks."""

from lxml.html import document_fromstring

from newsbot.extraction.blocks import PageBlock, Region, split_blocks
from newsbot.extraction.features.nodes import build_nodes
from newsbot.items import BlockKind


def blocks_of(source: str) -> list[PageBlock]:
    return split_blocks(document_fromstring(f"<html><body>{source}</body></html>"))


def texts(source: str) -> list[str]:
    return [block.text for block in blocks_of(source)]


def test_blocks_are_the_runs_between_block_level_tags() -> None:
    assert texts("<div>Before <p>One <b>bold</b> word.</p> after</div>") == ["Before", "One bold word.", "after"]


def test_a_double_line_break_parts_paragraphs_a_single_one_lines() -> None:
    assert texts("<p>One<br>two<br><br>three</p>") == ["One\ntwo", "three"]


def test_paragraphs_that_end_with_single_breaks_are_parted() -> None:
    one, two = (
        "The old pier is open again, nine years after a storm took half of it.",
        "Thousands walked out over the water on Monday, children first.",
    )
    indented = ("&nbsp; &nbsp; " + one + "<br>", "&nbsp;&nbsp;" + two + "<br>", "\u3000" + one + "<br>")
    assert texts(f"<td>Pier opens<br>{''.join(indented)}</td>") == ["Pier opens", one, two, one]
    long = f"{one} {two}"
    assert texts(f"<td>{long}<br>{long}<br>{long}</td>") == [long, long, long]


def test_lines_of_a_list_or_of_an_address_stay_together() -> None:
    assert texts("<td>&nbsp;&nbsp;Tent<br>&nbsp;&nbsp;Stove<br>&nbsp;&nbsp;Map</td>") == ["Tent\nStove\nMap"]
    wrapped = (
        "The pier, which was closed for nine years, is open<br>again. Thousands walked out over the water<br>on Monday."
    )
    assert len(texts(f"<td>{wrapped}</td>")) == 1


def test_a_table_in_preformatted_text_stands_as_it_is() -> None:
    table = "Index           Close      Change\nComposite    2,064.11      -14.20\n\nTransport    3,388.20      +11.32"
    assert texts(f"<pre>{table}</pre>") == [table]


def test_a_paragraph_of_nothing_but_a_joiner_is_none() -> None:
    assert texts("<p>One</p><p>\u200d</p><p>\u200c \u200d</p><p>نمی\u200cروم</p>") == ["One", "نمی\u200cروم"]


def test_scripts_styles_and_fields_have_no_text() -> None:
    source = "<script>var a</script><style>p{}</style><p>Text<noscript>none</noscript> here</p><textarea>x</textarea>"
    assert texts(source) == ["Text here"]


def test_the_tail_of_a_skipped_element_is_text() -> None:
    assert texts("<p>Read<script>x()</script>able</p>") == ["Readable"]


def test_links_are_counted_in_characters() -> None:
    (block,) = blocks_of("<p><a href=a>Half</a> half</p>")
    assert (block.linked, block.links) == (4, 1)
    assert 0.4 < block.link_density < 0.5


def test_regions_and_kinds_come_from_the_ancestors() -> None:
    source = (
        "<nav>Menu</nav><h2>Head</h2><ul><li>Item</li></ul><blockquote><p>Said</p></blockquote>"
        "<figure><figcaption>Shown</figcaption></figure><table><tr><td>Cell</td></tr></table><pre>a\n  b</pre>"
    )
    found = {block.text: block for block in blocks_of(source)}
    assert found["Menu"].region & Region.NAV
    assert found["Shown"].region & Region.CAPTION
    assert found["Shown"].region & Region.FIGURE
    kinds = [found[text].kind for text in ("Head", "Item", "Said", "Cell", "a\n  b")]
    assert kinds == [
        BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.TABLE, BlockKind.PREFORMATTED,
    ]  # fmt: skip
    assert found["Head"].level == 2
    assert found["Item"].level is None


def test_what_is_hidden_is_marked() -> None:
    for attribute in ("hidden", "aria-hidden=true", 'style="display: none"', "role=dialog"):
        (block,) = blocks_of(f"<div {attribute}><p>Not shown</p></div>")
        assert block.region & Region.HIDDEN, attribute


def test_the_images_before_a_block_are_counted() -> None:
    assert [block.media for block in blocks_of("<p>One</p><img src=a><img src=b><p>Two</p>")] == [0, 2]


def test_an_element_of_invisible_text_moves_no_block_to_another_node() -> None:
    page = "<header><b>&#8203;</b></header><nav><i>\u200b</i></nav><main><p>The ferry sails.</p><h2>Again</h2></main>"
    blocks = blocks_of(page)
    nodes = build_nodes(blocks)
    assert [nodes.tags[node] for node in nodes.of_block] == [block.tag for block in blocks] == ["p", "h2"]


def test_a_caption_behind_its_image_is_no_part_of_the_text_around_it() -> None:
    page = "<p><img src=a><em class=img_desc>Cars queue at the ramp.</em>The harbour is shut.</p>"
    assert texts(page) == ["Cars queue at the ramp.", "The harbour is shut."]
    assert texts(page.replace("img_desc", "note")) == ["Cars queue at the ramp.The harbour is shut."]
    assert texts(page.replace("<img src=a>", "")) == ["Cars queue at the ramp.The harbour is shut."]
