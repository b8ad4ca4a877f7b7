"""``kg layout``: where papers and concepts stand on the map."""

from pathlib import Path

import click

from kg.cli.options import graph_argument, quiet_option
from kg.pipeline import lay_out_map


@click.command("layout")
@graph_argument
@click.option(
    "--fresh-layout",
    is_flag=True,
    help="Make the map anew: everything may go elsewhere.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    metavar="N",
    help="Make another map of the same papers, with --fresh-layout; by default the one before.",
)
@quiet_option
def command(graph: Path, fresh_layout: bool, seed: int | None, quiet: bool) -> None:
    """Give papers and concepts a place on the map.

    Near means related: what shares concepts stands together, topics are islands. What has a place
    keeps it, and what is new is put beside what it shares concepts with; kg build does that too.
    When a file has grown a lot since its map was made, a fresh one uses the space better.

    Example: kg layout landscape.db --fresh-layout
    """
    if not graph.exists():
        raise click.UsageError(
            f"{graph} does not exist; make it with: kg build INPUT --out {graph}"
        )
    if seed is not None and not fresh_layout:
        raise click.UsageError("--seed makes another map; add --fresh-layout")
    made = lay_out_map(graph, fresh=fresh_layout, seed=seed)
    if quiet:
        return
    if made.laid is None:
        click.echo(f"{graph}: no paper has a link; there is nothing to place", err=True)
        return
    click.echo(
        f"{graph}: {made.added:,} placed, {len(made.places) - made.added:,} left where they "
        f"were; made for {made.laid.papers:,} papers, seed {made.laid.seed}",
        err=True,
    )
