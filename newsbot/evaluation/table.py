"""Results as a table, and as JSON."""

from collections.abc import Callable, Iterable, Sequence

from newsbot.evaluation.run import Result
from newsbot.evaluation.scores import COLUMNS, mean

_WIDTH = 9
_NAME_WIDTH = 22

Key = Callable[[Result], str]


def rows(results: Sequence[Result], group: Key) -> list[dict[str, object]]:
    """Return one row for each group and system: `set`, `system`, `pages`, the columns in per cent, `ms` a page."""
    groups: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        groups.setdefault((group(result), result.system), []).append(result)
    return [
        {
            "set": name,
            "system": system,
            "pages": len(found),
            **{column: round(value, 2) for column, value in mean(it.score for it in found).items()},
            "failures": sum(it.failure is not None for it in found),
        }
        for (name, system), found in groups.items()
    ]


def table(found: Iterable[dict[str, object]]) -> str:
    """Return rows as a table for a person: a block for each set, a line for each system."""
    blocks: dict[str, list[dict[str, object]]] = {}
    for row in found:
        blocks.setdefault(str(row["set"]), []).append(row)
    return "\n\n".join(_block(name, lines) for name, lines in blocks.items())


def _block(name: str, lines: list[dict[str, object]]) -> str:
    shown = [column for column in (*COLUMNS, "ms") if any(column in line for line in lines)]
    head = f"{name} ({lines[0]['pages']} pages)"
    width = max(_NAME_WIDTH, len(head) + 2)
    title = f"{head:<{width}}" + "".join(f"{column:>{_WIDTH}}" for column in shown)
    return "\n".join([title, *(_line(line, shown, width) for line in lines)])


def _line(line: dict[str, object], shown: list[str], width: int) -> str:
    cells = (f"{line[column]:>{_WIDTH}.1f}" if column in line else f"{'-':>{_WIDTH}}" for column in shown)
    failures = f"  ({line['failures']} failed)" if line["failures"] else ""
    return f"{line['system']!s:<{width}}" + "".join(cells) + failures
