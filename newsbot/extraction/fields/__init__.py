"""The fields of an article beside its text: one field a module, ordered candidates."""

from newsbot.extraction.fields.all_fields import Fields, read_fields
from newsbot.extraction.fields.dates import Dateline, parse_dateline
from newsbot.extraction.fields.images import read_images

__all__ = ["Dateline", "Fields", "parse_dateline", "read_fields", "read_images"]
