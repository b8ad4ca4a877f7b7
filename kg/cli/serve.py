"""``kg serve``: a graph file over HTTP."""

from pathlib import Path

import click

from kg.cli.options import base_option, graph_argument, min_confidence_option
from kg.cli.stopping import Terminated
from kg.rdf.ask.cache import kept_triples
from kg.rdf.ask.lending import lent
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.rdf.write.dataset import dataset_name
from kg.serve.app import LOOPBACK, Serving
from kg.serve.limits import Limits
from kg.serve.pool import Served
from kg.serve.run import is_loopback, run
from kg.store import open_store

_USUAL = Limits()


@click.command("serve")
@graph_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; any but the default lets other machines ask.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="NAME",
    help="Host name by which requests may call this server, besides localhost; may be repeated.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=_USUAL.seconds,
    show_default=True,
    metavar="SECONDS",
    help="The longest that a query may take.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=_USUAL.workers,
    show_default=True,
    help="Queries that run at once.",
)
@click.option(
    "--max-rows",
    type=click.IntRange(min=1),
    default=_USUAL.rows,
    show_default=True,
    help="Rows of one answer.",
)
@click.option(
    "--memory",
    type=click.IntRange(min=16),
    default=_USUAL.memory // 2**20,
    show_default=True,
    metavar="MB",
    help="Memory that one query may take.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this origin read answers; '*': of any; may be repeated.",
)
@min_confidence_option
@base_option
def command(
    graph: Path,
    port: int,
    host: str,
    names: tuple[str, ...],
    timeout: float,
    workers: int,
    max_rows: int,
    memory: int,
    origins: tuple[str, ...],
    min_confidence: float,
    base: str,
) -> None:
    """Serve a graph file: pages, SPARQL and a console.

    Papers, concepts, links and evidence are found at the path of their IRIs, as pages or, for
    programs, as RDF; SPARQL at /sparql, a console for it at /console.

    Only this machine can reach it unless --host says otherwise. Queries only read; none can make
    this machine ask another one, or read a file.

    Example: kg serve landscape.db --port 8080
    """
    limits = Limits(seconds=timeout, rows=max_rows, memory=memory * 2**20, workers=workers)
    hosts: tuple[str, ...] = (*LOOPBACK, *names)
    if not is_loopback(host):
        hosts = hosts if names else ("*",)
        click.echo(_warning(graph, f"{host}:{port}", names), err=True)
    options = ExportOptions(base, min_confidence)
    with open_store(graph) as store:
        triples = kept_triples(store, options, on_prepare=lambda line: click.echo(line, err=True))
        iri = dataset_name(store, options)
    with lent(triples) as folder:
        served = Served(folder, prefixes(base), iri, triples.parent.name, base)
        serving = Serving(served, graph, options, limits, hosts, origins)
        try:
            run(serving, host, port, lambda address: _tell(graph, address))
        except (KeyboardInterrupt, Terminated):  # how a server is meant to end
            click.echo("Stopped.", err=True)


def _warning(graph: Path, address: str, names: tuple[str, ...]) -> str:
    text = (
        f"Warning: everyone who reaches {address} can read {graph}; there is no password and no "
        "encryption."
    )
    if names:
        return text
    return f"{text} Without --name, a web page elsewhere that knows the address can, too."


def _tell(graph: Path, address: str) -> None:
    click.echo(
        f"Serving {graph} at {address}\n"
        f"  SPARQL   {address}sparql\n"
        f"  console  {address}console\n"
        "Stop with Ctrl-C."
    )
