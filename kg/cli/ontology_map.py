"""``kg ontology map``: which concepts of another vocabulary are ours."""

from pathlib import Path

import click

from kg.cli.options import json_option, only_ontology_option
from kg.ontology.agreement import Agreement, agreements
from kg.ontology.edit import add_mappings, gather_folder
from kg.ontology.foreign import read_foreign
from kg.ontology.ontology import Gathered, shipped_directory
from kg.ontology.renamed import current


@click.command("map")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--ontology",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="DIR",
    help="Folder of the concepts to map; the shipped vocabulary unless said.",
)
@only_ontology_option
@click.option("--write", is_flag=True, help="Write skos:exactMatch into the files of the folder.")
@click.option("--unconfirmed", is_flag=True, help="List those that only share the name.")
@json_option
def command(
    file: Path,
    ontology: Path | None,
    only_ontology: bool,
    write: bool,
    unconfirmed: bool,
    as_json: bool,
) -> None:
    """Find the concepts of FILE that are ours: the same name, and something that confirms it.

    What confirms it is printed: something broader or narrower, or a second name, that both
    have, or words around them. A pair that any mapping holds already is left alone.

    Example: kg ontology map cso-3.1.csv.gz --write
    """
    gathered = gather_folder(ontology, replace=only_ontology)
    found = [
        each
        for each in agreements(current(gathered.concepts), read_foreign(file))
        if bool(each.reasons) != unconfirmed and _is_new(gathered, each)
    ]
    if as_json:
        from kg.cli.printing import print_json

        print_json([_json(each) for each in found])
    else:
        for each in found:
            reasons = ", ".join(each.reasons) or "the name alone"
            click.echo(f"{each.concept}\t{each.iri}\t{reasons}")
    if write and not unconfirmed:
        folder = ontology or shipped_directory()
        own = {
            each.concept: [("exactMatch", each.iri)]
            for each in found
            if each.concept in gathered.own or not gathered.own
        }
        for path in add_mappings(folder, gathered.home, own):
            click.echo(f"{path}: changed", err=True)
    click.echo(f"{len(found)} new mappings", err=True)


def _is_new(gathered: Gathered, pair: Agreement) -> bool:
    return all(iri != pair.iri for _, iri in gathered.concepts[pair.concept].mappings)


def _json(pair: Agreement) -> dict[str, object]:
    return {
        "concept": pair.concept,
        "iri": pair.iri,
        "label": pair.label,
        "reasons": list(pair.reasons),
    }
