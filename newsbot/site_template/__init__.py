"""What the pages of one site share: the values, what a page adds to them, and how they are kept."""

from newsbot.site_template.description import described
from newsbot.site_template.learning import learn
from newsbot.site_template.packing import PackingError, from_record, pack, to_record, unpack
from newsbot.site_template.trust import is_sure
from newsbot.site_template.values import (
    ARTICLE_ROLES,
    FORGOTTEN_AFTER,
    MAX_CONTENTS,
    MAX_HEADLINES,
    MAX_PLACES,
    ROLES,
    Content,
    LayoutChange,
    Observation,
    PlaceRecord,
    Role,
    SiteTemplate,
)

__all__ = [
    "ARTICLE_ROLES", "FORGOTTEN_AFTER", "MAX_CONTENTS", "MAX_HEADLINES", "MAX_PLACES", "ROLES", "Content",
    "LayoutChange", "Observation", "PackingError", "PlaceRecord", "Role", "SiteTemplate", "described", "from_record",
    "is_sure", "learn", "pack", "to_record", "unpack",
]  # fmt: skip
