"""``kg compare``: two landscapes side by side."""

from pathlib import Path
from typing import Any, Unpack

import click

from kg.cli.compare_facts import COLUMNS, facts_of, rows_of
from kg.cli.options import graph_argument, limit_option
from kg.cli.print_compare import Sides, print_comparison
from kg.cli.report import Form, Report, form_options, give
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.evaluate.compare import compare
from kg.evaluate.comparison import Comparison
from kg.graph.corpus import load_corpus
from kg.store import open_store

_DEFAULT_LIMIT = 10


@click.command("compare")
@graph_argument
@click.argument("other", metavar="OTHER", type=click.Path(path_type=Path, dir_okay=False))
@selection_options
@limit_option
@form_options
def command(
    graph: Path,
    other: Path,
    limit: int | None,
    form: Form | None,
    out: Path | None,
    **options: Unpack[Selecting],
) -> None:
    """Say what one landscape is about more than another.

    Which concepts are more common on one side than chance allows, which stand on one side alone,
    which on both, and how alike the two are. Papers on both sides are chosen by the same options.
    With differences or without, the exit code is 0.

    Example: kg compare landscape.db other.db --limit 5
    """
    with open_store(graph) as left_store, open_store(other) as right_store:
        left = load_corpus(left_store, selection_of(left_store, options))
        right = load_corpus(right_store, selection_of(right_store, options))
        found = compare(left, right)
        sides = ((left_store, left), (right_store, right))
        report = Report(
            show=lambda: print_comparison(found, sides, limit or _DEFAULT_LIMIT),
            facts=lambda: facts_of(left_store, right_store, found),
            columns=COLUMNS,
            rows=lambda: rows_of(found),
            section=lambda: _section(found, sides),
        )
        give(report, left_store, form, out)


def _section(found: Comparison, sides: Sides) -> Any:
    from kg.survey.parts.changes import comparison_section

    (store, corpus), (other, _) = sides
    return comparison_section(store, corpus, found, other)
