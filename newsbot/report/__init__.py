"""A run, or a file of records, as one HTML page that needs no network."""

from newsbot.report.collect import Limits
from newsbot.report.write import write_report

__all__ = ["Limits", "write_report"]
