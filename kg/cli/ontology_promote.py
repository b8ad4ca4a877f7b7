"""``kg ontology promote``: accepted names become concepts of the vocabulary."""

from dataclasses import replace
from pathlib import Path

import click

from kg.cli.options import graph_argument, only_ontology_option
from kg.model import Concept
from kg.ontology.edit import add_concepts, admit, gather_folder
from kg.ontology.write import concept_block
from kg.store import open_store


@click.command("promote")
@graph_argument
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write them into the files of this folder, in order; else they are printed.",
)
@only_ontology_option
@click.pass_context
def command(ctx: click.Context, graph: Path, into: Path | None, only_ontology: bool) -> None:
    """Turn the names of a graph file that somebody accepted into Turtle.

    What the vocabulary has already is left alone; what would break one of its rules is refused,
    with exit code 1. A definition must still be written by hand.

    Example: kg ontology promote landscape.db --into ontology
    """
    with open_store(graph) as store:
        accepted = [each for each in store.concepts() if each.status == "accepted"]
    known = gather_folder(into, replace=only_ontology)
    ids = {*known.concepts, *(each.id for each in accepted)}
    concepts, refused = admit(known, (_curated(each, ids) for each in accepted), graph.name)
    if into:
        for path in add_concepts(into, concepts):
            click.echo(f"{path}: changed", err=True)
    elif concepts:
        click.echo("\n".join(map(concept_block, concepts)), nl=False)
    for each in concepts:
        if not each.definition:
            click.echo(f"{each.id}: has no definition; write one", err=True)
    for refusal in refused:
        click.echo(f"{graph}: {refusal}", err=True)
    click.echo(f"{len(concepts)} concept{'s' * (len(concepts) != 1)} promoted", err=True)
    if refused:
        ctx.exit(1)


def _curated(concept: Concept, ids: set[str]) -> Concept:
    """Give a concept as a file has it; discovered ones above it stay where they are."""
    broader = tuple(parent for parent in concept.broader if parent in ids)
    return replace(concept, status="curated", introduced_by=None, broader=broader)
