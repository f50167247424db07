"""Local files to pages: one format a module, each streamed within limits.

`find_inputs` turns paths into input files; `load` reads one of them, whatever format it turns out to be.
"""

from newsbot.loaders.files import STDIN, Inputs, find_inputs
from newsbot.loaders.load import load

__all__ = ["STDIN", "Inputs", "find_inputs", "load"]
