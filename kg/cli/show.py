"""``kg show``: a concept or a paper, with the sentences that say so."""

from pathlib import Path

import click

from kg.cli.options import graph_argument, json_option, limit_option, min_confidence_option
from kg.cli.printing import print_json
from kg.cli.show_concept import concept_facts, print_concept
from kg.cli.show_paper import paper_facts, print_paper
from kg.errors import UnknownNameError
from kg.model import Concept, Paper
from kg.store import Store, open_store


@click.command("show")
@graph_argument
@click.argument("name", metavar="PAPER|CONCEPT")
@limit_option
@min_confidence_option
@json_option
def command(
    graph: Path, name: str, limit: int | None, min_confidence: float, as_json: bool
) -> None:
    """Show a concept or a paper with its evidence.

    A concept goes by its id or any of its labels, a paper by its id, DOI, arXiv id, title, or the
    id that its input gave. Each link comes with the sentence that says so. For people at most
    ten links of a role are shown unless --limit says otherwise; JSON has all.

    Example: kg show landscape.db GRPO
    """
    with open_store(graph) as store:
        found = _find(store, name)
        if isinstance(found, Paper):
            facts = paper_facts(store, found, min_confidence)
        else:
            facts = concept_facts(store, found, min_confidence, limit)
        if as_json:
            print_json(facts)
        elif isinstance(found, Paper):
            print_paper(facts)
        else:
            print_concept(facts, limit)


def _find(store: Store, name: str) -> Paper | tuple[Concept, ...]:
    """Give the concepts of that name, else the paper; concepts are what people ask for."""
    try:
        return store.find_concepts(name)
    except UnknownNameError as no_concept:
        try:
            return store.paper(name)
        except UnknownNameError as no_paper:
            # the one that has something near to offer speaks
            raise (no_paper if "did you mean" in str(no_paper) else no_concept) from None
