"""Arguments and options that several commands share: one decorator each."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.model import DEFAULT_THRESHOLD
from kg.vocab import DEFAULT_BASE

graph_argument = click.argument(
    "graph", metavar="GRAPH", type=click.Path(path_type=Path, dir_okay=False)
)

Command = TypeVar("Command", bound=Callable[..., Any])

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")

quiet_option = click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")

only_ontology_option = click.option(
    "--only-ontology", is_flag=True, help="Leave the shipped vocabulary out."
)

verbose_option = click.option("-v", "--verbose", is_flag=True, help="Print more of what is done.")

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", help="Show at most N of a sort."
)


def min_confidence_option_of(says: str) -> Callable[[Command], Command]:
    """Make the option ``--min-confidence``, with what it does as its help."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0.0, 1.0),
        default=DEFAULT_THRESHOLD,
        show_default=True,
        metavar="X",
        help=says,
    )


min_confidence_option = min_confidence_option_of("Leave out links with less confidence than X.")


base_option = click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    envvar="KG_BASE",
    metavar="IRI",
    help="Where papers, concepts and links live; ends in a slash. KG_BASE sets it for all.",
)


def ontology_options(command: Command) -> Command:
    """Add ``--ontology DIR`` and ``--only-ontology``: which vocabulary to read with."""
    directory = click.option(
        "--ontology",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="DIR",
        help="Add the concepts of DIR/*.ttl to the vocabulary.",
    )
    only = click.option(
        "--only-ontology", is_flag=True, help="Take DIR in place of the shipped vocabulary."
    )
    return directory(only(command))


def check_ontology(directory: Path | None, *, only: bool) -> None:
    """Refuse ``--only-ontology`` alone: no vocabulary would be left."""
    if only and directory is None:
        raise click.UsageError("--only-ontology needs --ontology DIR")
