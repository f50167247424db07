"""Pages that newsbot writes for people: Jinja templates in the package; what is filled in is escaped."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsbot.jsonl.problems import cannot_write, check_replaced

# How its templates begin; no page of another hand does.
_SIGN = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; """


def render(template: str, **values: object) -> str:
    """Return a template of `newsbot/data` filled in. All values are escaped; a value that is missing is an error."""
    return _environment().get_template(template).render(**values)


def write_page(path: str, text: str) -> None:
    """Write a page, whole or not at all, in place of an earlier one, and of nothing else. Raises OutputError."""
    check_replaced(path, _SIGN, "page of newsbot's")
    part = Path(f"{path}.part")
    try:
        part.write_text(text, "utf-8", errors="replace")
        part.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("newsbot", "data"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = _asset
    return environment


def _asset(name: str) -> Markup:
    """Return a stylesheet or script of the package as it is."""
    return Markup(files("newsbot").joinpath("data", name).read_text("utf-8"))  # noqa: S704 - it is our own
