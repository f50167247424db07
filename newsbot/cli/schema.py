"""`newsbot schema`: the records' JSON Schemas."""

from importlib.resources import files

import click


@click.command()
@click.argument("record", type=click.Choice(["article", "reject"]), default="article")
def schema(record: str) -> None:
    """Print the JSON Schema (draft 2020-12) of the article or reject record.

    \b
    Example:
      newsbot schema reject > reject.schema.json
    """
    click.echo(files("newsbot").joinpath("data", f"{record}.schema.json").read_text("utf-8"), nl=False)
