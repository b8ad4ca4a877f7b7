"""Which methods of a lineage a chart draws, and where they stand.

1. Trees are taken largest first, of each at most :data:`MOST_OF_TREE` methods: those nearest to
   its root, and of these the ones that most hangs under.
2. Where room is left, methods are taken with those that they were compared with, the most
   compared first; whoever does not fit with all of these stays out.
3. A row a method: trees in the order of the dates of their roots, each method before what hangs
   under it.
4. To the right is later. Where no method has a date, to the right is further from the root.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.graph.forest import Branch
from kg.graph.lineage import Lineage
from kg.graph.sayings import Step

#: So many rows can be read in one picture.
MOST_ROWS = 40
MOST_OF_TREE = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A method in the chart."""

    branch: Branch
    time: float | None  #: decimal year, or depth where no method has a date; ``None``: unknown
    left_out: int  #: how many methods right under it are not drawn


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a chart shows, and how much it does not."""

    rows: tuple[Row, ...]
    side: tuple[Step, ...]  #: steps besides the tree, one a pair and relation
    is_dated: bool  #: whether ``time`` is time
    methods: int  #: of the lineage, drawn or not


def draw_rows(lineage: Lineage, most: int = MOST_ROWS) -> Drawn:
    """Give the rows of a chart of a lineage; a small one is drawn whole."""
    near = _compared(lineage)
    chosen = _of_trees(lineage, most)
    for method in sorted(near, key=lambda id_: (-len(near[id_]), id_)):
        group = ({method} | near[method]) - chosen
        if len(chosen) + len(group) <= most:
            chosen |= group
    branches = [branch for branch in lineage.branches if branch.id in chosen]
    is_dated = any(lineage.concepts[branch.id].date for branch in branches)
    under: dict[str | None, int] = defaultdict(int)
    for branch in lineage.branches:
        under[branch.parent] += branch.id not in chosen
    rows = tuple(
        Row(branch, _time(lineage, branch) if is_dated else branch.depth, under[branch.id])
        for branch in branches
    )
    return Drawn(rows, _side(lineage, chosen), is_dated, len(lineage.branches))


def decimal_year(date: str) -> float:
    """Give a date as a number; of a year or a month that is all that is known, its middle.

    >>> decimal_year("2024"), decimal_year("2024-07"), round(decimal_year("2024-07-01"), 3)
    (2024.5, 2024.5417, 2024.501)
    """
    year, *rest = map(int, date.split("-"))
    if not rest:
        return year + 0.5
    day = rest[1] - 0.5 if len(rest) > 1 else 15.5
    months = rest[0] - 1 + (0.5 if len(rest) == 1 else day / 31)
    return round(year + months / 12, 4)


def _time(lineage: Lineage, branch: Branch) -> float | None:
    date = lineage.concepts[branch.id].date
    return decimal_year(date) if date else None


def _of_trees(lineage: Lineage, most: int) -> set[str]:
    chosen: set[str] = set()
    for tree in lineage.trees:
        room = min(most - len(chosen), MOST_OF_TREE)
        if room < 2:
            break
        nearest: Sequence[Branch] = sorted(tree, key=lambda branch: (branch.depth, -branch.under))
        chosen |= {branch.id for branch in nearest[:room]}
    return chosen


def _compared(lineage: Lineage) -> Mapping[str, set[str]]:
    near: dict[str, set[str]] = defaultdict(set)
    for step in lineage.of_methods("compares_with"):
        near[step.method].add(step.other)
        near[step.other].add(step.method)
    return near


def _side(lineage: Lineage, chosen: set[str]) -> tuple[Step, ...]:
    found: dict[tuple[str, str, str], Step] = {}
    for step in lineage.steps:
        if not lineage.is_branch(step) and {step.method, step.other} <= chosen:
            found.setdefault((step.method, step.other, step.relation), step)
    return tuple(found.values())
