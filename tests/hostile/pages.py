"""Pages that would harm whoever reads them, and what has to become of each."""

from dataclasses import dataclass

_SENTENCE = "The harbour board said on Monday that ferry number 12 will sail again after nine days at the pier. "
_TEXT = "".join(f"<p>Paragraph {n}. {_SENTENCE}</p>" for n in range(8))


@dataclass(frozen=True)
class Hostile:
    """A page; `reason` is that of its reject, None where the article has to come out with so many `blocks`."""

    name: str
    body: bytes
    reason: str | None = None
    blocks: int = 0


def hostile_pages() -> tuple[Hostile, ...]:
    """Return one page a hostility; they take some 100 MB."""
    surrogates = "".join(f"<p>Paragraph {n}. {_SENTENCE}\ud83d It was \ude00 so.</p>" for n in range(10))
    escaped = "".join(f"<p>Paragraph {n}. {_SENTENCE}&#xD83D; It was so.</p>" for n in range(10))
    return (
        Hostile("nested-tags", _page("<div>" * 100_000 + _TEXT), "parser_limit"),
        Hostile("nested-bold", _page("<b>" * 1_000 + _TEXT), "parser_limit"),
        text_node(megabytes=1),
        Hostile("fifty-megabytes", _page(_TEXT * 60_000), "too_large"),
        Hostile("many-paragraphs", _page(_TEXT * 15_000), "extractor_timeout"),
        Hostile("million-links", _page(_TEXT + "<a href=a>b</a>" * 1_000_000), "parser_limit"),
        Hostile("surrogates", _page(surrogates), blocks=10),
        Hostile("surrogate-references", _page(escaped), blocks=10),
        Hostile("harmless", _page(_TEXT), blocks=8),
    )


def text_node(megabytes: int) -> Hostile:
    """Return a page with a single text of so many millions of characters."""
    sentences = megabytes * 1_000_000 // len(_SENTENCE)
    return Hostile("text-node", _page(f"<p>{_SENTENCE * sentences}</p>"), blocks=1)


def _page(content: str) -> bytes:
    head = "<!doctype html><html lang=en><head><title>Ferry sails at last</title></head>"
    html = f"{head}<body><article><h1>Ferry sails at last</h1>{content}</article></body></html>"
    return html.encode("utf-8", "surrogatepass")
