"""``kg ontology add``: a new concept in its place."""

from pathlib import Path

import click

from kg.cli.options import only_ontology_option
from kg.errors import SchemeError
from kg.model import KINDS, Concept, Kind
from kg.ontology.advice import doubts
from kg.ontology.check import Finding
from kg.ontology.edit import add_concepts, admit, gather_folder
from kg.ontology.ontology import Gathered
from kg.ontology.write import concept_block
from kg.text import slugify


@click.command("add")
@click.argument("label")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What sort of thing it is.")
@click.option("--id", "slug", metavar="SLUG", help="The end of its id; made of LABEL unless said.")
@click.option("--alt", multiple=True, metavar="LABEL", help="Another label; may be given again.")
@click.option("--support", multiple=True, metavar="LABEL", help="A label that needs support.")
@click.option("--case", multiple=True, metavar="LABEL", help="A label that needs its capitals.")
@click.option("--broader", multiple=True, metavar="ID", help="What it lies in; may be given again.")
@click.option("--definition", default="", metavar="SENTENCE", help="What it is, in your own words.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write it into the file of its kind in this folder; else it is printed.",
)
@only_ontology_option
def command(
    label: str,
    kind: Kind,
    slug: str | None,
    alt: tuple[str, ...],
    support: tuple[str, ...],
    case: tuple[str, ...],
    broader: tuple[str, ...],
    definition: str,
    into: Path | None,
    only_ontology: bool,
) -> None:
    """Add a concept to a vocabulary, or print it, once it breaks no rule.

    Plurals, hyphens, capitals, and British and American spelling need no labels of their own.

    Example: kg ontology add "Tide Network" --kind method --alt TideNet --broader
    method:neural-network --definition "Network that learns the tides."
    """
    id_ = slug if slug and slug.startswith(f"{kind}:") else f"{kind}:{slug or slugify(label)}"
    labels = {*alt, *support, *case} - {label}
    concept = Concept(
        id_,
        kind,
        label,
        tuple(sorted(labels)),
        broader=tuple(sorted({_full(each, kind) for each in broader})),
        definition=definition,
        case_labels=tuple(sorted(case)),
        ambiguous_labels=tuple(sorted(support)),
    )
    known = gather_folder(into, replace=only_ontology)
    if id_ in known.concepts:
        raise SchemeError(f"{known.home[id_]}: {id_} is there already; name another with --id")
    concepts, refused = admit(known, [concept], "the new concept")
    if refused:
        raise SchemeError(str(refused[0]))
    if into:
        for path in add_concepts(into, concepts):
            click.echo(f"{path}: {id_} added", err=True)
    else:
        click.echo(concept_block(concept), nl=False)
    for doubt in _doubts(known, concept):
        click.echo(f"{doubt.severity}: {doubt}", err=True)


def _full(id_: str, kind: Kind) -> str:
    return id_ if ":" in id_ else f"{kind}:{id_}"


def _doubts(known: Gathered, concept: Concept) -> list[Finding]:
    together = Gathered(
        {**known.concepts, concept.id: concept},
        {**known.home, concept.id: "the new concept"},
        known.tops,
        known.own,
    )
    return [each for each in doubts(together) if each.concept == concept.id]
