"""Pairs of concepts that no paper, or few, combine.

1. A cell is a concept of one kind and one of another that can be combined
   (:mod:`kg.graph.crossing`); by chance, as if the two were independent, it has ``n(a) n(b) / n``
   papers, and the hypergeometric distribution says how far from it chance may lead.
2. Tested are the cells that chance would leave empty in at most 5% of all cases: the others could
   not be surprising whatever they hold, and would only cost power [1]_. Of the tests the false
   discovery rate is kept (:func:`kg.graph.chance.benjamini_hochberg`).
3. Empty cells are ranked by nearness: how much both concepts come with the same third ones. A cell
   is passed over unless its neighbours are full on both sides: among papers about the neighbours of
   the one concept the other is at least half as common as among all papers.
4. Scarce cells have papers, are surprisingly few by the test, fewer than their neighbours lead to
   expect on both sides, and fewer than chance gives within each year: what was in use at other
   times does not meet. They are ranked by how many papers are missing at least.

References
----------
.. [1] P. B. Gilbert. A modified false discovery rate multiple-comparisons procedure for discrete
   data, applied to human immunodeficiency virus genetics. Applied Statistics 54(1), 2005.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from kg.graph.chance import benjamini_hochberg, hypergeometric_range, hypergeometric_tail
from kg.graph.combination import DISCOVERY_RATE, Combination, Crossing, Side
from kg.graph.corpus import Corpus
from kg.graph.crossing import Nearness, can_meet, combinable, linked_papers, shared_papers
from kg.graph.incidence import Flags, Indices, Weights
from kg.graph.neighbours import bridges, nearest_papers, papers_with, side_of
from kg.graph.untried_choice import choose
from kg.model import Kind

#: Chance must leave a cell empty at most so often for it to be tested.
_POSSIBLE = 0.05
#: So many of the scarcest cells are compared with their neighbours.
_COMPARED = 500
#: Neighbours are full where the other side is at least so common, compared with all papers.
_FULL = 0.5
#: So many papers are named for each side.
_NEAREST = 2


@dataclass(frozen=True, eq=False)
class Cells:
    """A table of pairs: what is there, and how surprising it is."""

    left: Indices  #: concepts of the rows
    right: Indices  #: concepts of the columns
    is_cell: Flags  #: whether the two can be combined at all
    shared: Indices  #: papers with both
    papers: int  #: all that have a link
    rates: Weights  #: false discovery rates; above 1 where nothing was tested

    def ranked(self, chosen: Flags, score: Weights) -> Iterator[tuple[int, int]]:
        """Yield chosen cells as concepts, those of the highest score first, then by id."""
        rows, columns = np.nonzero(chosen)
        for place in np.argsort(-score[rows, columns], kind="stable").tolist():
            yield int(self.left[rows[place]]), int(self.right[columns[place]])


def cross_pairs(nearness: Nearness, kinds: tuple[Kind, Kind], *, limit: int) -> Crossing:
    """Give the most telling untried and scarce pairs of two kinds."""
    cells = make_cells(nearness, kinds)
    is_empty = cells.is_cell & (cells.shared == 0)
    is_tested = cells.rates <= 1.0
    near = nearness.between(cells.left, cells.right)
    pairs = _Pairs(nearness, cells, near)
    untried = cells.ranked(is_empty & (near > 0), near)
    return Crossing(
        kinds=kinds,
        concepts=(len(cells.left), len(cells.right)),
        cells=int(cells.is_cell.sum()),
        empty=int(is_empty.sum()),
        tested=int(is_tested.sum()),
        surprising=int((cells.rates <= DISCOVERY_RATE).sum()),
        untried=choose(nearness.corpus, untried, pairs.tell_untried, limit=limit),
        scarce=choose(nearness.corpus, pairs.scarce(), pairs.tell, limit=limit),
    )


def make_cells(nearness: Nearness, kinds: tuple[Kind, Kind]) -> Cells:
    """Count the papers of each pair of two kinds, and test what is rarer than by chance."""
    corpus, papers = nearness.corpus, linked_papers(nearness.corpus)
    left, right = (combinable(corpus, kind) for kind in kinds)
    is_cell = can_meet(corpus, left, right)
    shared = shared_papers(corpus, left, right).astype(np.int64)
    rates = _rates(shared, corpus.having[left], corpus.having[right], papers, is_cell)
    return Cells(left, right, is_cell, shared, papers, rates)


def _rates(shared: Indices, left: Indices, right: Indices, papers: int, is_cell: Flags) -> Weights:
    """Give the false discovery rates of the cells that are tested, 2 elsewhere."""
    rates = np.full(shared.shape, 2.0)
    # chance leaves a cell of this mean empty at most exp(-mean) of the time
    rows, columns = np.nonzero(is_cell & (np.outer(left, right) > papers))
    none = np.zeros(len(rows), dtype=np.int64)
    empty = hypergeometric_tail(none, left[rows], right[columns], papers, tail="lower")
    rows, columns = rows[empty <= _POSSIBLE], columns[empty <= _POSSIBLE]
    found = hypergeometric_tail(
        shared[rows, columns], left[rows], right[columns], papers, tail="lower"
    )
    rates[rows, columns] = benjamini_hochberg(found)
    return rates


def within_years(corpus: Corpus, pair: tuple[int, int]) -> float:
    """Say how many papers chance gives a pair when it deals those of each year apart.

    Papers without a date count as those of one year.
    """
    years, place = np.unique(corpus.years, return_inverse=True)
    left, right, every = (
        np.bincount(place[papers], minlength=len(years))
        for papers in (*(corpus.papers_of[concept] for concept in pair), np.unique(corpus.paper))
    )
    return float((left * right / np.maximum(every, 1)).sum())


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Tells of single pairs."""

    nearness: Nearness
    cells: Cells
    near: Weights

    def tell_untried(self, pair: tuple[int, ...]) -> Combination | None:
        """Tell of an empty pair, unless its neighbours are empty, too."""
        left, right = self._sides(pair)
        is_full = self._is_full(left, right) and self._is_full(right, left)
        return self._tell(pair, (left, right)) if is_full else None

    def _is_full(self, side: Side, other: Side) -> bool:
        """Whether the other side is common enough among the neighbours of one."""
        usual = side.around * other.papers / self.cells.papers
        return side.around_with > 0 and side.around_with >= _FULL * usual

    def tell(self, pair: tuple[int, ...]) -> Combination:
        return self._tell(pair, self._sides(pair))

    def scarce(self) -> list[tuple[int, ...]]:
        """Give the scarce pairs, those that miss most papers first."""
        cells = self.cells
        chosen = (cells.rates <= DISCOVERY_RATE) & (cells.shared > 0)
        having = self.nearness.corpus.having
        missing = np.outer(having[cells.left], having[cells.right]) / cells.papers - cells.shared
        found = []
        for pair, _ in zip(cells.ranked(chosen, missing), range(_COMPARED), strict=False):
            lack = self._missing(pair)
            if lack > 0:
                found.append((-round(lack, 9), pair))
        return [pair for _, pair in sorted(found)]

    def _missing(self, pair: tuple[int, int]) -> float:
        """Say how many papers a pair lacks, by the side or the years that expect the fewest."""
        observed = len(papers_with(self.nearness.corpus, pair))
        expected = [
            side.papers * side.around_with / max(side.around, 1) for side in self._sides(pair)
        ]
        return min(*expected, within_years(self.nearness.corpus, pair)) - observed

    def _sides(self, pair: tuple[int, ...]) -> tuple[Side, ...]:
        left, right = pair
        corpus = self.nearness.corpus
        return side_of(corpus, left, [right]), side_of(corpus, right, [left])

    def _tell(self, pair: tuple[int, ...], sides: tuple[Side, ...]) -> Combination:
        left, right = pair
        corpus, cells = self.nearness.corpus, self.cells
        row, column = np.searchsorted(cells.left, left), np.searchsorted(cells.right, right)
        observed = int(cells.shared[row, column])
        counts = (sides[0].papers, sides[1].papers, cells.papers)
        rate = float(cells.rates[row, column])
        return Combination(
            concepts=(corpus.concepts[left], corpus.concepts[right]),
            observed=observed,
            expected=hypergeometric_range(*counts),
            probability=float(hypergeometric_tail(observed, *counts, tail="lower")),
            rate=rate if rate <= 1.0 else None,
            score=float(self.near[row, column]),
            sides=sides,
            bridges=bridges(self.nearness, left, right),
            nearest=(
                *nearest_papers(self.nearness, [left], right, limit=_NEAREST),
                *nearest_papers(self.nearness, [right], left, limit=_NEAREST),
            ),
        )
