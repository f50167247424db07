"""Which field of the record a block stands in."""

from newsbot.extraction.fields import Fields
from newsbot.items import Article, Reject
from newsbot.text import fold


class FieldTexts:
    """The fields of a record by what they say, folded."""

    def __init__(self, fields: Fields | None, outcome: Article | Reject) -> None:
        self._names: dict[str, str] = {}
        if fields is not None:
            for name in ("headline", "kicker", "published_raw"):
                self._names.setdefault(fold(getattr(fields, name) or ""), name)
        for image in outcome.images if isinstance(outcome, Article) else ():
            self._names.setdefault(fold(image.caption or ""), "images")
        self._names.pop("", None)

    def of(self, folded: str) -> str | None:
        """Return the name of the field that says this; None where it is in none as it stands, as in `authors`."""
        return self._names.get(folded)
