"""``kg untried``: which methods, settings and domains nobody has combined."""

from pathlib import Path
from typing import Unpack

import click

from kg.cli.options import graph_argument, limit_option
from kg.cli.print_untried import print_untried
from kg.cli.report import Form, Report, form_options, give
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.cli.untried_facts import COLUMNS, facts_of, rows_of
from kg.graph.corpus import load_corpus
from kg.graph.untried import DEFAULT_KINDS, DEFAULT_LIMIT, find_untried, known_kinds
from kg.store import open_store
from kg.survey.parts.untried import untried_section


@click.command("untried")
@graph_argument
@click.option(
    "--kinds",
    default=",".join(DEFAULT_KINDS),
    show_default=True,
    metavar="KIND,KIND[,KIND]",
    help="What to combine: two or three of method, setting, domain, benchmark.",
)
@selection_options
@limit_option
@form_options
def command(
    graph: Path,
    kinds: str,
    limit: int | None,
    form: Form | None,
    out: Path | None,
    **options: Unpack[Selecting],
) -> None:
    """Rank combinations that no paper has tried.

    Those are told that are empty although their neighbours are full: methods, settings and
    domains by twos, then all three, with what chance would give, what the sides have in common,
    and the nearest papers with a sentence. What papers have tried, but far less than expected,
    comes after. At most five of a sort unless --limit says otherwise.

    Example: kg untried landscape.db --kinds method,setting --limit 5
    """
    chosen = known_kinds(kinds.split(","))
    with open_store(graph) as store:
        corpus = load_corpus(store, selection_of(store, options))
        found = find_untried(corpus, kinds=chosen, limit=limit or DEFAULT_LIMIT)
        report = Report(
            show=lambda: print_untried(store, corpus, found),
            facts=lambda: facts_of(store, corpus, found),
            columns=COLUMNS,
            rows=lambda: rows_of(corpus, found),
            section=lambda: untried_section(store, corpus, found),
        )
        give(report, store, form, out)
