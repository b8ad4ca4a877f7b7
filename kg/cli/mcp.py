"""``kg mcp``: a graph file as tools for language models."""

from pathlib import Path

import click

from kg.cli.options import base_option, graph_argument, min_confidence_option
from kg.errors import ServerError
from kg.rdf.options import ExportOptions
from kg.store import open_store


@click.command("mcp")
@graph_argument
@min_confidence_option
@base_option
def command(graph: Path, min_confidence: float, base: str) -> None:
    """Let a language model ask a graph file.

    These are tools of the Model Context Protocol. A client starts this command and talks to it
    over standard input and output; docs/agents.md says how to register it. The tools only read:
    search, concepts, papers, the sentences behind a link, named queries, and SPARQL with limits.

    Needs the extra: pip install 'kg-landscape[mcp]'

    Example: kg mcp landscape.db
    """
    try:
        from kg.serve.agents.server import serve_tools
    except ModuleNotFoundError as error:
        raise ServerError(
            f"kg mcp needs {str(error.name).partition('.')[0]}, which is not installed; "
            "pip install 'kg-landscape[mcp]' brings it"
        ) from error
    with open_store(graph):  # what is wrong with it is said before a client waits for tools
        pass
    try:
        serve_tools(graph.absolute(), ExportOptions(base, min_confidence))
    except KeyboardInterrupt:
        click.echo("Stopped.", err=True)
