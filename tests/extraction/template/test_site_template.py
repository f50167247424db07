"""What is learned of a site, through `extract_article`: what repeats is boilerplate, and where its text stands."""

import json
import subprocess
import sys
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from newsbot.extraction import extract_article
from newsbot.items import Article, Method, Page
from newsbot.options import ExtractionOptions
from newsbot.site_template import (
    FORGOTTEN_AFTER,
    MAX_CONTENTS,
    MAX_HEADLINES,
    MAX_PLACES,
    LayoutChange,
    PackingError,
    Role,
    SiteTemplate,
    from_record,
    learn,
    pack,
    to_record,
    unpack,
)
from tests.extraction.template.paper import DISCLAIMER, HEADING, Story, page, redesigned, story

OPTIONS = ExtractionOptions()


def read(it: Page, template: SiteTemplate | None) -> tuple[Article, SiteTemplate | None]:
    extraction = extract_article(it, OPTIONS, template)
    assert isinstance(extraction.outcome, Article), extraction.outcome
    if template is None:
        assert extraction.observation is None
        return extraction.outcome, None
    assert extraction.observation is not None
    return extraction.outcome, learn(template, extraction.observation)


def learned(stories: Iterable[Story], template: SiteTemplate | None = None) -> SiteTemplate:
    template = template or SiteTemplate()
    for it in stories:
        _, after = read(page(it), template)
        assert after is not None
        template = after
    return template


@pytest.fixture(scope="module")
def known() -> SiteTemplate:
    return learned(map(story, range(24)))


@pytest.fixture(scope="module")
def read_later(known: SiteTemplate) -> list[tuple[Story, Article]]:
    """Read the next stories in batches of eight, each with the template as it stood before its batch."""
    found = []
    template = known
    for start in range(24, 200, 8):
        batch = [story(n) for n in range(start, start + 8)]
        found += [(it, read(page(it), template)[0]) for it in batch]
        template = learned(batch, template)
    return found


def test_without_a_template_nothing_is_learned_and_nothing_changes() -> None:
    it = page(story(3))
    assert extract_article(it, OPTIONS).outcome == read(it, SiteTemplate())[0]


def test_lists_without_links_inside_the_article_are_stripped_once_the_site_is_known(
    read_later: list[tuple[Story, Article]],
) -> None:
    for it, article in read_later:
        assert article.text == "\n\n".join(it.paragraphs), it.number


def test_what_was_stripped_is_listed(read_later: list[tuple[Story, Article]]) -> None:
    for it, article in read_later:
        removed = "\n".join(str(run) for run in article.removed)
        assert all(line in removed for line in (DISCLAIMER, HEADING, *it.teasers)), it.number


def test_pages_are_read_by_a_template_that_is_sure_of_itself(read_later: list[tuple[Story, Article]]) -> None:
    methods = [article.method for _, article in read_later]
    assert set(methods) == {Method.TEMPLATE, Method.SCORER}  # some are read the long way all the same, to see changes
    assert methods.count(Method.TEMPLATE) > len(methods) / 2


def subhead(it: Story) -> str:
    return f"What the islands make of case {it.number}"


def with_a_list_above_its_subhead(it: Story) -> Page:
    """Return the page of a story whose subhead stands below a list of the same place, which has a heading, too."""
    above, below = it.paragraphs[:2], it.paragraphs[2:]
    listed = f"<h3>{HEADING}</h3>" + "".join(f"<p>{teaser}</p>" for teaser in it.teasers)
    parts = [f"<p>{paragraph}</p>" for paragraph in below]
    html = page(replace(it, paragraphs=above), lists=False).body.decode()
    html = html.replace(f"<p>{DISCLAIMER}</p>", f"{listed}<h3>{subhead(it)}</h3>{''.join(parts)}")
    return replace(page(it), body=html.encode())


def test_a_heading_above_text_is_kept_below_a_list_that_has_one_like_it() -> None:
    template = SiteTemplate()
    methods = []
    for it in map(story, range(64)):
        article, after = read(with_a_list_above_its_subhead(it), template)
        assert after is not None
        template = after
        if it.number >= 24:
            methods.append(article.method)
            assert article.text == "\n\n".join((*it.paragraphs[:2], subhead(it), *it.paragraphs[2:])), it.number
    assert methods.count(Method.TEMPLATE) > len(methods) / 2


def test_a_page_in_another_layout_is_read_the_long_way(known: SiteTemplate) -> None:
    it = story(70)
    article, after = read(redesigned(it), known)
    assert (article.text, article.method) == ("\n\n".join(it.paragraphs), Method.SCORER)
    assert after is not None
    assert after.fits[-1] is False


def test_what_the_page_declares_counts_as_far_as_the_page_shows_it(known: SiteTemplate) -> None:
    number = next(n for n in range(24, 60) if read(page(story(n)), known)[0].method is Method.TEMPLATE)
    it = story(number)
    moved = " ".join(_sentence_of(it, n) for n in range(12))
    worded_otherwise = declaring(page(it), "Nothing of this stands on the page, which puts it in other words. " * 20)
    elsewhere = declaring(page(it), moved, below=f"<div class='c9'><p>{moved}</p></div>")
    assert read(worded_otherwise, known)[0].method is Method.TEMPLATE
    assert read(elsewhere, known)[0].method is Method.SCORER


def _sentence_of(it: Story, number: int) -> str:
    return f"The crew of boat {number} told the inspector what they had seen of {it.number + number} lights."


def declaring(it: Page, body: str, below: str = "") -> Page:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "articleBody": body})
    script = f'<script type="application/ld+json">{data}</script></head>'
    html = it.body.decode().replace("</head>", script).replace("</article>", f"</article>{below}")
    return replace(it, body=html.encode())


def test_a_wire_story_that_ten_sites_have_is_kept_on_each() -> None:
    wire = replace(story(80), teasers=())
    for name in range(10):
        template = SiteTemplate()
        for n in range(4):
            _, after = read(page(story(100 * name + n), site=f"site{name}.example", lists=False), template)
            assert after is not None
            template = after
        article, _ = read(page(wire, site=f"site{name}.example", lists=False), template)
        assert all(paragraph in article.text for paragraph in wire.paragraphs)
        assert DISCLAIMER not in article.text


def test_an_article_that_is_seen_again_does_not_take_itself_for_boilerplate(known: SiteTemplate) -> None:
    it, template = story(23), known
    for _ in range(6):
        article, after = read(page(it), template)
        assert after is not None
        template = after
        assert article.text == "\n\n".join(it.paragraphs)


def test_background_that_two_follow_ups_repeat_is_kept(known: SiteTemplate) -> None:
    background = "The dispute began when the old ferry was sold to a firm from the mainland, which never paid for it."
    template = known
    for n in (90, 91, 92):
        it = replace(story(n), paragraphs=(*story(n).paragraphs[:2], background, *story(n).paragraphs[2:]))
        article, after = read(page(it), template)
        assert after is not None
        template = after
        assert background in article.text


def test_places_say_what_stands_there(known: SiteTemplate) -> None:
    roles = {record.label: record.role for record in known.places.values()}
    assert roles["article > div.c3 > p"] is Role.TEXT
    assert roles["body > article > h1"] is Role.HEADLINE_REPEAT


def test_what_is_kept_of_a_site_is_bounded() -> None:
    template = learned(map(story, range(400)))
    assert len(template.contents) <= MAX_CONTENTS
    assert len(template.places) <= MAX_PLACES
    assert len(template.headlines) <= MAX_HEADLINES
    assert len(template.fits) <= 16


def test_a_template_is_the_same_in_every_process(known: SiteTemplate) -> None:
    code = (
        "from tests.extraction.template.test_site_template import learned, story; import hashlib;"
        "print(hashlib.sha256(repr(learned(map(story, range(24)))).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[3],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_a_new_layout_is_told_once_and_learned(known: SiteTemplate) -> None:
    template, changes = known, set()
    for n in range(24, 64):
        article, after = read(redesigned(story(n)), template)
        assert after is not None
        template = after
        changes.add(template.change)
        assert article.text == "\n\n".join(story(n).paragraphs)
    assert changes == {None, LayoutChange(page=30, before=1.0, after=0.0)}
    assert article.method is Method.TEMPLATE


def test_some_pages_in_another_layout_are_no_new_one(known: SiteTemplate) -> None:
    template = known
    for n in range(24, 64):
        _, after = read(redesigned(story(n)) if n % 5 == 0 else page(story(n)), template)
        assert after is not None
        template = after
    assert template.change is None


def test_a_template_is_packed_and_unpacked(known: SiteTemplate) -> None:
    changed = replace(known, change=LayoutChange(7, 0.9, 0.0))
    assert unpack(pack(changed)) == changed
    assert from_record(json.loads(json.dumps(to_record(changed)))) == changed


@pytest.mark.parametrize("packed", [b"", b"nonsense", zlib.compress(b"{}"), zlib.compress(b"[" * 100)])
def test_what_is_no_template_is_refused(packed: bytes) -> None:
    with pytest.raises(PackingError, match=r"no (packed )?template"):
        unpack(packed)


@pytest.mark.parametrize("part", ["pages", "trials", "places", "contents", "headlines"])
def test_a_damaged_template_is_refused(known: SiteTemplate, part: str) -> None:
    record = to_record(known)
    for damaged in ({**record, part: "x"}, {**record, part: {"y": -1}}, {k: v for k, v in record.items() if k != part}):
        with pytest.raises(PackingError, match="damaged"):
            from_record(damaged)


def test_two_layouts_side_by_side_are_both_learned() -> None:
    template = SiteTemplate()
    methods = []
    for n in range(60):
        article, after = read(redesigned(story(n)) if n % 2 else page(story(n)), template)
        assert after is not None
        template = after
        if n >= 8:
            assert article.text == "\n\n".join(story(n).paragraphs), n
        methods.append((n % 2, article.method))
    assert template.change is None
    assert {layout for layout, method in methods[30:] if method is Method.TEMPLATE} == {0, 1}


def test_a_text_that_comes_back_after_long_is_as_new(known: SiteTemplate) -> None:
    template = known
    hashed = next(key for key, it in known.contents.items() if it.articles == known.pages)
    for n in range(24, 25 + FORGOTTEN_AFTER):
        _, after = read(redesigned(story(n)), template)
        assert after is not None
        template = after
    _, after = read(page(story(7)), template)
    assert after is not None
    assert after.contents[hashed].articles == 1
    assert after.contents[hashed].first == after.pages
