"""Untried combinations as values of JSON and as rows of a table."""

from typing import Any

from kg.cli.report import rounded
from kg.graph.chance import Estimate
from kg.graph.combination import Combination, Crossing, Near, Side, Untried
from kg.graph.corpus import Corpus
from kg.graph.example import example_in
from kg.store import Store

COLUMNS = (
    "sort", "rank", "concept_1", "label_1", "papers_1", "concept_2", "label_2", "papers_2",
    "concept_3", "label_3", "papers_3", "observed", "expected", "low", "high", "probability",
    "rate", "score", "nearest",
)  # fmt: skip


def facts_of(store: Store, corpus: Corpus, found: Untried) -> dict[str, Any]:
    """Give all that was found, each concept by id and label, each near paper with a sentence."""
    return {
        "papers": found.papers,
        "dated": found.dated,
        "least": found.bounds.least,
        "most": found.bounds.most,
        "crossings": [_crossing(store, corpus, each) for each in found.crossings],
    }


def rows_of(corpus: Corpus, found: Untried) -> list[tuple[Any, ...]]:
    """Give a row a combination, by the names of :data:`COLUMNS`."""
    rows = []
    for crossing in found.crossings:
        for sort, listed in (("untried", crossing.untried), ("scarce", crossing.scarce)):
            for rank, each in enumerate(listed, 1):
                sides: list[tuple[str, str, int | str]] = [
                    (side.concept, corpus.label(side.concept), side.papers) for side in each.sides
                ]
                sides += [("", "", "")] * (3 - len(sides))
                rows.append((sort, rank, *(value for side in sides for value in side), *_row(each)))
    return rows


def _row(each: Combination) -> tuple[Any, ...]:
    return (
        each.observed,
        *_numbers(each.expected),
        rounded(each.probability),
        "" if each.rate is None else rounded(each.rate),
        rounded(each.score),
        " ".join(dict.fromkeys(near.paper for near in each.nearest)),
    )


def _crossing(store: Store, corpus: Corpus, crossing: Crossing) -> dict[str, Any]:
    return {
        "kinds": list(crossing.kinds),
        "concepts": list(crossing.concepts),
        "cells": crossing.cells,
        "empty": crossing.empty,
        "tested": crossing.tested,
        "surprising": crossing.surprising,
        "untried": [_combination(store, corpus, each) for each in crossing.untried],
        "scarce": [_combination(store, corpus, each) for each in crossing.scarce],
    }


def _combination(store: Store, corpus: Corpus, each: Combination) -> dict[str, Any]:
    expected, low, high = _numbers(each.expected)
    return {
        "concepts": [_named(corpus, id_) for id_ in each.concepts],
        "observed": each.observed,
        "expected": expected,
        "low": low,
        "high": high,
        "probability": rounded(each.probability),
        "rate": None if each.rate is None else rounded(each.rate),
        "score": rounded(each.score),
        "sides": [_side(side) for side in each.sides],
        "pairs": list(each.pairs),
        "bridges": [
            _named(corpus, bridge.concept)
            | {"papers": bridge.papers, "left": bridge.left, "right": bridge.right}
            for bridge in each.bridges
        ],
        "nearest": [_near(store, corpus, near) for near in each.nearest],
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "concept": side.concept,
        "papers": side.papers,
        "newest": side.newest,
        "broader": list(side.broader),
        "around": side.around,
        "around_with": side.around_with,
    }


def _near(store: Store, corpus: Corpus, near: Near) -> dict[str, Any]:
    example = example_in(store, corpus, near.paper, near.has[0])
    return {
        "paper": near.paper,
        "title": None if example is None else example.paper.title,
        "has": list(near.has),
        "lacks": near.lacks,
        "by": near.by,
        "sentence": None if example is None else example.sentence,
    }


def _named(corpus: Corpus, id_: str) -> dict[str, Any]:
    return {"id": id_, "label": corpus.label(id_)}


def _numbers(expected: Estimate) -> tuple[float, int, int]:
    return rounded(expected.value), int(expected.low), int(expected.high)
