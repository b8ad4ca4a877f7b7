"""From counts of papers to figures with intervals.

A figure is a function of counts. It is worked out once over all papers and once over each of
1,000 samples of as many papers, drawn with replacement: the middle 95 % of those values are its
interval (the percentile bootstrap of Efron, 1979 [1]_). Papers are drawn and not links, for the
links of one paper stand or fall together.

================== ==============================================================================
precision          ``must`` links found / (links - optional ones): those are neither reward nor harm
precision_lenient  links that are listed at all / links
recall             ``must`` links found / ``must`` links
f1                 harmonic mean of precision and recall
role_accuracy      listed links with a role of the gold / listed links
role_macro_f1      mean of the F1 of the roles that occur in the gold, over listed links
avoids             links that the gold gives as ``avoids`` alone: found with that role / all
proposed_recall    ``must`` links that are only ``proposes``: found / all
spans_verified     quotations that are in the gold's text where they say / quotations
evidence_on_target listed links whose evidence touches the quote or is a label / listed links
================== ==============================================================================

References
----------
.. [1] B. Efron. Bootstrap methods: another look at the jackknife. Annals of Statistics 7(1), 1979.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.model import KINDS, ROLES, Kind, Role

#: One value for all papers, then one for each sample.
Values: TypeAlias = NDArray[np.float64]

#: Gives the values of a count by its name.
Counts: TypeAlias = Callable[[str], Values]

SAMPLES = 1000
SEED = 20261122


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure; ``None`` where there is nothing to measure it on."""

    part: str  #: "" for all, else "kind method", "role uses", "results"
    name: str
    value: float | None
    low: float | None  #: bounds of the 95 % interval
    high: float | None
    size: int  #: cases it is over: the denominator


@dataclass(frozen=True, slots=True)
class _Definition:
    part: str
    name: str
    of: Callable[[Counts], Values]
    size: Callable[[Counts], Values]


def figures(tallies: Sequence[Counter[str]]) -> tuple[Figure, ...]:
    """Give all figures of papers, those of all links first, then by kind, then by role."""
    return _measured(tallies, list(_definitions()))


def result_figures(tallies: Sequence[Counter[str]]) -> tuple[Figure, ...]:
    """Give the figures of numeric results."""

    def claims(count: Counts) -> Values:
        return count("matched") + count("optional") + count("wrong")

    definitions = [
        _Definition(
            "results",
            "precision",
            lambda count: _ratio(count("matched") + count("optional"), claims(count)),
            claims,
        ),
        _share("results", "recall", "matched", "required"),
    ]
    return _measured(tallies, definitions)


def _definitions() -> Iterator[_Definition]:
    yield _Definition("", "precision", _precision, _decisive)
    yield _share("", "precision_lenient", "matched", "predicted")
    yield _share("", "recall", "found", "must")
    yield _Definition("", "f1", _f1, lambda count: count("must"))
    yield _share("", "role_accuracy", "role right", "matched")
    yield _Definition("", "role_macro_f1", _role_macro_f1, lambda count: count("matched"))
    yield _share("", "avoids", "avoids found", "avoids")
    yield _share("", "proposed_recall", "proposed found", "proposed")
    yield _share("", "spans_verified", "spans verified", "spans")
    yield _share("", "evidence_on_target", "on target", "matched")
    for kind in KINDS:
        yield from _of_kind(kind)
    for role in ROLES:
        yield from _of_role(role)


def _share(part: str, name: str, some: str, all_: str) -> _Definition:
    return _Definition(
        part, name, lambda count: _ratio(count(some), count(all_)), lambda count: count(all_)
    )


def _of_kind(kind: Kind) -> Iterator[_Definition]:
    part = f"kind {kind}"

    def decisive(count: Counts) -> Values:
        return count(f"predicted {part}") - count(f"optional {part}")

    def precision(count: Counts) -> Values:
        return _ratio(count(f"matched {part}"), decisive(count))

    yield _Definition(part, "precision", precision, decisive)
    yield _share(part, "recall", f"found {part}", f"must {part}")


def _of_role(role: Role) -> Iterator[_Definition]:
    part = f"role {role}"

    def said(count: Counts) -> Values:
        return count(f"right {part}") + count(f"wrong {part}")

    def due(count: Counts) -> Values:
        return count(f"right {part}") + count(f"missed {part}")

    yield _Definition(
        part, "precision", lambda count: _ratio(count(f"right {part}"), said(count)), said
    )
    yield _Definition(part, "recall", lambda count: _ratio(count(f"right {part}"), due(count)), due)
    yield _Definition(part, "f1", lambda count: _role_f1(count, role), due)


def _decisive(count: Counts) -> Values:
    return count("predicted") - count("optional")


def _precision(count: Counts) -> Values:
    return _ratio(count("found"), _decisive(count))


def _f1(count: Counts) -> Values:
    return _ratio(2 * count("found"), _decisive(count) + count("must"))


def _role_f1(count: Counts, role: Role) -> Values:
    """Give the F1 of a role; it is not there where the gold does not have the role."""
    right, missed = count(f"right role {role}"), count(f"missed role {role}")
    whole = 2 * right + count(f"wrong role {role}") + missed
    return np.where(right + missed > 0, _ratio(2 * right, whole), np.nan)


def _role_macro_f1(count: Counts) -> Values:
    rows = np.stack([_role_f1(count, role) for role in ROLES])
    there = ~np.isnan(rows)
    return _ratio(np.where(there, rows, 0.0).sum(axis=0), there.sum(axis=0).astype(np.float64))


def _ratio(some: Values, all_: Values) -> Values:
    return np.divide(some, all_, out=np.full_like(some, np.nan), where=all_ > 0)


def _measured(
    tallies: Sequence[Counter[str]], definitions: Sequence[_Definition]
) -> tuple[Figure, ...]:
    counted = _resampled(tallies)
    nothing = np.zeros(SAMPLES + 1)

    def count(name: str) -> Values:
        return counted.get(name, nothing)

    found = []
    for each in definitions:
        values = each.of(count)
        low, high = _interval(values[1:])
        size = int(each.size(count)[0])
        found.append(Figure(each.part, each.name, _number(values[0]), low, high, size))
    return tuple(found)


def _resampled(tallies: Sequence[Counter[str]]) -> Mapping[str, Values]:
    """Give each count: its sum over all papers, then over each sample of papers."""
    weights = np.ones((SAMPLES + 1, len(tallies)))
    numbers = range(len(tallies))
    draw = random.Random(SEED)  # its stream does not change from version to version
    for row in weights[1:]:
        row[:] = 0.0
        for number, times in Counter(draw.choices(numbers, k=len(tallies))).items():
            row[number] = times
    names = sorted({name for each in tallies for name in each})
    table = np.array([[each[name] for name in names] for each in tallies], dtype=np.float64)
    sums = weights @ table.reshape(len(tallies), len(names))
    return {name: sums[:, n] for n, name in enumerate(names)}


def _interval(values: Values) -> tuple[float | None, float | None]:
    there = values[~np.isnan(values)]
    if not there.size:
        return None, None
    low, high = np.percentile(there, [2.5, 97.5])
    return _number(low), _number(high)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 4)
