"""The crash-safe writer: whole records at the end of a file that one process holds, or straight into a stream."""

from newsbot.jsonl.appended import AppendedFile, is_intact
from newsbot.jsonl.file import JsonlFile
from newsbot.jsonl.line import to_line
from newsbot.jsonl.stream import JsonlStream, is_stream

__all__ = ["AppendedFile", "JsonlFile", "JsonlStream", "is_intact", "is_stream", "to_line"]
