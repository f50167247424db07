"""A page as its site's template sees it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newsbot.errors import RemovedReason
from newsbot.extraction.blocks import PageBlock
from newsbot.extraction.scorer import agreement
from newsbot.extraction.template.choice import Choice, Flags, choose, is_sample
from newsbot.extraction.template.places import places_of
from newsbot.extraction.template.repeats import repeated_blocks
from newsbot.extraction.template.scores import Scores, adjust
from newsbot.extraction.template.sighting import Sighting, sight
from newsbot.site_template import ARTICLE_ROLES, ROLES, Observation, PlaceRecord, Role, SiteTemplate, is_sure

_LEARNED = 4  # pages from which on it is tried what the template alone would choose
_ONE_KIND = 0.9  # share of a place's blocks that were stripped for one reason
_SEEN = 2  # pages

# These say nothing of a block that was stripped.
_UNTOLD = frozenset({*ROLES[:ARTICLE_ROLES], Role.OTHER, Role.TEMPLATE})
_NUMBER = {str(role): number for number, role in enumerate(ROLES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """A page's blocks and what the template knows of them.

    `repeated` flags those that repeat across the site; `choice` is what the template alone would choose, None where it
    has not learned enough for that; `may_choose` tells whether its choice may stand without a second look. `reasons`
    maps keys of places to those for which nearly all was stripped there.
    """

    template: SiteTemplate
    blocks: Sequence[PageBlock]
    sighting: Sighting
    repeated: Sequence[bool]
    choice: Choice | None
    may_choose: bool
    reasons: Mapping[int, RemovedReason]

    def adjust(self, scores: Scores) -> Scores:
        """Return the scorer's scores as what is known of the site changes them."""
        if not self.template.pages:
            return scores
        return adjust(scores, self.template, self.sighting.places.keys, self.repeated)

    def reason_of(self, block: PageBlock) -> RemovedReason | None:
        """Return why a stripped block is none of the article, as far as the site tells; None where it does not.

        That is the reason that nearly all was stripped for that stood in its place.
        """
        return self.reasons.get(self.sighting.places.keys[block.index])

    def observe(
        self, reasons: Sequence[RemovedReason | None], standfirst: int | None, *, own: Flags | None, chosen: Flags
    ) -> Observation:
        """Return what the template learns from the page.

        `reasons` tell why blocks are no text of the article (None: they are), `standfirst` is the number of the block
        that is the standfirst. `own` flags the blocks that the template alone would have chosen, None where that was
        not to be believed, `chosen` those that were.
        """
        roles = [0 if reason is None else _NUMBER[reason] for reason in reasons]
        if standfirst is not None:
            roles[standfirst] = _NUMBER[Role.STANDFIRST]
        sizes = [len(block.text) for block in self.blocks]
        return Observation(
            headline=self.sighting.headline,
            contents=tuple(self.sighting.contents),
            places=tuple(self.sighting.places.keys),
            roles=tuple(roles),
            # What repeats is told by its text: a heading of a list says nothing of the place of all headings.
            sizes=tuple(0 if again else size for size, again in zip(sizes, self.repeated, strict=True)),
            labels=self._new_labels(),
            trial=None if own is None or own is chosen else agreement(own, chosen, np.array(sizes, dtype=np.float64)),
            fits=None if self.choice is None else own is not None and self.choice.is_usual,
        )

    def _new_labels(self) -> dict[int, str]:
        known = self.template.places
        return {key: label for key, label in self.sighting.places.labels.items() if key not in known}


def view_site(
    template: SiteTemplate, blocks: Sequence[PageBlock], headline: str | None, authors: Sequence[str]
) -> SiteView:
    """See a page with a template; `headline` and `authors` are the page's own."""
    sighting = sight(blocks, places_of(blocks), headline)
    repeated = repeated_blocks(template, blocks, sighting, authors)
    learned = template.pages >= _LEARNED
    choice = choose(template, blocks, sighting.places.keys, repeated) if learned else None
    is_usual = choice is not None and choice.is_usual
    return SiteView(
        template=template,
        blocks=blocks,
        sighting=sighting,
        repeated=repeated,
        choice=choice,
        reasons=_reasons(template, sighting.places.labels),
        may_choose=is_usual and is_sure(template) and not is_sample(template, sighting.headline),
    )


def _reasons(template: SiteTemplate, keys: Iterable[int]) -> dict[int, RemovedReason]:
    known = ((key, record) for key in keys if (record := template.places.get(key)) is not None)
    told = ((key, _reason_told(record)) for key, record in known)
    return {key: reason for key, reason in told if reason is not None}


def _reason_told(record: PlaceRecord) -> RemovedReason | None:
    if record.pages < _SEEN or max(record.blocks) < _ONE_KIND * sum(record.blocks):
        return None
    role = record.role
    return None if role in _UNTOLD else RemovedReason(role)
