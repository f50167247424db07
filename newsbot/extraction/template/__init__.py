"""What newsbot learns of a site: what its pages share, and where their articles stand."""

from newsbot.extraction.template.choice import misfit
from newsbot.extraction.template.view import SiteView, view_site

__all__ = ["SiteView", "misfit", "view_site"]
