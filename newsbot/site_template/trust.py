"""Whether a template may read pages by itself."""

from newsbot.site_template.values import SiteTemplate

# Agreements that make a template sure: the last five were at least so high.
_TRIALS, _AGREEMENT = 5, 0.97


def is_sure(template: SiteTemplate) -> bool:
    """Tell whether the template alone may read a page: it chose as trafilatura and the scorer did, again and again."""
    last = template.trials[-_TRIALS:]
    return len(last) == _TRIALS and min(last) >= _AGREEMENT
