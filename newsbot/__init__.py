"""newsbot: news pages in, clean article records out."""

__version__ = "0.1.0"
EXTRACTOR = f"newsbot {__version__}"
"""The name that records carry in `extractor`."""
