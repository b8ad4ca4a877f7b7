"""A comparison of two landscapes as values of JSON and as rows of a table."""

import math
from dataclasses import asdict
from typing import Any

from kg.cli.report import rounded
from kg.evaluate.comparison import Comparison, Difference
from kg.store import Store
from kg.survey.parts.difference_words import read_unlike

COLUMNS = (
    "concept", "label", "kind", "left", "right", "left_share", "right_share", "odds_ratio",
    "low", "high", "probability", "rate", "only_known", "is_echo",
)  # fmt: skip


def facts_of(left: Store, right: Store, found: Comparison) -> dict[str, Any]:
    """Give how alike the two are, and what is more common on which side."""
    return {
        "left": {"file": left.path.name} | asdict(found.left),
        "right": {"file": right.path.name} | asdict(found.right),
        "both": found.both,
        "read_unlike": read_unlike(left, right),
        "tested": found.tested,
        "likeness": [asdict(each) | {"kind": each.kind or "all"} for each in found.likeness],
        "differences": [_fact(each) for each in found.differences],
    }


def _fact(each: Difference) -> dict[str, Any]:
    return {
        "concept": each.concept,
        "label": each.label,
        "kind": each.kind,
        "left": each.left,
        "right": each.right,
        "left_share": round(each.left_share, 6),
        "right_share": round(each.right_share, 6),
        "odds_ratio": rounded(math.exp(each.odds.value)),
        "low": rounded(math.exp(each.odds.low)),
        "high": rounded(math.exp(each.odds.high)),
        "probability": None if each.probability is None else rounded(each.probability),
        "rate": None if each.rate is None else rounded(each.rate),
        "only_known": each.only_known,
        "is_echo": each.is_echo,
    }


def rows_of(found: Comparison) -> list[tuple[Any, ...]]:
    """Give a row a concept, by the names of :data:`COLUMNS`."""
    return [tuple(_fact(each).values()) for each in found.differences]
