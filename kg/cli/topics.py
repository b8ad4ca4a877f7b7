"""``kg topics``: what the papers are about, how far to trust that, and what joins it."""

from pathlib import Path
from typing import Unpack

import click

from kg.cli.options import graph_argument, limit_option
from kg.cli.report import Form, Report, form_options, give
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.graph.corpus import load_corpus
from kg.store import open_store

#: Bridges of a sort that are shown.
_SHOWN = 5


@click.command("topics")
@graph_argument
@selection_options
@limit_option
@form_options
def command(
    graph: Path,
    limit: int | None,
    form: Form | None,
    out: Path | None,
    **selecting: Unpack[Selecting],
) -> None:
    """Tell the topics of the papers, and what joins them.

    Each topic comes with how stable it is: how far it comes back when the papers are divided anew
    with another seed and without a tenth of them. Then what lies between topics, papers and
    concepts, and which concepts are central. Topics are those of the map, of all papers; the
    options say which of their papers are counted.

    Example: kg topics landscape.db
    """
    from kg.cli.print_topics import print_topics
    from kg.cli.topics_facts import COLUMNS, facts_of, rows_of
    from kg.graph.structure import find_structure
    from kg.survey.parts.topic_list import structure_section

    with open_store(graph) as store:
        corpus = load_corpus(store, selection_of(store, selecting))
        found = find_structure(store, corpus)
        report = Report(
            show=lambda: print_topics(store, corpus, found, limit or _SHOWN),
            facts=lambda: facts_of(store, corpus, found),
            columns=COLUMNS,
            rows=lambda: list(rows_of(corpus, found)),
            section=lambda: structure_section(store, corpus, found),
        )
        give(report, store, form, out)
