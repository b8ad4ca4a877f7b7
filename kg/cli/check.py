"""``kg check``: verify a graph file."""

from itertools import islice
from pathlib import Path

import click

from kg.cli.options import graph_argument, json_option
from kg.store import open_store
from kg.store.check import notes, problems

#: Problems that are listed; more of them say nothing new.
_MOST = 50


@click.command("check")
@graph_argument
@json_option
@click.pass_context
def command(ctx: click.Context, graph: Path, as_json: bool) -> None:
    """Verify every quotation, reference and hash of a graph file.

    Exit code 1 says that something is wrong; each problem is one line on standard error.

    Example: kg check landscape.db
    """
    with open_store(graph) as store:
        found = list(islice(problems(store), _MOST + 1))
        limits = list(notes(store))
        counts = store.counts()
    if as_json:
        from kg.cli.printing import print_json

        facts = {"file": str(graph), "ok": not found, "problems": found[:_MOST]}
        print_json(facts | ({"notes": limits} if limits else {}))
    else:
        for line in found[:_MOST]:
            click.echo(f"{graph}: {line}", err=True)
        if len(found) > _MOST:
            click.echo(f"{graph}: and more", err=True)
    if found:
        ctx.exit(1)
    if not as_json:
        click.echo(
            f"{graph} is sound: {counts.papers:,} papers, {counts.links:,} links, "
            f"{counts.evidence:,} quotations match their texts"
        )
        for line in limits:
            click.echo(f"note: {line}")
