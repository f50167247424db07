"""A page's address to numbers: addresses of articles are long and dated, those of lists name what they list."""

import re
from urllib.parse import urlsplit

ADDRESS_NAMES = (
    "path_depth", "path_digits", "slug_words", "slug_parts", "path_ends_open", "has_query", "list_segments",
    "ends_in_list", "is_root", "dated_path",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"/(?:19|20)\d\d/")
_LIST = re.compile(
    r"(?:categor(?:y|ies)|categoria|kategorien?|tags?|topics?|themen?|author|authors|autor|search|suche|archives?|"
    r"archiv|sections?|collections?|blog|news|latest|index|page|shop|products?|browse|list|all|resources|events?)"
)


def address_features(url: str | None) -> tuple[float, ...]:
    """Return the columns `ADDRESS_NAMES`, all -1 where the address is not known."""
    if not url:
        return (-1.0,) * len(ADDRESS_NAMES)
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    last = segments[-1] if segments else ""
    return (
        len(segments),
        min(20, sum(map(str.isdigit, parts.path))),
        len(_WORD.findall(last)),
        len(last.split("-")) if last else 0,
        float(parts.path.endswith("/")),
        float(bool(parts.query)),
        sum(_LIST.fullmatch(segment) is not None for segment in segments),
        float(_LIST.fullmatch(last) is not None),
        float(not segments),
        float(_YEAR.search(parts.path) is not None),
    )
