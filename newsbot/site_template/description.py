"""A template in words."""

from collections.abc import Iterator

from newsbot.site_template.trust import is_sure
from newsbot.site_template.values import ROLES, PlaceRecord, SiteTemplate

_SHOWN = 40  # places
_LEAST = 0.05  # share of what stands in a place that is named


def described(template: SiteTemplate) -> Iterator[str]:
    """Yield lines that tell a person what a template knows, and how sure that is."""
    yield from _trust(template)
    yield from _repeats(template)
    yield "Places (on how many of the last pages; what stands there):"
    # Those of the article first.
    places = sorted(template.places.values(), key=lambda it: (-it.text, -it.pages, it.label))
    yield from (f"  {place.pages:>4}  {place.label}: {_what(place)}" for place in places[:_SHOWN])
    if len(places) > _SHOWN:
        yield f"  and {len(places) - _SHOWN} places more"


def _trust(template: SiteTemplate) -> Iterator[str]:
    trials = [f"{trial:.2f}" for trial in template.trials]
    agreed = f"it would have chosen as trafilatura and the scorer did to {', '.join(trials)}" if trials else "not tried"
    yield f"Reads pages by itself: {'yes' if is_sure(template) else 'not yet'} ({agreed})."
    if template.fits:
        yield f"Of the last {len(template.fits)} pages {sum(template.fits)} looked like the site."
    if template.change is not None:
        change = template.change
        shares = f"{change.before:.0%} of its pages looked alike before, {change.after:.0%} then"
        yield f"Its layout changed by page {change.page}: {shares}."


def _repeats(template: SiteTemplate) -> Iterator[str]:
    again = [content for content in template.contents.values() if content.articles > 1]
    stripped = sum(2 * content.stripped >= content.articles for content in again)
    yield (
        f"Of {len(template.contents)} texts that it remembers {len(again)} stood on more than one article, "
        f"{stripped} of these were stripped; {len(template.headlines)} headlines."
    )


def _what(place: PlaceRecord) -> str:
    total = sum(place.blocks)
    roles = sorted(zip(place.blocks, ROLES, strict=True), key=lambda it: -it[0])
    return ", ".join(f"{role} {n / total:.0%}" for n, role in roles if n >= _LEAST * total)
