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
from kg.graph.incidence import Indices, Weights
from kg.graph.ties import Ties

#: Concepts of more papers than this tie no papers together.
_MOST_PAPERS = 400

#: How much nearer papers of the same fine, of the same coarse topic count.
_SAME_FINE, _SAME_COARSE = 1.5, 1.25


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Pairs of near papers, each pair once, sorted."""

    left: Indices
    right: Indices
    weight: Weights  #: in (0, 1]


def find_neighbours(ties: Ties, clusters: Clusters, *, most: int = 10) -> Neighbours:
    """Give for each paper its nearest ones, at most so many."""
    papers, concepts = ties.shape
    norm = np.sqrt(np.bincount(ties.paper, ties.weight**2, papers))
    weight = ties.weight / norm[ties.paper]
    is_telling = (ties.having <= _MOST_PAPERS)[ties.concept] & (ties.having > 1)[ties.concept]
    paper, concept, weight = ties.paper[is_telling], ties.concept[is_telling], weight[is_telling]
    first = np.searchsorted(paper, np.arange(papers + 1)).tolist()
    order = np.lexsort((paper, concept))
    column, column_weight = paper[order], weight[order]
    bounds = np.searchsorted(concept[order], np.arange(concepts + 1)).tolist()
    fine, coarse = clusters.fine_of_paper, clusters.coarse_of_paper
    pairs: list[tuple[Indices, Indices, Weights]] = []
    for one in range(papers):
        mine = slice(first[one], first[one + 1])
        spans = [
            (bounds[c], bounds[c + 1], w)
            for c, w in zip(concept[mine].tolist(), weight[mine].tolist(), strict=True)
        ]
        if spans:
            others = np.concatenate([column[a:b] for a, b, _ in spans])
            shares = np.concatenate([column_weight[a:b] * w for a, b, w in spans])
            near, place = np.unique(others, return_inverse=True)
            alike: Weights = np.bincount(place, shares).astype(np.float64)
            alike *= np.where(fine[near] == fine[one], _SAME_FINE, 1.0)
            alike *= np.where(coarse[near] == coarse[one], _SAME_COARSE, 1.0)
            alike = np.round(alike, 9)
            alike[near == one] = 0.0
            chosen = np.lexsort((near, -alike))[:most]
            chosen = chosen[alike[chosen] > 0]
            pairs.append((np.full(len(chosen), one), near[chosen], alike[chosen]))
    return _fill(pairs, clusters, papers, most)


def _fill(
    pairs: list[tuple[Indices, Indices, Weights]], clusters: Clusters, papers: int, most: int
) -> Neighbours:
    """Add neighbours from the topic where there are few, and give each pair once."""
    left = np.concatenate([p[0] for p in pairs]) if pairs else np.zeros(0, dtype=np.int64)
    right = np.concatenate([p[1] for p in pairs]) if pairs else np.zeros(0, dtype=np.int64)
    alike = np.concatenate([p[2] for p in pairs]) if pairs else np.zeros(0)
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
