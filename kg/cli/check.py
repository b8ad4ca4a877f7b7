"""``kg check``: verify a graph file, or a file of RDF."""

from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

import click

from kg.cli.options import json_option
from kg.rdf.ask.cache import cached_dataset, ready_dataset
from kg.rdf.ask.engine import Dataset
from kg.rdf.options import ExportOptions
from kg.rdf.validate.by_query import find_in_file
from kg.rdf.validate.check import WAYS, way_for
from kg.rdf.validate.reading import read_rdf
from kg.rdf.validate.violations import Finding, Teller
from kg.rdf.write.export import format_of
from kg.store import Store, open_store
from kg.store.check import notes, problems

#: Problems that are listed; more of them say nothing new.
_MOST = 50

#: Sentences on one rule for people; JSON has more.
_MOST_OF_A_RULE = 5


#: Whether a file of RDF says anything in our vocabulary.
_IS_OURS = "ASK { VALUES ?class { kg:Paper kg:Link void:Dataset skos:Concept } ?s a ?class }"


@click.command("check")
@click.argument("file", metavar="GRAPH|FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--shapes",
    type=click.Choice(["auto", *WAYS, "none"]),
    default="auto",
    show_default=True,
    help="How to check the shapes: SHACL takes 30 ms a paper, SPARQL 1 ms; auto: SPARQL from 500 "
    "papers on.",
)
@json_option
@click.pass_context
def command(ctx: click.Context, file: Path, shapes: str, as_json: bool) -> None:
    """Verify a graph file, or a file of RDF.

    Of a graph file every quotation, reference and hash is verified; then the dataset that kg
    export makes of it is checked against the shapes of the vocabulary (ontology/shapes.ttl). Of a
    file of RDF (.ttl .nt .nq .trig .rdf .jsonld, plain or gzipped) the shapes are checked, and the
    quotations where it holds the texts.

    Exit code 1 says that something is wrong; each problem is one line on standard error.

    Example: kg check landscape.db
    """
    limits: list[str] = []
    if format_of(file) is not None:
        dataset = read_rdf(file)
        lines, what = _faults(dataset, shapes, (*find_in_file(dataset),))
        if not dataset.query(_IS_OURS):
            lines.append("holds nothing that the rules are about; is it an export of kg?")
    else:
        with open_store(file) as store:
            lines, what = _check_store(store, shapes)
            limits = list(notes(store))
    _report(file, lines, what, limits, as_json=as_json)
    if lines:
        ctx.exit(1)


def _check_store(store: Store, shapes: str) -> tuple[list[str], str]:
    """Give what is wrong with a graph file, and what was looked at."""
    # what is kept of an earlier check or query need not wait until the texts are verified
    ready = None if shapes == "none" else ready_dataset(store, ExportOptions())
    with ThreadPoolExecutor(1) as beside:
        faults = beside.submit(_faults, ready, shapes) if ready else None
        lines = list(islice(problems(store), _MOST + 1))
    if len(lines) > _MOST:
        lines[_MOST:] = ["and more"]
    counts = store.counts()
    what = (
        f"{counts.papers:,} papers, {counts.links:,} links, "
        f"{counts.evidence:,} quotations match their texts"
    )
    if lines or shapes == "none":  # a file with holes in it cannot be exported
        return lines, what
    if faults is None:
        dataset = cached_dataset(store, ExportOptions(), on_prepare=_note, on_failure=_note)
        lines, more = _faults(dataset, shapes)
    else:
        lines, more = faults.result()
    return lines, f"{what}; {more}"


def _faults(
    dataset: Dataset, shapes: str, found: tuple[Finding, ...] = ()
) -> tuple[list[str], str]:
    """Give the sentences on the rules that a dataset breaks, and what was looked at."""
    way = way_for(dataset) if shapes == "auto" else shapes
    if way != "none":
        found += WAYS[way](dataset)
    teller = Teller(dataset)
    lines = []
    for each in found:
        told = each.first[:_MOST_OF_A_RULE]
        lines += [teller.sentence(each.message, violation) for violation in told]
        if each.total > len(told):
            lines.append(f"and {each.total - len(told):,} more: {each.message}")
    how = {"shacl": "the shapes hold", "sparql": "the shapes hold, by SPARQL", "none": ""}[way]
    return lines, f"{len(dataset):,} triples{f', {how}' if how else ''}"


def _report(file: Path, lines: list[str], what: str, limits: list[str], *, as_json: bool) -> None:
    if as_json:
        from kg.cli.printing import print_json

        facts: dict[str, Any] = {"file": str(file), "ok": not lines, "problems": lines}
        print_json(facts | ({"notes": limits} if limits else {}))
        return
    for line in lines:
        click.echo(f"{file}: {line}", err=True)
    if not lines:
        click.echo(f"{file} is sound: {what}")
        for line in limits:
            click.echo(f"note: {line}")


def _note(message: str) -> None:
    click.echo(message, err=True)
