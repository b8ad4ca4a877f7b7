"""Which papers are nearest to each paper, by what they are about.

1. A paper is the vector of its ties (:mod:`kg.graph.ties`); two papers are as near as the cosine.
2. Only concepts of at most some hundred papers are looked through: the others tell little, and
   would tie everything.
3. Papers of one topic count as somewhat nearer, so that a paper between topics takes a side.
4. A paper without enough neighbours gets some of its topic, chosen by turns.
"""

from dataclasses import dataclass

import numpy as np

from kg.graph.clusters import Clusters
from kg.graph.incidence import Indices, Weights, count_on
from kg.graph.ties import Ties

#: Concepts of more papers than this tie no papers together.
_MOST_PAPERS = 400

#: How much nearer papers of the same fine, of the same coarse topic count.
_SAME_FINE, _SAME_COARSE = 1.5, 1.25

#: Papers whose neighbours are sought at once.
_BLOCK = 32


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Pairs of near papers, each pair once, sorted."""

    left: Indices
    right: Indices
    weight: Weights  #: in (0, 1]


def find_neighbours(ties: Ties, clusters: Clusters, *, most: int = 10) -> Neighbours:
    """Give for each paper its nearest ones, at most so many."""
    vectors = _Vectors.of(ties)
    # papers of one topic have much in common, so a block of them has few others near it
    by_topic = np.argsort(clusters.fine_of_paper, kind="stable")
    blocks = (by_topic[start : start + _BLOCK] for start in range(0, len(by_topic), _BLOCK))
    found = [_nearest(vectors, clusters, block, most) for block in blocks]
    left, right, alike = map(np.concatenate, zip(*found, strict=True))
    return _fill(left, right, alike, clusters, most)


@dataclass(frozen=True, slots=True, eq=False)
class _Vectors:
    """The telling ties twice: by paper, and by concept; vectors are of length 1."""

    first: Indices  #: for each paper its first tie; the last number is that of all ties
    concept: Indices
    weight: Weights
    first_of_concept: Indices
    paper_by_concept: Indices
    weight_by_concept: Weights

    @classmethod
    def of(cls, ties: Ties) -> "_Vectors":
        papers, concepts = ties.shape
        norm = np.sqrt(np.bincount(ties.paper, ties.weight**2, papers))
        tells = np.flatnonzero(((ties.having <= _MOST_PAPERS) & (ties.having > 1))[ties.concept])
        paper, concept = ties.paper[tells], ties.concept[tells]
        weight = ties.weight[tells] / norm[paper]
        order = np.argsort(concept, kind="stable")
        return cls(
            np.searchsorted(paper, np.arange(papers + 1)),
            concept,
            weight,
            np.searchsorted(concept[order], np.arange(concepts + 1)),
            paper[order],
            weight[order],
        )

    def shares(self, papers: Indices) -> tuple[Indices, Indices, Weights]:
        """Give what each tie of some papers has in common with each paper of its concept.

        The first array has the papers as numbers from 0, the others are papers and products.
        """
        count = np.diff(self.first)[papers]
        mine = count_on(self.first[papers], count)
        start = self.first_of_concept[self.concept[mine]]
        having = self.first_of_concept[self.concept[mine] + 1] - start
        others = count_on(start, having)
        row = np.repeat(np.repeat(np.arange(len(papers)), count), having)
        share = np.repeat(self.weight[mine], having) * self.weight_by_concept[others]
        return row, self.paper_by_concept[others], share


def _nearest(
    vectors: _Vectors, clusters: Clusters, papers: Indices, most: int
) -> tuple[Indices, Indices, Weights]:
    """Give for some papers those nearest to each, the nearest first, and how near they are."""
    row, others, share = vectors.shares(papers)
    known = np.zeros(len(clusters.fine_of_paper), dtype=np.bool_)
    known[others] = known[papers] = True
    number = np.cumsum(known) - 1
    around = np.flatnonzero(known)
    size = (len(papers), len(around))
    cell = row * size[1] + number[others]
    table: Weights = (
        np.bincount(cell, share, size[0] * size[1]).astype(np.float64, copy=False).reshape(size)
    )
    table[np.arange(len(papers)), number[papers]] = 0.0
    row, column = _promising(table, most)
    alike, one, other = table[row, column], papers[row], around[column]
    fine, coarse = clusters.fine_of_paper, clusters.coarse_of_paper
    alike *= np.where(fine[other] == fine[one], _SAME_FINE, 1.0)
    alike *= np.where(coarse[other] == coarse[one], _SAME_COARSE, 1.0)
    order = np.lexsort((column, -np.round(alike, 9), row))
    row = row[order]
    order = order[np.arange(len(row)) - np.searchsorted(row, row) < most]
    order = order[alike[order] > 0]
    return one[order], other[order], np.round(alike[order], 9)


def _promising(table: Weights, most: int) -> tuple[Indices, Indices]:
    """Give the row and column of what may be among the most of its row, whatever its topic is.

    Of the greatest ones of some parts of a row, so many are at least as great as the last of them.
    """
    parts, width = 2 * most, table.shape[1]
    least = np.zeros(len(table))
    if width > 10 * parts:
        cut = table[:, : width // parts * parts].reshape(len(table), parts, -1)
        # nearness counts by so much more, at most, where the topic is the same
        least = np.sort(cut.max(axis=2), axis=1)[:, -most] / (_SAME_FINE * _SAME_COARSE) - 1e-8
    row, column = np.divmod(np.flatnonzero(table > least.clip(0.0)[:, None]), width)
    return row, column


def _fill(
    left: Indices, right: Indices, alike: Weights, clusters: Clusters, most: int
) -> Neighbours:
    """Add neighbours from the topic where there are few, and give each pair once."""
    papers = len(clusters.fine_of_paper)
    strongest = np.zeros(papers)
    np.maximum.at(strongest, left, alike)
    weight = alike / strongest[left]
    few = np.bincount(left, minlength=papers) < most // 2
    order = np.lexsort((np.arange(papers), clusters.fine_of_paper))
    place = np.empty(papers, dtype=np.int64)
    place[order] = np.arange(papers)
    size = np.bincount(clusters.fine_of_paper)
    start = np.concatenate(([0], np.cumsum(size)))[clusters.fine_of_paper]
    size = size[clusters.fine_of_paper]
    lonely = np.flatnonzero(few & (size > 1))
    extra = []
    for step in range(1, most // 2 + 1):
        # steps of growing length go round the topic without meeting the same twice
        jump = 1 + (step * size[lonely]) // (most // 2 + 2)
        other = order[start[lonely] + (place[lonely] - start[lonely] + jump) % size[lonely]]
        extra.append((lonely, other, np.full(len(lonely), 0.3)))
    left = np.concatenate([left, *(e[0] for e in extra)])
    right = np.concatenate([right, *(e[1] for e in extra)])
    weight = np.concatenate([weight, *(e[2] for e in extra)])
    keep = left != right
    low, high = np.minimum(left, right)[keep], np.maximum(left, right)[keep]
    key, inverse = np.unique(low * papers + high, return_inverse=True)
    best = np.zeros(len(key))
    np.maximum.at(best, inverse, weight[keep])
    return Neighbours(key // papers, key % papers, best)
