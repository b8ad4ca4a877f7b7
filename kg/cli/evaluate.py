"""``kg evaluate``: how good the links are, on papers that people have read."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli.options import graph_argument, json_option, min_confidence_option_of
from kg.evaluate import Evaluation, evaluate
from kg.model import DEFAULT_THRESHOLD
from kg.store import open_store, open_writer

#: Ids of absent papers that are named.
_NAMED = 5


@click.command("evaluate")
@graph_argument
@click.argument("gold", type=click.Path(path_type=Path, dir_okay=False), metavar="GOLD")
@click.option(
    "--results",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Gold file of numeric results of the same papers.",
)
@click.option(
    "--misses",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="List N errors of each sort: missed links, false alarms, wrong roles.",
)
@min_confidence_option_of(
    "Measure links of at least X; figures of another X than the default are not kept."
)
@click.option("--dry-run", is_flag=True, help="Measure, and keep nothing in the graph file.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    graph: Path,
    gold: Path,
    results: Path | None,
    misses: int,
    min_confidence: float,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Measure the links on papers that people have read.

    GOLD holds one paper a line with the links that it should have. Figures come with 95 %
    intervals (1,000 samples of the papers), by kind and by role, and with what confidences are
    worth. They are kept in the graph file for kg info, the RDF description and the pages, until
    the next build gives other links.

    Exit code 1 says that some papers of GOLD are not in the graph file; they are left out.

    Example: kg evaluate landscape.db gold.jsonl --misses 5
    """
    with open_store(graph) as store:
        measured = evaluate(store, gold, results=results, threshold=min_confidence)
    is_kept = not dry_run and min_confidence == DEFAULT_THRESHOLD
    if is_kept:
        with open_writer(graph) as writer:
            writer.set_measurements(measured.gold, measured.measurements())
    if as_json:
        from kg.cli.printing import print_json

        print_json(_facts(measured, asked_results=results is not None))
    else:
        from kg.cli.print_evaluation import print_evaluation

        print_evaluation(measured, misses, asked_results=results is not None)
    _warn(graph, measured, is_kept=is_kept or dry_run)
    if measured.absent:
        ctx.exit(1)


def _warn(graph: Path, measured: Evaluation, *, is_kept: bool) -> None:
    if measured.absent:
        click.echo(
            f"{graph}: {len(measured.absent)} papers of {measured.gold} are not in it and were "
            f"left out: {_some(measured.absent)}",
            err=True,
        )
    if measured.differing:
        click.echo(
            f"{graph}: {len(measured.differing)} papers have another text than in "
            f"{measured.gold}: {_some(measured.differing)}",
            err=True,
        )
    if not is_kept:
        click.echo(
            f"{graph}: figures at confidence {measured.threshold:g} are not kept, "
            f"only those at {DEFAULT_THRESHOLD:g}",
            err=True,
        )


def _some(ids: tuple[str, ...]) -> str:
    return ", ".join(ids[:_NAMED]) + (" …" if len(ids) > _NAMED else "")


def _facts(measured: Evaluation, *, asked_results: bool) -> dict[str, Any]:
    facts = asdict(measured)
    if not asked_results:
        del facts["results"]
    return facts
