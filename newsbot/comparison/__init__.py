"""What changed between two runs, or two versions, on the same pages."""

from newsbot.comparison.compare import Comparison, compare
from newsbot.comparison.difference import Change, PageDifference
from newsbot.comparison.paragraphs import Paragraphs, difference_of, merged, paragraphs_of

__all__ = [
    "Change",
    "Comparison",
    "PageDifference",
    "Paragraphs",
    "compare",
    "difference_of",
    "merged",
    "paragraphs_of",
]
