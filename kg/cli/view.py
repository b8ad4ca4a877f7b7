"""``kg view``: the neighbourhood of a concept or paper as one page, or an overview."""

from pathlib import Path

import click

from kg.cli.options import graph_argument, min_confidence_option, quiet_option
from kg.cli.out import OutFile
from kg.model import Concept
from kg.rdf.write.output import replacing
from kg.store import Store, open_store
from kg.text import slugify
from kg.views import (
    Reach,
    concept_scene,
    find_focus,
    overview_scene,
    paper_scene,
    render_page,
)
from kg.views.scene import MOST_ITEMS, Scene

#: Items of an overview, all of them concepts with names, unless --limit says otherwise.
_OVERVIEW_LIMIT = 60


@click.command("view")
@graph_argument
@click.argument("name", metavar="[CONCEPT|PAPER]", required=False)
@click.option(
    "--out",
    type=OutFile(),
    metavar="FILE",
    help="The page to write, whole or not at all; required.",
)
@click.option(
    "--depth",
    type=click.IntRange(1, 2),
    default=2,
    show_default=True,
    help="1: what touches the concept or paper; 2: and what touches that.",
)
@click.option(
    "--limit",
    type=click.IntRange(2, MOST_ITEMS),
    metavar="N",
    help=f"Most items in the picture: at most and by default {MOST_ITEMS}, in an overview "
    f"{_OVERVIEW_LIMIT}.",
)
@min_confidence_option
@quiet_option
def command(
    graph: Path,
    name: str | None,
    out: Path | None,
    depth: int,
    limit: int | None,
    min_confidence: float,
    quiet: bool,
) -> None:
    """Draw the neighbourhood of a concept or a paper.

    A concept goes by its id or any of its labels; a paper by its id, another identifier, or words
    of its title. Without a name the strongest concepts are drawn. The page is one file that
    opens in any browser, without a network.

    Example: kg view landscape.db GRPO --out grpo.html
    """
    if out is None:
        suggestion = f"{slugify(name) if name else 'overview'}.html"
        raise click.UsageError(f"name the page to write, e.g. --out {suggestion}")
    reach = Reach(depth, limit or (MOST_ITEMS if name else _OVERVIEW_LIMIT), min_confidence)
    with open_store(graph) as store:
        scene = _scene(store, name, reach)
    with replacing(out) as file:
        size = file.write(render_page(scene).encode())
    if not quiet:
        click.echo(f"{out}: {scene.title}, {scene.lead}, {size:,} bytes", err=True)
        click.echo(f"Open it in a browser: {out.resolve().as_uri()}", err=True)


def _scene(store: Store, name: str | None, reach: Reach) -> Scene:
    if name is None:
        return overview_scene(store, reach)
    focus = find_focus(store, name)
    if isinstance(focus, Concept):
        return concept_scene(store, focus, reach)
    return paper_scene(store, focus, reach)
