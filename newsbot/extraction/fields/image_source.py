"""The address of an image, however a page holds it back for lazy loading, and whether it is one to show."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from newsbot.urls import absolute_url

_PICTURE_FILE = re.compile(r"^(?:https?:)?/?[^\s{}]+\.(?:jpe?g|png|webp|gif|avif)(?:$|[?;&/])", re.IGNORECASE)
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)[wx]")
# Addresses hold commas, too: one parts candidates where white space, or an address, follows.
_BETWEEN = re.compile(r",\s+|,(?=https?:|//)|(?<=[wx]),(?=/)")
# Files that are furniture: by a word of their name or their folder.
_FURNITURE = re.compile(
    r"(?:^|[/_.-])(?:spacer|placeholder|1x1|sprite|avatars?|gravatar|logos?|emoji|smil(?:ey|ies)|spinner)(?:[/_.-]|$)|"
    r"\.svg(?:$|\?)|[?&]text=",
    re.IGNORECASE,
)
# Photographs show such things, too (a police badge, a Pixel, Jenson Button): there it has to be the folder or the first
# word of the name.
_WIDGET = r"(?:pixel|blank|transparent|icons?|badge|button|loader|loading)(?:[/_.-]|$)"
_FIRST_OF_NAME = re.compile(rf"(?:^|/){_WIDGET}", re.IGNORECASE)
_IN_NAME = re.compile(rf"[/_.-]{_WIDGET}", re.IGNORECASE)
_PHOTO = (".jpg", ".jpeg", ".webp", ".avif")
# In names written together ("sitelogo", "newLogo2"); a "dialogo" and a "catalogo" are none.
_LOGO = re.compile(r"(?<![aio])[lL][oO][gG][oO]|[a-zA-Z]Logo|[a-zA-Z]LOGO")
_ROLES = re.compile(r"\b(?:avatar|icon|logo|emoji|author|byline|profile|tracking|pixel)\b", re.IGNORECASE)
_MAX_SOURCES = 12
_MIN_SIDE = 90  # CSS pixels; thumbnails of lists and portraits of authors are smaller


def image_url(image: HtmlElement, base_url: str | None) -> str | None:
    """Return the absolute address of an `<img>` in its largest form, None where it is furniture.

    Takes `srcset`, the `<source>`s of its `<picture>`, and what lazy loaders keep in `data-…` attributes, before `src`.
    """
    if _is_small(image) or _ROLES.search(f"{image.get('class', '')} {image.get('role', '')}".replace("_", "-")):
        return None
    candidates = sorted(_sized(image), key=lambda pair: -pair[0])
    for _, address in candidates:
        url = absolute_url(address, base_url)
        if url and not is_furniture(url):
            return url
    return None


def is_furniture(url: str) -> bool:
    """Tell whether the address names a pixel, an icon, a logo or a placeholder.

    >>> is_furniture("https://news.example/static/icons/x.png"), is_furniture("https://news.example/2024/harbour.jpg")
    (True, False)
    """
    path = url.split("//", 1)[-1].partition("/")[2]
    file = path.partition("?")[0]
    widget = _FIRST_OF_NAME if file.lower().endswith(_PHOTO) else _IN_NAME
    return any(map(bool, (_FURNITURE.search(path), widget.search(f"/{path}"), _LOGO.search(file.rsplit("/", 1)[-1]))))


def _sized(image: HtmlElement) -> Iterator[tuple[float, str]]:
    """Yield addresses with their size: widths first, then densities, then what has none."""
    # The parser nests what follows a <source> in it: the picture may be several levels up.
    picture = next((above for above in islice(image.iterancestors(), _MAX_SOURCES) if above.tag == "picture"), None)
    sources = [] if picture is None else islice(picture.iter("source"), _MAX_SOURCES)
    for element in (image, *sources):
        for name in _SETS:
            yield from _parse_set(element.get(name) or "")
    lazy = (
        value.strip()
        for name, value in image.items()
        if name.startswith("data-") and _PICTURE_FILE.match(value.strip())
    )
    for address in (*lazy, image.get("data-src") or "", image.get("src") or ""):
        if _is_address(address.strip()):
            yield (0.0, address.strip())


def _is_address(text: str) -> bool:
    """Inlined data and templates that a script has yet to fill are none."""
    return bool(text) and not text.startswith(("data:", "[")) and "{" not in text and "%7b" not in text.lower()


def _parse_set(text: str) -> Iterator[tuple[float, str]]:
    for candidate in _BETWEEN.split(text):
        address, *descriptors = candidate.split() or [""]
        size = _SIZE.fullmatch(descriptors[0]) if descriptors else None
        if _is_address(address):
            yield (float(size[1]) if size else 1.0), address


def _is_small(image: HtmlElement) -> bool:
    """Tell whether the page declares a small size; 16 by 9 or 3 by 2 is a ratio."""
    declared = [image.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    sides = [int(side) for side in declared if side.isdecimal() and len(side) < 6]
    is_ratio = len(sides) == 2 and sides[0] != sides[1] and max(sides) < 22
    return any(side < _MIN_SIDE for side in sides) and not is_ratio
