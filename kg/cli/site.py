"""``kg site``: the explorer of a graph file, as files that open anywhere."""

from pathlib import Path

import click

from kg.cli.options import base_option, graph_argument, min_confidence_option, quiet_option
from kg.cli.out import OutFolder
from kg.rdf.options import ExportOptions
from kg.store import open_store
from kg.views.explorer.site import MOST_IN_ONE, Form, Site, SiteOptions, write_site


@click.command("site")
@graph_argument
@click.option(
    "--out",
    type=OutFolder(),
    metavar="DIR",
    help="The folder to write, whole or not at all; required. Other files in it stay.",
)
@click.option(
    "--single-file",
    "form",
    flag_value="single",
    help=f"Put everything into index.html; the default up to {MOST_IN_ONE:,} papers.",
)
@click.option(
    "--folder",
    "form",
    flag_value="folder",
    help="Put the data into files beside index.html; the default above.",
)
@click.option("--title", metavar="TEXT", help="What it is called; else as the graph file is.")
@min_confidence_option
@base_option
@quiet_option
def command(
    graph: Path,
    out: Path | None,
    form: Form | None,
    title: str | None,
    min_confidence: float,
    base: str,
    quiet: bool,
) -> None:
    """Write the explorer: a landscape to walk through.

    Map, matrix, timeline, and a page for each paper and concept with the sentences that say so.
    It opens from a disk in any browser, without a network; without scripts it is a list.

    Example: kg site landscape.db --out site
    """
    if out is None:
        raise click.UsageError("name the folder to write, e.g. --out site")
    options = SiteOptions(ExportOptions(base, min_confidence), title, form)
    with open_store(graph) as store:
        site = write_site(store, out, options, notify=lambda line: _say(line, quiet))
    _say(_told(site, out), quiet)
    _say(f"Open it in a browser: {site.entry.resolve().as_uri()}", quiet)


def _told(site: Site, out: Path) -> str:
    where = site.entry if site.form == "single" else out
    files = "one file" if site.files == 1 else f"{site.files:,} files"
    return f"{where}: {site.papers:,} papers, {files}, {site.size / 1e6:,.1f} MB"


def _say(line: str, quiet: bool) -> None:
    if not quiet:
        click.echo(line, err=True)
