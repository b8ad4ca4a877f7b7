"""``kg import``: from an export in RDF to a graph file."""

from pathlib import Path

import click

from kg.cli.options import quiet_option
from kg.cli.out import OutFile
from kg.rdf.importing.restore import Restored, import_dataset
from kg.resolve.decision_file import append_decisions
from kg.resolve.decisions import make_decision


@click.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("landscape.db"),
    show_default=True,
    help="Graph file to make; one that is there is never touched.",
)
@click.option(
    "--decisions",
    type=OutFile(),
    metavar="CSV",
    help="Also write what people decided to a new decisions file, for later builds.",
)
@quiet_option
def command(files: tuple[Path, ...], out: Path, decisions: Path | None, quiet: bool) -> None:
    """Make a graph file from an export in RDF.

    FILE is what kg export has written in any format of RDF, plain or gzipped, or several files
    with its parts (--only). Papers, concepts, links with their evidence, results, decisions and
    the build come back; kg export then gives the same bytes again. The next kg build links all
    papers again.

    Example: kg import landscape.ttl.gz --out copy.db
    """
    if decisions is not None and decisions.exists():
        raise click.UsageError(f"{decisions} is there already; name a new file")
    restored = import_dataset(files, out)
    if decisions is not None:
        records = [dict(each.record) for each in restored.decisions]
        made = [decision for record in records if (decision := make_decision(record))]
        append_decisions(decisions, made)
    if not quiet:
        for line in _lines(restored, out, decisions):
            click.echo(line, err=True)


def _lines(restored: Restored, out: Path, decisions: Path | None) -> list[str]:
    lines = [
        f"{out}: {restored.papers:,} papers, {restored.concepts:,} concepts, "
        f"{restored.links:,} links, {restored.results:,} results of {restored.build}; "
        f"{restored.seconds:.1f} s"
    ]
    if not restored.with_text:
        lines.append("The export has no abstracts: of them only the quoted sentences are known")
    if decisions is not None:
        lines.append(f"{decisions}: {len(restored.decisions):,} decisions")
    elif restored.decisions:
        lines.append(
            f"People made {len(restored.decisions):,} decisions about it; the next kg build obeys "
            "them only if it is given their file (kg import --decisions CSV writes it)"
        )
    return lines
