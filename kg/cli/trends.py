"""``kg trends``: what papers turn to and from."""

from pathlib import Path
from typing import Unpack

import click

from kg.cli.options import graph_argument, limit_option
from kg.cli.report import Form, Report, form_options, give
from kg.cli.selecting import Selecting, selection_of, selection_options
from kg.errors import UnknownNameError
from kg.graph.corpus import load_corpus
from kg.graph.trends import Trend, Trends
from kg.store import Store, open_store

#: Concepts of a kind that are shown.
_SHOWN = 6


@click.command("trends")
@graph_argument
@click.argument("concepts", nargs=-1, metavar="[CONCEPT...]")
@selection_options
@limit_option
@form_options
def command(
    graph: Path,
    concepts: tuple[str, ...],
    limit: int | None,
    form: Form | None,
    out: Path | None,
    **selecting: Unpack[Selecting],
) -> None:
    """Tell what papers turn to and from.

    Without names: the concepts whose share of the papers rose or fell by more than chance and
    longer abstracts explain, and how long methods took to another domain. With names: the shares
    of these concepts by period, with 95% intervals. Papers without a date are left out.

    Example: kg trends landscape.db GRPO PPO
    """
    from kg.graph.trends import find_trends

    with open_store(graph) as store:
        corpus = load_corpus(store, selection_of(store, selecting))
        found = find_trends(corpus)
        if concepts:
            chosen = [_trend(store, found, name) for name in dict.fromkeys(concepts)]
            give(_of_concepts(store, found, chosen), store, form, out)
        else:
            give(_of_all(store, found, limit or _SHOWN), store, form, out)


def _trend(store: Store, found: Trends, name: str) -> Trend:
    """Give the trend of the concept of that name; papers must be about it."""
    concept = store.find_concepts(name)[0]
    if concept.id not in found.by_id:
        raise UnknownNameError(f"no paper among these is about '{concept.pref_label}'")
    return found.by_id[concept.id]


def _of_all(store: Store, found: Trends, limit: int) -> Report:
    from kg.cli.print_trends import print_summary
    from kg.cli.trends_facts import SUMMARY_COLUMNS, facts_of, summary_rows
    from kg.graph.spread import find_spread
    from kg.survey.parts.trends import trends_section

    spread = find_spread(store, found.corpus)
    going = (*found.going("emerging"), *found.going("fading"))
    return Report(
        show=lambda: print_summary(store, found, spread, limit),
        facts=lambda: facts_of(store, found, going, spread),
        columns=SUMMARY_COLUMNS,
        rows=lambda: list(summary_rows(found, going)),
        section=lambda: trends_section(store, found.corpus, found),
    )


def _of_concepts(store: Store, found: Trends, chosen: list[Trend]) -> Report:
    from kg.cli.print_trends import print_concepts
    from kg.cli.trends_facts import PERIOD_COLUMNS, facts_of, period_rows
    from kg.graph.spread import find_spread
    from kg.survey.parts.trends import concept_section

    spread = find_spread(store, found.corpus)
    return Report(
        show=lambda: print_concepts(store, found, chosen, spread),
        facts=lambda: facts_of(store, found, chosen, spread),
        columns=PERIOD_COLUMNS,
        rows=lambda: list(period_rows(found, chosen)),
        section=lambda: concept_section(
            store, found.corpus, found, [trend.concept for trend in chosen]
        ),
    )
