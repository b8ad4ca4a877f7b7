"""``kg export``: a graph file as RDF, or as lines of JSON."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from kg.cli.options import base_option, graph_argument, min_confidence_option, quiet_option
from kg.cli.out import OutFile
from kg.errors import ExportError
from kg.rdf.options import PARTS, ExportOptions, Part
from kg.rdf.write.export import (
    FORMATS,
    GZIP_SUFFIX,
    RDF_FORMATS,
    SUFFIXES,
    format_of,
    write_export,
)
from kg.rdf.write.links import has_results
from kg.rdf.write.output import explain, packed, replacing
from kg.store import Store, open_store


@click.command("export")
@graph_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="links and results: one JSON object a line; all else: RDF. "
    f"By default what the name of FILE says: {', '.join(SUFFIXES)}.",
)
@click.option(
    "--out",
    type=OutFile(allow_dash=True),
    default=Path("-"),
    metavar="FILE",
    help="File to write, whole or not at all, packed if it ends in .gz; "
    "'-', the default, is standard output.",
)
@min_confidence_option
@click.option(
    "--only",
    type=click.Choice(PARTS),
    multiple=True,
    help="Write a part: papers with their direct triples; concepts and schemes; links with "
    "evidence, results and decisions. May be repeated.",
)
@click.option("--without-text", is_flag=True, help="Leave abstracts out; quoted sentences stay.")
@base_option
@click.option("--oa", is_flag=True, help="Add Web Annotation selectors to the evidence.")
@click.option("--rdf12", is_flag=True, help="Let each link reify its triple (RDF 1.2).")
@quiet_option
def command(
    graph: Path,
    format_: str | None,
    out: Path,
    min_confidence: float,
    only: tuple[Part, ...],
    without_text: bool,
    base: str,
    oa: bool,
    rdf12: bool,
    quiet: bool,
) -> None:
    """Write a graph file as RDF, or its links as lines of JSON.

    The same content gives the same bytes. Only links of at least the asked confidence are
    written; concepts are those that a link points to, and all above them.

    Example: kg export landscape.db --out landscape.ttl.gz
    """
    name = _format(format_, out)
    if only and name not in RDF_FORMATS:
        raise click.UsageError(f"--only is for RDF; {name} holds {name} only")
    options = ExportOptions(
        base, min_confidence, not without_text, oa, rdf12, _issued(), only or PARTS
    )
    with open_store(graph) as store:
        if name == "results" and not has_results(store):
            click.echo(f"{graph} holds no numeric results; the export is empty.", err=True)
        if str(out) == "-":
            _to_stdout(store, name, options)
            return
        _to_file(store, name, out, options)
    if not quiet and out.is_file():
        click.echo(f"{out}: {name}, {out.stat().st_size:,} bytes", err=True)


def _format(format_: str | None, out: Path) -> str:
    name = format_ or format_of(out)
    if name is None:
        raise click.UsageError(
            "name a format: --format turtle, or a file that tells it: --out landscape.ttl"
        )
    return name


def _to_file(store: Store, format_: str, out: Path, options: ExportOptions) -> None:
    with replacing(out) as file:
        if out.suffix.lower() == GZIP_SUFFIX:
            with packed(file) as pack:
                write_export(store, format_, pack, options)
        else:
            write_export(store, format_, file, options)


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
