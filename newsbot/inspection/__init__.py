"""Why a page was read as it was: its blocks with their scores and reasons, its fields with what else spoke for them."""

from newsbot.inspection.inspect import inspect_page
from newsbot.inspection.values import InspectedBlock, InspectedField, Inspection, Verdict

__all__ = ["InspectedBlock", "InspectedField", "Inspection", "Verdict", "inspect_page"]
