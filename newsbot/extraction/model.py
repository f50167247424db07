"""The shipped model: package data, read once through this module, the only one of the core that opens a file."""

import zlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zipfile import BadZipFile

import numpy as np

from newsbot.errors import ModelError
from newsbot.extraction.features import FEATURE_NAMES
from newsbot.extraction.line_features import LINE_FEATURE_NAMES
from newsbot.extraction.page_features import PAGE_FEATURE_NAMES
from newsbot.extraction.scorer import Forest, to_forest
from newsbot.extraction.wording import Wording, to_wording

_FILE = "model.npz"
_DAMAGES = (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error)
_COLUMNS = {"blocks": FEATURE_NAMES, "lines": LINE_FEATURE_NAMES, "pages": PAGE_FEATURE_NAMES}


@dataclass(frozen=True, slots=True)
class Model:
    """The forests: blocks of a page, lines of plain text, and whole pages (article or not).

    `wording` is what articles' texts are worded like, `naming` what their pages are called.
    """

    blocks: Forest
    lines: Forest
    pages: Forest
    wording: Wording
    naming: Wording


@cache
def load_model() -> Model:
    """Read the shipped model. Raises ModelError where it is missing, damaged, or not of this version's features."""
    try:
        with files("newsbot.data").joinpath(_FILE).open("rb") as file, np.load(file) as arrays:
            held = dict(arrays)
        for name, columns in _COLUMNS.items():
            if tuple(held[f"{name}_columns"].tolist()) != columns:
                raise ModelError(f"newsbot/data/{_FILE}: the forest of {name} is of another version; reinstall newsbot")
        return Model(
            to_forest(held, "blocks"),
            to_forest(held, "lines"),
            to_forest(held, "pages"),
            to_wording(held),
            to_wording(held, "naming"),
        )
    except _DAMAGES as error:
        raise ModelError(f"newsbot/data/{_FILE}: cannot be read ({error}); reinstall newsbot") from error
