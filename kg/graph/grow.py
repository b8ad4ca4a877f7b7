"""Room for what is new on a map that stands: nothing that has a place is moved.

1. A new paper goes to the middle of its concepts that have a place, the point from which the way
   to all of them is shortest: most of them decide, not their mean, which may lie in the open sea.
   Those of its own topic say most.
2. A new concept goes to the middle of its papers, new ones among them; then papers whose concepts
   are all new go to these, and so on, as long as anything leads on.
3. What nothing leads to goes to the middle of the map.
4. All that is new moves apart, from each other and from what stands.

References
----------
.. [1] E. Weiszfeld. Sur le point pour lequel la somme des distances de n points donnés est
   minimum. Tôhoku Mathematical Journal 43, 1937.
"""

import math

import numpy as np

from kg.graph.clusters import Clusters
from kg.graph.incidence import Flags, Indices, Points, Weights
from kg.graph.layout import CONCEPT_ROOM, PAPER_ROOM
from kg.graph.room import make_room
from kg.graph.ties import Ties

_ROUNDS = 20

#: What a tie counts whose ends are in one coarse topic only, or not even that.
_COARSE, _OUTSIDE = 0.3, 0.02

_GOLDEN = math.pi * (3 - math.sqrt(5))


def grow(
    ties: Ties, clusters: Clusters, papers: Points, concepts: Points, *, unit: float
) -> tuple[Points, Points]:
    """Give all positions, where those that were missing (NaN) are filled in.

    Parameters
    ----------
    papers, concepts
        A row a paper and a row a concept of the ties.
    unit
        Distance of papers that lie evenly.
    """
    new_papers, new_concepts = np.isnan(papers[:, 0]), np.isnan(concepts[:, 0])
    if not new_papers.any() and not new_concepts.any():
        return papers, concepts
    papers, concepts = papers.copy(), concepts.copy()
    weight = ties.weight * _nearness(ties, clusters)
    while True:
        missing = int(np.isnan(papers[:, 0]).sum() + np.isnan(concepts[:, 0]).sum())
        _fill(papers, concepts, ties.paper, ties.concept, weight)
        _fill(concepts, papers, ties.concept, ties.paper, weight)
        left = int(np.isnan(papers[:, 0]).sum() + np.isnan(concepts[:, 0]).sum())
        if left in (0, missing):
            break
    for at, is_new, room in (
        (papers, new_papers, PAPER_ROOM * unit),
        (concepts, new_concepts, CONCEPT_ROOM * unit),
    ):
        at[np.isnan(at[:, 0])] = 0.0
        turn = _GOLDEN * np.arange(len(at))
        # not all on one point, from which no force would know a way
        at[is_new] += (room * np.stack([np.cos(turn), np.sin(turn)], axis=1))[is_new]
    papers = _settle(papers, new_papers, PAPER_ROOM * unit, papers[:0])
    concepts = _settle(concepts, new_concepts, CONCEPT_ROOM * unit, papers)
    return papers, concepts


def _nearness(ties: Ties, clusters: Clusters) -> Weights:
    """Say how much a tie counts: that of a concept of another topic counts little."""
    paper, concept = ties.paper, ties.concept
    same_fine = clusters.fine_of_paper[paper] == clusters.fine_of_concept[concept]
    same_coarse = clusters.coarse_of_paper[paper] == clusters.coarse_of_concept[concept]
    weight: Weights = np.where(same_fine, 1.0, np.where(same_coarse, _COARSE, _OUTSIDE))
    return weight


def _fill(at: Points, around: Points, of_tie: Indices, other: Indices, weight: Weights) -> None:
    """Put each point that has no place, and is tied to some that have, in the middle of these."""
    useful = np.isnan(at[of_tie, 0]) & ~np.isnan(around[other, 0])
    if not useful.any():
        return
    point, index = np.unique(of_tie[useful], return_inverse=True)
    there, weight = around[other[useful]], weight[useful]
    middle = _mean(index, there, weight, len(point))
    for _ in range(_ROUNDS):
        far = np.hypot(*(there - middle[index]).T)
        middle = _mean(index, there, weight / np.maximum(far, 1e-3), len(point))
    at[point] = middle


def _mean(index: Indices, points: Points, weight: Weights, count: int) -> Points:
    total = np.bincount(index, weight, count)
    columns = [np.bincount(index, weight * points[:, k], count) / total for k in (0, 1)]
    return np.stack(columns, axis=1)


def _settle(at: Points, is_new: Flags, room: float, others: Points) -> Points:
    """Move new points apart, from what stands and from points of another sort."""
    if not is_new.any():
        return at
    standing = np.concatenate([others, at[~is_new]])
    everything = np.concatenate([standing, at[is_new]])
    moved = make_room(everything, np.full(len(everything), room), still=len(standing), rounds=30)
    result = at.copy()
    result[is_new] = np.clip(moved[len(standing) :], -1.0, 1.0)
    return result
