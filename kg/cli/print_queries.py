"""How ``kg query --list`` looks: by theme, each query with its question and what it takes."""

from collections.abc import Iterator
from textwrap import wrap

import click

from kg.cli.printing import print_json
from kg.model import KINDS, ROLES
from kg.rdf.ask.queries import NamedQuery, named_queries, queries_by_theme
from kg.rdf.ask.query_page import query_facts

_WIDTH = 80
_INDENT = 24

_LEGEND = (
    "A concept goes by its id or any of its labels, a paper by its id or the id that its input "
    f"gave. A kind is one of {', '.join(KINDS)}; a role one of {', '.join(ROLES)}. "
    "kg query GRAPH --name NAME --show prints a query with all that it takes."
)


def print_queries(format_: str) -> None:
    """Print the named queries: for programs as JSON, else for people."""
    if format_ == "json":
        print_json([query_facts(query) for query in named_queries().values()])
        return
    for theme, queries in queries_by_theme().items():
        click.echo(theme.upper())
        for query in queries:
            for line in _lines(query):
                click.echo(line)
        click.echo()
    click.echo("\n".join(wrap(_LEGEND, _WIDTH)))


def _lines(query: NamedQuery) -> Iterator[str]:
    """Yield the name with the question beside it, and below what can be set."""
    text = wrap(query.help, _WIDTH - _INDENT, break_on_hyphens=False)
    yield f"  {query.name:{_INDENT - 2}}{text[0]}"
    # a setting is typed as a whole, so none is cut in two
    settings = (f"--set {each.name}={each.default}".replace(" ", "\0") for each in query.parameters)
    options = wrap(" ".join(settings), _WIDTH - _INDENT, break_on_hyphens=False)
    yield from (" " * _INDENT + line.replace("\0", " ") for line in (*text[1:], *options))
