"""``kg ontology import``: take a vocabulary of others in."""

from pathlib import Path

import click

from kg.model import KINDS, Kind
from kg.ontology.edit import write_scheme
from kg.ontology.foreign import read_foreign
from kg.ontology.importing import import_concepts
from kg.ontology.ontology import gather, load_ontology
from kg.ontology.renamed import current
from kg.text import slugify


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("vocabulary"),
    show_default=True,
    metavar="DIR",
    help="Folder to write to, which kg build takes as --ontology DIR.",
)
@click.option(
    "--scheme", metavar="NAME", help="Name of the scheme and its file; FILE's unless said."
)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="What all its concepts are; else each as its last word, or what is above it, says.",
)
@click.option("--language", default="en", show_default=True, help="Language of the labels.")
@click.option(
    "--double",
    is_flag=True,
    help="Take in what the shipped vocabulary has, too; for kg build --only-ontology.",
)
def command(
    file: Path, out: Path, scheme: str | None, kind: Kind | None, language: str, double: bool
) -> None:
    """Take a vocabulary of others in, as an extra scheme for kg build --ontology.

    FILE is SKOS (.ttl, .rdf, .xml, .owl, .nt), the CSV of the Computer Science Ontology, or a
    ROBOT template, plain or gzipped. A concept whose name the vocabulary has already becomes a
    mapping of that one: skos:exactMatch where something confirms it, else skos:closeMatch.

    Example: kg ontology import cso-3.1.csv.gz --out vocabulary
    """
    strangers = read_foreign(file, language=language)
    name = slugify(scheme or file.name.removesuffix(".gz").rpartition(".")[0])
    path = out / f"{name}.ttl"
    has_others = any(other != path for other in out.glob("*.ttl"))
    if double and not has_others:
        known = {}
    else:
        known = current(
            gather(out if has_others else None, replace=double, without=path.name).concepts
        )
    imported = import_concepts(known, strangers, kind=kind)
    write_scheme(path, imported, scheme=name, title=scheme or file.name)
    load_ontology(out, replace=double)
    click.echo(f"{path}: {len(imported.concepts):,} concepts, {len(imported.mappings):,} mapped")
    for reason, count in sorted(imported.left_out.items()):
        click.echo(f"left out: {count:,} × {reason}", err=True)
    more = " --only-ontology" if double else ""
    click.echo(f"Use it with: kg build INPUT --ontology {out}{more}", err=True)
