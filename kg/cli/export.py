"""``kg export``: a graph file as RDF, or as lines of JSON."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from kg.cli.options import graph_argument, min_confidence_option, quiet_option
from kg.errors import ExportError
from kg.rdf.export import FORMATS, write_export
from kg.rdf.links import has_results
from kg.rdf.options import ExportOptions
from kg.rdf.output import explain, replacing
from kg.store import Store, open_store
from kg.vocab import DEFAULT_BASE


@click.command("export")
@graph_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    required=True,
    help="links and results: one JSON object a line; all else: RDF.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="File to write, whole or not at all; '-', the default, is standard output.",
)
@min_confidence_option
@click.option("--without-text", is_flag=True, help="Leave abstracts out; quoted sentences stay.")
@click.option(
    "--base",
    default=DEFAULT_BASE,
    show_default=True,
    metavar="IRI",
    help="Where papers, concepts and links live; ends in a slash.",
)
@click.option("--oa", is_flag=True, help="Add Web Annotation selectors to the evidence.")
@click.option("--rdf12", is_flag=True, help="Let each link reify its triple (RDF 1.2).")
@quiet_option
def command(
    graph: Path,
    format_: str,
    out: Path,
    min_confidence: float,
    without_text: bool,
    base: str,
    oa: bool,
    rdf12: bool,
    quiet: bool,
) -> None:
    """Write a graph file as RDF, or its links as lines of JSON.

    The same content gives the same bytes. Only links of at least the asked confidence are
    written; concepts are those that a link points to, and all above them.

    Example: kg export landscape.db --format turtle --out landscape.ttl
    """
    options = ExportOptions(base, min_confidence, not without_text, oa, rdf12, _issued())
    with open_store(graph) as store:
        if format_ == "results" and not has_results(store):
            click.echo(f"{graph} holds no numeric results; the export is empty.", err=True)
        if str(out) == "-":
            _to_stdout(store, format_, options)
            return
        with replacing(out) as file:
            size = write_export(store, format_, file, options)
    if not quiet:
        click.echo(f"{out}: {format_}, {size:,} bytes", err=True)


def _to_stdout(store: Store, format_: str, options: ExportOptions) -> None:
    try:
        write_export(store, format_, sys.stdout.buffer, options)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # who reads has seen enough; Python must not complain of it again when it ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        raise ExportError(explain("standard output", error)) from error


def _issued() -> str | None:
    """Give the time that reproducible builds are told, in the environment, or none."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError) as error:
        raise ExportError(f"SOURCE_DATE_EPOCH={seconds!r} is no number of seconds") from error
