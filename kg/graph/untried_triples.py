"""Three concepts that meet by twos, and that no paper, or few, bring together.

1. A cell is one concept of each of three kinds, each two of which share two papers or more: one
   paper that has two of them shows no habit.
2. What is expected of it is what its pairs lead to expect without anything that is special to the
   three (:mod:`kg.graph.interaction`). That is exact, but slow: first ``n(ab) n(ac) n(bc) n /
   (n(a) n(b) n(c))`` says roughly where to look [1]_, at most :data:`_LOOKED_AT` cells of one
   expected paper or more.
3. Cells that chance would leave empty in at most 5% of all cases are tested, as with pairs.
4. Empty cells are ranked by nearness, as pairs are: how much all three come with the same other
   concepts. Their full neighbours are the pairs. Scarce cells are ranked by the papers missing.

References
----------
.. [1] J. G. Kirkwood. Statistical mechanics of fluid mixtures. Journal of Chemical Physics 3,
   1935: the superposition approximation.
"""

from dataclasses import dataclass, replace

import numpy as np

from kg.graph.chance import benjamini_hochberg
from kg.graph.combination import DISCOVERY_RATE, Combination, Crossing
from kg.graph.crossing import Nearness, can_meet, combinable, linked_papers, shared_papers
from kg.graph.incidence import Indices, Weights
from kg.graph.interaction import Margins, Threefold, threefold
from kg.graph.neighbours import nearest_papers, papers_with, side_of
from kg.graph.untried_choice import choose
from kg.model import Kind

_LOOKED_AT = 5_000
_SHARED = 2
_POSSIBLE = 0.05


@dataclass(frozen=True, slots=True)
class Three:
    """Three concepts that share papers by twos."""

    concepts: tuple[int, int, int]
    margins: Margins
    observed: int
    found: Threefold
    near: float  #: nearness of the three
    rate: float | None = None  #: false discovery rate; ``None``: not tested

    @property
    def missing(self) -> float:
        """How many papers fewer than expected there are."""
        return round(self.found.expected.value - self.observed, 9)


def cross_triples(nearness: Nearness, kinds: tuple[Kind, Kind, Kind], *, limit: int) -> Crossing:
    """Give the most telling untried and scarce combinations of three kinds."""
    sides = tuple(combinable(nearness.corpus, kind) for kind in kinds)
    cells = _tested(look(nearness, sides))
    by_concepts = {cell.concepts: cell for cell in cells}
    empty = [cell for cell in cells if not cell.observed]
    empty.sort(key=lambda cell: (-cell.near, cell.concepts))
    surprising = [cell for cell in cells if cell.rate is not None and cell.rate <= DISCOVERY_RATE]
    scarce = [cell for cell in surprising if cell.observed]
    scarce.sort(key=lambda cell: (-cell.missing, cell.concepts))

    def tell(concepts: tuple[int, ...]) -> Combination:
        a, b, c = concepts
        return _tell(nearness, by_concepts[a, b, c])

    corpus = nearness.corpus
    return Crossing(
        kinds=kinds,
        concepts=tuple(len(side) for side in sides),
        cells=len(cells),
        empty=len(empty),
        tested=sum(cell.rate is not None for cell in cells),
        surprising=len(surprising),
        untried=choose(corpus, [cell.concepts for cell in empty], tell, limit=limit),
        scarce=choose(corpus, [cell.concepts for cell in scarce], tell, limit=limit),
    )


def look(nearness: Nearness, sides: tuple[Indices, ...]) -> list[Three]:
    """Count the cells of which at least about one paper is expected, those of most first."""
    corpus = nearness.corpus
    a, b, c = sides
    papers = linked_papers(corpus)
    ab, ac, bc = (shared_papers(corpus, *two) for two in ((a, b), (a, c), (b, c)))
    rough = _Rough(corpus.having[a], corpus.having[b], corpus.having[c], papers)
    pairs = (
        (ab, can_meet(corpus, a, b)),
        (ac, can_meet(corpus, a, c)),
        (bc, can_meet(corpus, b, c)),
    )
    # cells that cannot be combined, or share too little, count as sharing nothing
    kept = (np.where(can & (two >= _SHARED), two, 0.0) for two, can in pairs)
    found = rough.best(*kept)
    threes = [(int(a[i]), int(b[j]), int(c[k])) for i, j, k in found]
    near = nearness.among(np.array(threes, dtype=np.int64).reshape(-1, 3)).tolist()
    cells = []
    for (i, j, k), concepts, nearness_of in zip(found, threes, near, strict=True):
        single = (int(corpus.having[a[i]]), int(corpus.having[b[j]]), int(corpus.having[c[k]]))
        margins = Margins(single, (int(ab[i, j]), int(ac[i, k]), int(bc[j, k])), papers)
        observed = len(papers_with(corpus, concepts))
        expected = threefold(margins, observed)
        cells.append(Three(concepts, margins, observed, expected, nearness_of))
    return cells


@dataclass(frozen=True, eq=False)
class _Rough:
    """The rough expectation of all cells, a concept of the first kind at a time."""

    first: Indices  #: papers about each concept
    second: Indices
    third: Indices
    papers: int

    def best(self, ab: Weights, ac: Weights, bc: Weights) -> list[tuple[int, int, int]]:
        """Give the places of the cells of at least one paper, the greatest first."""
        between = bc / np.outer(self.second, self.third) * self.papers
        values, places = [np.empty(0)], [np.empty((0, 3), dtype=np.int64)]
        for i in range(len(self.first)):
            rows, columns = np.flatnonzero(ab[i]), np.flatnonzero(ac[i])
            table = np.outer(ab[i, rows], ac[i, columns]) / self.first[i]
            table *= between[np.ix_(rows, columns)]
            j, k = np.nonzero(table >= 1.0)
            values.append(np.round(table[j, k], 9))
            places.append(np.stack([np.full(len(j), i), rows[j], columns[k]], axis=1))
        value, place = np.concatenate(values), np.concatenate(places)
        order = np.lexsort((place[:, 2], place[:, 1], place[:, 0], -value))[:_LOOKED_AT]
        return [(i, j, k) for i, j, k in place[order].tolist()]


def _tested(cells: list[Three]) -> list[Three]:
    """Add the false discovery rates of the cells that can surprise."""
    tested = [cell for cell in cells if cell.found.none <= _POSSIBLE]
    rates = benjamini_hochberg([cell.found.lower for cell in tested])
    rate_of = {cell.concepts: float(rate) for cell, rate in zip(tested, rates, strict=True)}
    return [replace(cell, rate=rate_of.get(cell.concepts)) for cell in cells]


def _tell(nearness: Nearness, cell: Three) -> Combination:
    corpus = nearness.corpus
    a, b, c = cell.concepts
    near = [
        nearest_papers(nearness, has, lacks, limit=1)
        for has, lacks in (((a, b), c), ((a, c), b), ((b, c), a))
    ]
    return Combination(
        concepts=tuple(corpus.concepts[concept] for concept in cell.concepts),
        observed=cell.observed,
        expected=cell.found.expected,
        probability=cell.found.lower,
        rate=cell.rate,
        score=cell.near,
        sides=(
            side_of(corpus, a, [b, c]),
            side_of(corpus, b, [a, c]),
            side_of(corpus, c, [a, b]),
        ),
        pairs=cell.margins.double,
        nearest=tuple(paper for papers in near for paper in papers),
    )
