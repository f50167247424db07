"""What comes from strangers writes no lines of its own into logs and outputs."""

import json
from pathlib import Path

from tests.runs.shell import Shell

FORGED = "2031-05-04 08:00:00 [newsbot] ERROR: all is lost"


def test_log_lines_cannot_be_forged(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    name = f"a\n{FORGED}\x1b[2J\u2028\x85.html"
    shell.write(name, " ")
    shell.rows("b.jsonl", (f"https://tide.example/\n{FORGED}\x1b[2J", " "), (f"https://x\u2028y.example/{FORGED}", " "))

    done = shell.real("extract", name, "b.jsonl", "-o", "out.jsonl", env={"SCRAPY_LOG_LEVEL": "DEBUG"})

    assert done.code == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if line.lstrip().startswith(FORGED)]
    assert not {"\x1b", "\u2028", "\x85"} & set(done.stderr)
    lines = (shell.folder / "out.rejects.jsonl").read_bytes().split(b"\n")
    assert [json.loads(line)["reason"] for line in lines[:-1]] == ["empty"] * 3
    assert not {"\x1b", "\u2028", "\x85"} & set(b"".join(lines).decode())
