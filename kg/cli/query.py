"""``kg query``: SPARQL over a graph file, written out, from a file, or by name."""

import os
import shutil
import sys
from pathlib import Path

import click

from kg.cli.deadline import deadline
from kg.cli.options import base_option, min_confidence_option
from kg.cli.print_queries import print_queries
from kg.cli.stopping import heard_at_once
from kg.errors import QueryError
from kg.rdf.ask.answers import ANSWER_FORMATS, Page, Rows, write_answer
from kg.rdf.ask.asking import Ask, by_rdflib, in_memory, kept
from kg.rdf.ask.parameters import Resolve
from kg.rdf.ask.queries import NamedQuery, named_query, parse_query
from kg.rdf.iris import prefixes
from kg.rdf.options import ExportOptions
from kg.store import Store, open_store


@click.command("query")
@click.argument(
    "graph", metavar="GRAPH", required=False, type=click.Path(path_type=Path, dir_okay=False)
)
@click.argument(
    "file",
    metavar="[FILE.rq]",
    required=False,
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
)
@click.option("-e", "text", metavar="SPARQL", help="The query itself.")
@click.option("--name", metavar="NAME", help="A query that comes with the program.")
@click.option(
    "--set", "settings", multiple=True, metavar="K=V", help="Give a parameter of a query a value."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(ANSWER_FORMATS),
    default="table",
    show_default=True,
    help="How to print rows; triples are printed as Turtle unless another one is named.",
)
@min_confidence_option
@base_option
@click.option(
    "--engine",
    type=click.Choice(["oxigraph", "rdflib"]),
    default="oxigraph",
    show_default=True,
    help="What runs the query; rdflib is slow, and gives the same rows.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Give up after this long; without it a query may take as long as it likes.",
)
@click.option(
    "--no-cache", is_flag=True, help="Load the graph into memory; keep nothing for later queries."
)
@click.option("--show", is_flag=True, help="Print the SPARQL that would run, with its prefixes.")
@click.option("--list", "is_list", is_flag=True, help="List the named queries by theme.")
def command(
    graph: Path | None,
    file: Path | None,
    text: str | None,
    name: str | None,
    settings: tuple[str, ...],
    format_: str,
    min_confidence: float,
    base: str,
    engine: str,
    timeout: float | None,
    no_cache: bool,
    show: bool,
    is_list: bool,
) -> None:
    """Ask a graph file with SPARQL.

    Prefixes (kg, skos, dcterms, method, paper …) need not be declared. Nothing is changed, and no
    other machine is asked. Where a query asks for a concept, any of its labels will do.

    The first query of a large file prepares it for the later ones, in the folder KG_CACHE_DIR, or
    kg-landscape among the user's caches; what is there may be deleted at any time.

    Example: kg query landscape.db --name papers-using --set concept=GRPO
    """
    if is_list:
        print_queries(format_)
        return
    if graph is None:
        raise click.UsageError("name a graph file, e.g. kg query landscape.db --name top-methods")
    query = _chosen(text, file, name)
    options = ExportOptions(base, min_confidence)
    with open_store(graph) as store:
        sparql = query.fill(
            _pairs(settings),
            _resolver(store),
            options.base,
            paper=lambda name: store.paper(name).id,
        )
        if show:
            _write(_declared(sparql, options.base))
            return
        ask = _asker(store, options, engine, no_cache=no_cache)
        late = f"{query.name} took longer than --timeout {timeout} seconds"
        with heard_at_once(), deadline(timeout, late):
            rows = _rows(ask, query, sparql)
    _print(rows, format_, options)


def _asker(store: Store, options: ExportOptions, engine: str, *, no_cache: bool) -> Ask:
    if engine == "rdflib":
        return by_rdflib(store, options)
    if no_cache:
        return in_memory(store, options)
    return kept(store, options, on_prepare=_tell_people, on_failure=_tell)


def _rows(ask: Ask, query: NamedQuery, sparql: str) -> Rows | bool:
    try:
        return ask(sparql)
    except QueryError as error:
        join = ", " if str(error).startswith("line ") else ": "
        raise QueryError(f"{query.name}{join}{error}") from error


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _tell_people(line: str) -> None:
    if sys.stderr.isatty():
        _tell(line)


def _print(rows: Rows | bool, format_: str, options: ExportOptions) -> None:
    if not isinstance(rows, bool) and not rows.rows:
        click.echo("The query is fine, but nothing in the graph answers it.", err=True)
    _write(write_answer(rows, format_, Page(prefixes(options.base), options.base, _columns())))


def _chosen(text: str | None, file: Path | None, name: str | None) -> NamedQuery:
    given = [value for value in (text, file, name) if value is not None]
    if len(given) != 1:
        raise click.UsageError("give one query: -e SPARQL, FILE.rq, or --name NAME (see --list)")
    if name is not None:
        return named_query(name)
    if text is not None:
        return parse_query("-e", text)
    return parse_query(str(file), _read(Path(str(file))))


def _read(path: Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is no text in UTF-8; is it a query?") from error
    except OSError as error:
        raise QueryError(f"{path} cannot be read: {error.strerror or error}") from error


def _pairs(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = (setting.partition("=") for setting in settings)
    values = {}
    for name, sign, value in pairs:
        if not sign:
            raise click.UsageError(f"--set {name}: write it as {name}=VALUE")
        values[name] = value
    return values


def _resolver(store: Store) -> Resolve:
    def resolve(label: str) -> str:
        """Give the id of the best concept of a label, and tell of the others."""
        best, *others = store.find_concepts(label)
        if others:
            also = ", ".join(concept.id for concept in others[:3])
            click.echo(f"{label!r} is taken for {best.id}; it may also be {also}.", err=True)
        return best.id

    return resolve


def _declared(sparql: str, base: str) -> str:
    used = {name: iri for name, iri in prefixes(base).items() if f"{name}:" in sparql}
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in used.items())
    return head + sparql.rstrip("\n") + "\n"


def _columns() -> int | None:
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _write(text: str) -> None:
    try:
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
