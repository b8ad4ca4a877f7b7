"""Options that say which papers an analysis looks at: one decorator for all analyses."""

from typing import TypedDict

import click

from kg.cli.options import Command, min_confidence_option
from kg.errors import UnknownNameError
from kg.graph.corpus import Selection, select
from kg.store import Store


class Selecting(TypedDict):
    """What the options give to a command."""

    focus: tuple[str, ...]
    domain: tuple[str, ...]
    since: int | None
    until: int | None
    min_confidence: float


def selection_options(command: Command) -> Command:
    """Add ``--focus``, ``--domain``, ``--since``, ``--until`` and ``--min-confidence``."""
    for option in (
        min_confidence_option,
        click.option("--until", type=int, metavar="YEAR", help="Only papers until this year."),
        click.option("--since", type=int, metavar="YEAR", help="Only papers since this year."),
        click.option(
            "--domain",
            multiple=True,
            metavar="NAME",
            help="Only papers of this domain, or of a narrower one.",
        ),
        click.option(
            "--focus",
            multiple=True,
            metavar="NAME",
            help="Only papers about this concept, or a narrower one; again: about both.",
        ),
    ):
        command = option(command)
    return command


def selection_of(store: Store, options: Selecting) -> Selection:
    """Give the selection that the options mean.

    Raises
    ------
    UnknownNameError
        No concept, or no domain, goes by a name.
    """
    domains = [_domain(store, name) for name in options["domain"]]
    return select(
        store,
        focus=[*options["focus"], *domains],
        since=options["since"],
        until=options["until"],
        min_confidence=options["min_confidence"],
    )


def _domain(store: Store, name: str) -> str:
    """Give the id of a domain; a label may also be that of a method."""
    found = store.find_concepts(name)
    for concept in found:
        if concept.kind == "domain":
            return concept.id
    raise UnknownNameError(f"{name!r} is a {found[0].kind}, no domain; use --focus {name!r}")
