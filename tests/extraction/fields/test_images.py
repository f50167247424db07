"""The images of an article: where they are shown, captions, the declared lead image."""

import pytest

from newsbot.extraction.document import parse
from newsbot.extraction.fields import read_images
from newsbot.extraction.structured import read_structured
from newsbot.items import Image
from newsbot.options import ExtractionOptions

BASE = "https://news.example/2024/harbour"
SITE = "https://news.example"
TEXT = "<p>" + "The new pier of the harbour was opened on Friday by the mayor of the town. " * 3 + "</p>"


def images_of(body: str, head: str = "", *, contained: bool = True) -> tuple[Image, ...]:
    tree = parse(f"<html><head>{head}</head><body>{body}</body></html>", "utf-8", ExtractionOptions()).tree
    container = next(iter(tree.xpath("//*[@id='text']")), None) if contained else None
    return read_images(read_structured(tree, BASE), container, BASE)


def test_figures_of_the_article_with_captions_and_credits() -> None:
    body = f"""
      <nav><img src="/nav.jpg"></nav>
      <article><header><h1>Pier opened</h1>
        <figure><picture><source srcset="/i/lead-1600.webp 1600w"><img src="/i/lead.jpg"></picture>
          <figcaption>The new pier. <span class="photo-credit">Photo: Ann Lee</span></figcaption></figure></header>
        <div id="text">{TEXT}
          <div><img src="/i/crane.jpg"><p class="caption">A crane at work. (Bob Ray/Harbour News)</p></div>
          <figure><img src="/i/boats.jpg"><noscript><img src="/i/boats-2.jpg"></noscript></figure>
          {TEXT}</div>
        <figure><img src="/i/after.jpg"></figure>
      </article>"""
    assert images_of(body) == (
        Image(url=f"{SITE}/i/lead-1600.webp", caption="The new pier.", credit="Ann Lee"),
        Image(url=f"{SITE}/i/crane.jpg", caption="A crane at work.", credit="Bob Ray/Harbour News"),
        Image(url=f"{SITE}/i/boats.jpg"),
    )


@pytest.mark.parametrize(
    "outside",
    [
        '<aside><img src="/i/x.jpg"></aside>',
        '<div class="related-articles"><figure><img src="/i/x.jpg"></figure></div>',
        '<article><a href="/other"><img src="/i/x.jpg"></a><h3>Other news</h3></article>',
        '<a href="/other"><img src="/i/x.jpg"> Ferry to run at night, too, from June</a>',
        '<div class="author-box"><img src="/i/x.jpg"></div>',
        '<figure><img src="/i/x.jpg"><figcaption>Von Ann Lee, Redakteurin</figcaption></figure>',
        '<img src="/i/x.jpg" width="40" height="40">',
        '<div class="advert"><img src="/i/x.jpg"></div>',
    ],
)
def test_what_is_no_image_of_the_article_is_left_out(outside: str) -> None:
    assert images_of(f'<main><h1>Pier opened</h1><div id="text">{TEXT}{outside}{TEXT}</div></main>') == ()


def test_a_wrapper_with_a_caption_is_no_advert() -> None:
    figure = '<div class="partner-wrapper"><figure><img src="/i/a.jpg"><figcaption>The pier</figcaption></figure></div>'
    assert images_of(f'<div id="text">{figure}{TEXT}</div>') == (Image(url=f"{SITE}/i/a.jpg", caption="The pier"),)


def test_a_gallery_shows_every_image() -> None:
    parts = "".join(f'<div><img src="/i/{n}.jpg"><figcaption>View {n} of the pier</figcaption></div>' for n in (1, 2))
    found = images_of(f'<div id="text">{TEXT}<figure>{parts}</figure>{TEXT}</div>')
    assert [image.url for image in found] == [f"{SITE}/i/1.jpg", f"{SITE}/i/2.jpg"]


def test_the_declared_lead_image_comes_first_where_none_is_shown_before_the_text() -> None:
    head = '<meta property="og:image" content="/i/og.jpg?a=1&amp;b=2">'
    late = f'<div id="text">{TEXT}<figure><img src="/i/late.jpg"></figure>{TEXT}</div>'
    early = f'<div id="text"><figure><img src="/i/early.jpg"></figure>{TEXT}</div>'
    lead = Image(url=f"{SITE}/i/og.jpg?a=1&b=2")
    assert images_of(late, head) == (lead, Image(url=f"{SITE}/i/late.jpg"))
    assert images_of(early, head) == (Image(url=f"{SITE}/i/early.jpg"),)
    assert images_of("<p>No text was found.</p>", head, contained=False) == (lead,)


def test_json_ld_tells_caption_and_credit_of_the_lead_image() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier opened", "image":
      {"@type": "ImageObject", "url": "https://cdn.example/pier.jpg", "caption": "The new pier",
      "creditText": "Foto: Ann Lee"}}
      </script><meta property="og:image" content="/i/og.jpg">"""
    expected = Image(url="https://cdn.example/pier.jpg", caption="The new pier", credit="Ann Lee")
    assert images_of(f'<div id="text">{TEXT}</div>', head) == (expected,)


def test_a_logo_or_the_name_of_a_node_is_no_lead_image() -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle",
      "image": {"url": "https://news.example/a#primaryimage"}}
      </script><meta property="og:image" content="/static/logo.png">"""
    assert images_of(f'<div id="text">{TEXT}</div>', head) == ()


@pytest.mark.parametrize("address", ["/_next/image?url=%2F{}.jpg&amp;w=640", "/img.php?id={}"])
def test_images_of_one_program_are_told_apart(address: str) -> None:
    shown = "".join(f'<figure><img src="{address.format(name)}"></figure>' for name in "abb")
    assert len(images_of(f'<div id="text">{shown}{TEXT}</div>')) == 2


def test_one_image_in_two_sizes_is_told_once() -> None:
    caption = "<figcaption>The new pier of the harbour</figcaption>"
    twice = "".join(f'<figure><img src="/i/{size}.jpg">{caption}</figure>' for size in (400, 800))
    assert len(images_of(f'<div id="text">{twice}{TEXT}</div>')) == 1


def test_deep_and_wide_pages_are_read() -> None:
    deep = "<div>" * 900 + '<img src="/i/deep.jpg">' + "</div>" * 900
    wide = '<figure><img src="/i/w.jpg"></figure>' * 5_000
    assert images_of(f'<div id="text"><figure>{deep}</figure>{TEXT}</div>') == (Image(url=f"{SITE}/i/deep.jpg"),)
    assert images_of(f'<div id="text">{wide}{TEXT}</div>') == (Image(url=f"{SITE}/i/w.jpg"),)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The pier at work <span>Foto: Ann Lee / dpa</span>", ("The pier at work", "Ann Lee / dpa")),
        ("The pier. Credit... Ann Lee for The Courier", ("The pier.", "Ann Lee for The Courier")),
        ("Credit: <span>Getty Images</span>", (None, "Getty Images")),
        ("<span>Photo: Ann Lee</span>", (None, "Ann Lee")),
    ],
)
def test_a_credit_in_a_caption_is_told_by_its_words(caption: str, expected: tuple[str | None, str | None]) -> None:
    figure = f'<figure><img src="/a.jpg"><figcaption>{caption}</figcaption></figure>'
    (image,) = images_of(f'<div id="text">{TEXT}{figure}</div>')
    assert (image.caption, image.credit) == expected
