"""What the elements of a page make of what stands in them, by their tags, roles and styles."""

from collections.abc import Mapping
from enum import IntFlag, auto

BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup option p pre "
    "section select summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Region(IntFlag):
    """What a block stands in, by its ancestors' tags and roles.

    Blocks hold the plain integer: flag objects would cost more than all the rest of the walk.
    """

    ARTICLE = auto()
    MAIN = auto()
    HEADER = auto()
    FOOTER = auto()
    NAV = auto()
    ASIDE = auto()
    FORM = auto()
    FIGURE = auto()
    CAPTION = auto()
    LIST = auto()
    QUOTE = auto()
    TABLE = auto()
    PREFORMATTED = auto()
    HEADING = auto()
    HIDDEN = auto()
    BUTTON = auto()


_HIDDEN = Region.HIDDEN.value
_TAG_REGIONS = {tag: int(region) for tag, region in {
    "article": Region.ARTICLE, "main": Region.MAIN, "header": Region.HEADER, "footer": Region.FOOTER,
    "nav": Region.NAV, "menu": Region.NAV, "aside": Region.ASIDE, "form": Region.FORM, "figure": Region.FIGURE,
    "figcaption": Region.CAPTION, "caption": Region.CAPTION, "li": Region.LIST, "dd": Region.LIST, "dt": Region.LIST,
    "blockquote": Region.QUOTE, "table": Region.TABLE, "pre": Region.PREFORMATTED, "button": Region.BUTTON,
    "select": Region.FORM, "dialog": Region.HIDDEN,
    **dict.fromkeys(HEADINGS, Region.HEADING),
}.items()}  # fmt: skip
_ROLE_REGIONS = {role: int(region) for role, region in {
    "navigation": Region.NAV, "main": Region.MAIN, "complementary": Region.ASIDE, "contentinfo": Region.FOOTER,
    "dialog": Region.HIDDEN, "search": Region.FORM, "button": Region.BUTTON, "menu": Region.NAV,
}.items()}  # fmt: skip


TELLING = frozenset({"role", "hidden", "aria-hidden", "style"})
"""Attributes that may make an element a region."""


def tag_region(tag: str) -> int:
    """Return the regions that an element is by its tag."""
    return _TAG_REGIONS.get(tag, 0)


def attribute_region(tag: str, attributes: Mapping[str, str]) -> int:
    """Return the regions that a block-level element is by its role or its style; none of an inline one.

    >>> Region(attribute_region("div", {"role": "navigation", "style": "display: none"}))
    <Region.NAV|HIDDEN: 16400>
    """
    if tag not in BLOCK_TAGS:
        return 0
    role, style = attributes.get("role"), attributes.get("style")
    region = _ROLE_REGIONS.get(role, 0) if role else 0
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        region |= _HIDDEN
    if style and "none" in style and "display:none" in style.replace(" ", ""):
        region |= _HIDDEN
    return region
