"""``kg schema``: what the JSON of a command looks like, for whoever reads it by a program."""

import json
from difflib import get_close_matches
from importlib.resources import files

import click

from kg.errors import UnknownNameError


@click.command("schema")
@click.argument("name", nargs=-1, metavar="[COMMAND]")
def command(name: tuple[str, ...]) -> None:
    """Print the JSON Schema of a command's --json.

    Without COMMAND the commands that have one are listed, each with what its JSON tells. Schemas
    are closed: what they do not name does not occur.

    Example: kg schema show
    """
    if name:
        click.echo(schema_text("-".join(name)), nl=False)
        return
    for known in schema_names():
        schema = json.loads(schema_text(known))
        click.echo(f"{known:16}{schema['description']}")


def schema_names() -> list[str]:
    """Give the names of all schemas: those of their commands, with hyphens between words."""
    entries = files("kg.cli").joinpath("schemas").iterdir()
    return sorted(e.name.removesuffix(".json") for e in entries if e.name.endswith(".json"))


def schema_text(name: str) -> str:
    """Give a schema as it is kept.

    Raises
    ------
    UnknownNameError
        There is none of that name; the message names a near one.
    """
    known = schema_names()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}"
        raise UnknownNameError(f"no schema is called {name!r}; {hint}")
    return files("kg.cli").joinpath("schemas", f"{name}.json").read_text("utf-8")
