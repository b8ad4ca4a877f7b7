"""``kg lineage``: which method extends which, and with which it was compared."""

from pathlib import Path
from typing import Unpack

import click

from kg.cli.lineage_facts import COLUMNS, facts_of, rows_of
from kg.cli.options import graph_argument, limit_option
from kg.cli.print_lineage import print_forest, print_line
from kg.cli.report import Form, Report, form_options, give, write
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.graph.corpus import load_corpus
from kg.graph.lineage import around, find_lineage
from kg.graph.lineage_graph import FORMATS, lineage_graph
from kg.graph.namesakes import methods_called
from kg.store import open_store
from kg.survey.parts.lineage import lineage_section

_DEFAULT_LIMIT = 8


@click.command("lineage")
@graph_argument
@click.argument("name", metavar="[METHOD]", required=False)
@selection_options
@limit_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="Write the steps as a graph: for Gephi, Graphviz or a Markdown page.",
)
@form_options
def command(
    graph: Path,
    name: str | None,
    limit: int | None,
    format_: str | None,
    form: Form | None,
    out: Path | None,
    **options: Unpack[Selecting],
) -> None:
    """Tell which method extends which, and with which it was compared.

    A step leads from a method that a paper proposes to what the same paper says that it extends,
    or compares it with; each has its paper and sentence. Without METHOD the dated trees are
    shown, largest first, and what was compared most often; with it, all that it comes from and
    all that came of it. METHOD goes by its id or any of its labels; of several that go by one
    label the curated one is meant, unless no paper is about it.

    Example: kg lineage landscape.db PPO
    """
    if format_ and form:
        raise click.UsageError(f"--format {format_} or --{form}, not both")
    with open_store(graph) as store:
        corpus = load_corpus(store, selection_of(store, options))
        found = find_lineage(store, corpus)
        named = methods_called(store, corpus, name) if name is not None else ()
        method = named[0] if named else None
        shown = found if method is None else around(found, method.id)
        if format_:
            write(FORMATS[format_](lineage_graph(store, shown)), out)
            return
        most = limit or _DEFAULT_LIMIT
        report = Report(
            show=lambda: (
                print_forest(store, corpus, shown, most)
                if method is None
                else print_line(store, shown, named, most)
            ),
            facts=lambda: facts_of(store, shown),
            columns=COLUMNS,
            rows=lambda: rows_of(store, shown),
            section=lambda: lineage_section(store, corpus, shown, method=method),
        )
        give(report, store, form, out)
