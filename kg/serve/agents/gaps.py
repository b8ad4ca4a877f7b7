"""Untried combinations for the tools: what :mod:`kg.graph.untried` finds, with names and words."""

from collections.abc import Iterable

from kg.graph import combination, untried
from kg.graph.corpus import Corpus, load_corpus, select
from kg.graph.example import example_in
from kg.serve.agents.values import (
    Combination,
    Crossing,
    Named,
    NearPaper,
    UntriedCombinations,
)
from kg.store import Store


def untried_combinations(
    store: Store,
    focus: Iterable[str],
    least: float,
    *,
    since: int | None,
    until: int | None,
    limit: int,
) -> UntriedCombinations:
    """Find combinations without papers, at most so many of each sort.

    Raises
    ------
    UnknownNameError
        No concept goes by a name of the focus.
    GraphError
        No paper is selected.
    """
    corpus = load_corpus(
        store, select(store, focus=focus, since=since, until=until, min_confidence=least)
    )
    found = untried.find_untried(corpus, limit=limit)
    return UntriedCombinations(
        papers=found.papers,
        crossings=[_crossing(store, corpus, each) for each in found.crossings],
    )


def _crossing(store: Store, corpus: Corpus, crossing: combination.Crossing) -> Crossing:
    return Crossing(
        kinds=list(crossing.kinds),
        combinations=crossing.cells,
        empty=crossing.empty,
        surprising=crossing.surprising,
        untried=[_combination(store, corpus, each) for each in crossing.untried],
        scarce=[_combination(store, corpus, each) for each in crossing.scarce],
    )


def _combination(store: Store, corpus: Corpus, each: combination.Combination) -> Combination:
    return Combination(
        concepts=[Named(id_, corpus.label(id_)) for id_ in each.concepts],
        papers=[side.papers for side in each.sides],
        observed=each.observed,
        expected=float(f"{each.expected.value:.3g}"),
        low=int(each.expected.low),
        high=int(each.expected.high),
        rate=None if each.rate is None else float(f"{each.rate:.3g}"),
        is_surprising=each.is_surprising,
        nearest=[_near(store, corpus, near) for near in each.nearest],
    )


def _near(store: Store, corpus: Corpus, near: combination.Near) -> NearPaper:
    example = example_in(store, corpus, near.paper, near.has[0])
    title = store.paper(near.paper).title
    sentence = example.sentence if example else None
    return NearPaper(near.paper, title, list(near.has), near.lacks, sentence)
